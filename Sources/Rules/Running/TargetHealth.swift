import AWSFacts
import ProxyModel
import SourceText

extension Report {
  /// The rows that say how the targets of a proxy do.
  func targets(of proxy: Proxy) throws(Inconclusive) -> [TargetReport] {
    let observed = deployment.observed
    let rows = observed.targets.filter { $0.proxy == .symbol(proxy.symbol) }
    guard let first = rows.first else {
      if let unseen = observed.unseenTargets { throw .unknown(unseen) }
      for row in observed.targets { if case .unknown(let unknown) = row.proxy { throw .unknown(unknown) } }
      throw .notApplicable
    }
    // A cluster's own row has no health where its instances have rows beside it.
    let answers = rows.filter { $0.state != nil }
    guard answers.isEmpty else { return answers }
    throw undetermined(
      "no row says how `\(first.database.value)` does", at: first.provenance.range,
      remedy: "capture `aws rds describe-db-proxy-targets --db-proxy-name \(proxy.name.known ?? "NAME")`")
  }

  /// Says of all targets that have one reason what it is, and what the likely cause.
  mutating func flag(
    _ reason: TargetHealthReason, of proxy: Proxy, severity: Severity? = nil
  ) throws(Inconclusive) {
    let rows = try targets(of: proxy)
    let ill = rows.filter { $0.isIll && $0.reason?.value == reason.rawValue }
    guard let first = ill.first, let place = first.reason?.range else { return }
    var ailment = Ailment(
      place: place, label: "of `\(first.database.value)`: \(reason.meaning)", resource: resource(of: proxy),
      beyond: beyond(reason, ill, among: rows), severity: severity)
    ailment.remarks = first.remarks
    for row in ill.dropFirst() { ailment.related.append(.init(row.database.range, "and of this")) }
    flag(ailment, causedBy: LikelyCauses(of: Symptom(reason), at: proxy, in: self))
  }

  /// What is to be looked at where no rule finds a cause. What one instance is reached by, all of its cluster are.
  private func beyond(_ reason: TargetHealthReason, _ ill: [TargetReport], among rows: [TargetReport]) -> String {
    guard reason == .unreachable,
      let well = rows.first(where: { $0.state?.value == TargetHealthState.available.rawValue })
    else { return reason.checkBeyond }
    let names = ill.map { "`\($0.database.value)`" }.joined(separator: ", ")
    return
      "what \(names) has and `\(well.database.value)`, which is reached, has not: its state, its subnet's network ACL and routes"
  }

  /// What the health of a target is said of: the database, where the deployment shows it.
  func resource(of proxy: Proxy) -> Provenance {
    deployment.databases(behind: proxy).first?.provenance ?? proxy.provenance
  }
}

extension TargetReport {
  /// Whether the proxy cannot use it, or not yet.
  var isIll: Bool { state.map { $0.value != TargetHealthState.available.rawValue } ?? false }

  /// AWS's own words, where there are any.
  var remarks: [Diagnostic.Remark] {
    words.map { $0.value.isEmpty ? [] : [.init("AWS says", $0.value)] } ?? []
  }
}
