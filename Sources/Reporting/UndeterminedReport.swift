import ProxyModel
public import Rules
public import SourceText

/// Lists what could not be decided, once for each thing that is not known, with what to write down.
public struct UndeterminedReport: Sendable {
  private let sources: SourceMap
  private let style: Style

  /// A report over the files of a run.
  public init(sources: SourceMap, style: Style = .plain) {
    self.sources = sources
    self.style = style
  }

  /// The unknowns in the order of their places, each with the rules that wait for it; nothing where all is decided.
  public func text(of judgement: Judgement) -> String {
    var waiting: [(place: String, range: SourceRange, reason: String, remedy: String?, rules: [String])] = []
    for outcome in judgement.outcomes {
      for unknown in outcome.unknowns {
        if let index = waiting.firstIndex(where: { $0.range == unknown.range && $0.reason == unknown.reason }) {
          if !waiting[index].rules.contains(outcome.rule.id) { waiting[index].rules.append(outcome.rule.id) }
        } else {
          waiting.append((place(of: unknown.range), unknown.range, unknown.reason, unknown.remedy, [outcome.rule.id]))
        }
      }
    }
    guard !waiting.isEmpty else { return "" }
    let lines = waiting.sorted { $0.range < $1.range }.flatMap { item in
      [
        "\(style.ink(.strong, "undetermined")): \(TextReport.printable(SecretMask.masked(item.reason)))",
        "  --> \(item.place)",
      ]
        + (item.remedy.map { ["   = fix: \($0)"] } ?? [])
        + ["   = for: \(item.rules.joined(separator: ", "))", ""]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(of range: SourceRange) -> String {
    guard let file = sources.file(of: range) else { return "?" }
    let position = LineTable(file).position(at: Int(range.start))
    return "\(TextReport.printable(file.name)):\(position.line):\(position.column)"
  }
}
