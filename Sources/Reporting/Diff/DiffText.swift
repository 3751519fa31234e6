import AWSFacts
import Diffing
import ProxyModel
import SourceText

/// A difference for a person: part by part, the most consequential first, in columns.
public struct DiffText: Sendable {
  private let style: Style
  private let width: Int

  /// A report in a style, for so many cells.
  public init(style: Style = .plain, width: Int = 100) { (self.style, self.width) = (style, max(40, width)) }

  /// The report, with a summary as its last line.
  public func text(of result: DiffResult) -> String {
    var places = Places(result.sources)
    var blocks: [String] = []
    for group in Self.groups(result.listed) { blocks.append(text(of: group, result, &places)) }
    if let reach = reach(of: result) { blocks.append(reach) }
    let budget = result.difference.budgets.flatMap { $0.lines }.map { "  \($0)" }
    if !budget.isEmpty { blocks.append(([style.ink(.strong, "connections")] + budget).joined(separator: "\n")) }
    if let unknown = undecided(of: result, &places) { blocks.append(unknown) }
    blocks.append(result.summary)
    return blocks.map { $0 + "\n" }.joined(separator: "\n")
  }

  /// Changes under one heading.
  private struct Group {
    let title: String
    var changes: [Change]
    /// Whether the changes are parts that come and go, each told by its name, and not settings of one part.
    let isOfParts: Bool
  }

  /// The changes part by part; parts of one kind that come or go in a row stand under one heading.
  private static func groups(_ changes: [Change]) -> [Group] {
    var groups: [Group] = []
    for (part, changes) in Difference.grouped(changes) {
      let isWhole = changes.allSatisfy { $0.setting.isEmpty } && !part.name.isEmpty
      if isWhole, let last = groups.last, last.isOfParts, last.changes.first?.part.kind == part.kind {
        groups[groups.count - 1].changes += changes
      } else {
        groups.append(
          Group(title: isWhole ? part.kind.plural : part.title, changes: changes, isOfParts: isWhole))
      }
    }
    return groups
  }

  private func text(of group: Group, _ result: DiffResult, _ places: inout Places) -> String {
    var lines = [style.ink(.strong, TextReport.printable(group.title))]
    let names = group.changes.map { name(of: $0, in: group) }
    let values = group.changes.map { TextReport.printable($0.values) }
    let nameColumn = Self.column(names, atMost: 32)
    let valueColumn = Self.column(values, atMost: 32)
    for (index, change) in group.changes.enumerated() {
      var line = "  \(sign(of: change)) \(names[index])"
      let words = judgement(of: change)
      if !values[index].isEmpty || !words.isEmpty {
        line += Self.padding(names[index], to: nameColumn) + "  \(values[index])"
      }
      if !words.isEmpty { line += Self.padding(values[index], to: valueColumn) + "  [\(words)]" }
      lines.append(line)
      lines += details(of: change, result, &places).map { "      \(style.ink(.gutter, $0.lead)) \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The width of a column: that of its widest text, as long as that is no wider than `limit`.
  private static func column(_ texts: [String], atMost limit: Int) -> Int {
    texts.map { DisplayText($0).width }.filter { $0 <= limit }.max() ?? 0
  }

  private static func padding(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayText(text).width))
  }

  private func name(of change: Change, in group: Group) -> String {
    let name = change.setting.isEmpty ? change.part.name : change.setting
    return TextReport.printable(name.isEmpty ? change.kind.rawValue : name)
  }

  private func sign(of change: Change) -> String {
    switch change.weight {
    case .replacesProxy, .notApplied, .replaces: style.ink(.severity(.error), change.sign)
    case .weakens, .dropsConnections, .needsReboot: style.ink(.severity(.warning), change.sign)
    case .strengthens, .harmless: style.ink(.related, change.sign)
    }
  }

  /// `weaker, in place`.
  private func judgement(of change: Change) -> String {
    let isBad = change.weight <= .weakens
    let words = [change.fold?.words, change.security?.rawValue, change.effectWords].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: "; ")
    return isBad && change.fold == nil
      ? style.ink(.severity(change.weight < .weakens ? .error : .warning), words) : words
  }

  private func details(
    of change: Change, _ result: DiffResult, _ places: inout Places
  ) -> [(lead: String, text: String)] {
    var lines: [(lead: String, text: String)] = []
    lines += change.valueLines.map { (" ", TextReport.printable($0)) }
    let spots = [change.placeBefore, change.placeAfter].compactMap { $0 }.compactMap { places.place(of: $0) }
      .map { "\($0.file):\($0.line)" }
    if !spots.isEmpty { lines.append(("-->", TextReport.printable(spots.joined(separator: " → ")))) }
    guard change.fold == nil else { return lines }
    lines += change.consequences.map { ("=", TextReport.printable($0)) }
    if !change.alsoOn.isEmpty {
      lines.append(("=", "the same on \(DiffResult.count(change.alsoOn.count, "other part"))"))
    }
    if let objection = result.objection(to: change) { lines.append(("=", "parity: \(objection)")) }
    if change.weight <= .notApplied || change.weight == .replaces {
      lines += sources(of: change).map { ("=", "see: \($0)") }
    }
    if result.showsMends { lines += DiffMends.lines(for: change, result).map { ("=", $0) } }
    return lines
  }

  /// The pages that say what the tools do, each once, with the tools that they speak of.
  private func sources(of change: Change) -> [String] {
    var seen: Set<String> = []
    return change.remarkableEffects.flatMap { effect in
      effect.sources.filter { seen.insert($0.url).inserted }.map { "\($0.title), \($0.url)" }
    }
  }

  /// Who can connect on one side only, as far as no change above says it.
  private func reach(of result: DiffResult) -> String? {
    let told = Set(result.listed.flatMap { $0.consequences })
    let lines = result.difference.ways.map { $0.words }.filter { !told.contains($0) }
    guard !lines.isEmpty else { return nil }
    return ([style.ink(.strong, "who can reach")] + lines.map { "  \(TextReport.printable($0))" }).joined(
      separator: "\n")
  }

  private func undecided(of result: DiffResult, _ places: inout Places) -> String? {
    guard !result.difference.undecided.isEmpty else { return nil }
    var lines = [style.ink(.strong, "not known, and so not compared")]
    for unknown in result.difference.undecided {
      let known = [unknown.before.map { "\($0) → ?" }, unknown.after.map { "? → \($0)" }].compactMap { $0 }.first
      lines.append(
        "  \(TextReport.printable(unknown.path))\(known.map { "  \(TextReport.printable(SecretMask.masked($0)))" } ?? "")"
      )
      let place = places.place(of: unknown.reason.range).map { "\($0.file):\($0.line): " } ?? ""
      lines.append("      \(style.ink(.gutter, "=")) \(TextReport.printable(place + unknown.reason.reason))")
    }
    return lines.joined(separator: "\n")
  }
}

extension Change.Fold {
  /// Why a change is folded, where it is shown all the same.
  var words: String {
    switch self {
    case .environment: "the environment's own"
    case .follows: "follows from another"
    }
  }
}
