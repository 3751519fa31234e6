import ProxyModel
import Sizing
import SourceText

extension ConnectionBudget {
  /// The arithmetic, line by line, as findings show it.
  var remarks: [Diagnostic.Remark] {
    var lines = [maxConnections.remark]
    lines.append(.init("pool", "\(maxConnections.value) × \(share) = \(pool)"))
    var others: [String] = []
    if direct > 0 { others.append("\(direct) for direct connections") }
    if reserved.total > 0 { others.append(reserved.words) }
    others += otherShares.map { "\($0.percent.share(of: maxConnections.value)) for \($0.holder) (\($0.percent))" }
    if !others.isEmpty {
      let sum = others.count > 1 || reserved.total > 0 ? " = \(wanted)" : ""
      lines.append(.init("others", others.joined(separator: " + ") + sum))
    }
    if let caveat = maxConnections.caveat { lines.append(.init("note", caveat)) }
    return lines
  }
}

extension MaxConnectionsEstimate {
  /// The number and where it is from.
  var remark: Diagnostic.Remark {
    .init(
      "max",
      isEstimate ? "max_connections is \(value) to \(most) (\(origin))" : "max_connections is \(value) (\(origin))"
    )
  }

  /// `5000`, or `1531 to 1802`.
  var words: String { isEstimate ? "\(value) to \(most)" : "\(value)" }
}
