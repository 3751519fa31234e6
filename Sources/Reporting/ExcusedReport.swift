public import Rules
public import SourceText

/// Lists the findings that do not count, each with its excuse.
public struct ExcusedReport: Sendable {
  private let sources: SourceMap
  private let style: Style

  /// A report over the files of a run.
  public init(sources: SourceMap, style: Style = .plain) {
    self.sources = sources
    self.style = style
  }

  /// A line for each excused finding; nothing for none.
  public func text(of findings: [Finding]) -> String {
    var places = Places(sources)
    let lines = findings.compactMap { finding -> String? in
      guard let excuse = finding.excuse else { return nil }
      let place = places.place(of: finding.diagnostic.primary.range).map { "\($0.file):\($0.line)" } ?? "?"
      let start = "\(finding.diagnostic.rule ?? "") at \(TextReport.printable(place))"
      return switch excuse {
      case .baseline: "\(style.ink(.strong, "known")): \(start)\n"
      case .comment(let reason, let until):
        "\(style.ink(.strong, "suppressed")): \(start)\(until.map { " until \($0)" } ?? ""): "
          + TextReport.printable(SecretMask.masked(reason)) + "\n"
      }
    }
    return lines.isEmpty ? "" : lines.joined() + "\n"
  }
}
