import AWSFacts
public import Diffing
public import SourceText

/// What a run of `diff` came to: all that a report in whatever format says.
public struct DiffResult: Sendable {
  /// One side.
  public struct Side: Sendable {
    /// As the user named it.
    public let path: String
    /// What describes it.
    public let kind: SideKind

    /// A side.
    public init(path: String, kind: SideKind) { (self.path, self.kind) = (path, kind) }
  }

  /// Every file of the run.
  public let sources: SourceMap
  /// The first side.
  public let before: Side
  /// The second side.
  public let after: Side
  /// What differs.
  public let difference: Difference
  /// What may differ; nil where nobody has decided that.
  public let parity: Parity?
  /// Whether what is folded is listed as well.
  public let showsAll: Bool
  /// Whether each change comes with what would mend it.
  public let showsMends: Bool

  /// The result of a run.
  public init(
    sources: SourceMap, before: Side, after: Side, difference: Difference, parity: Parity?, showsAll: Bool,
    showsMends: Bool
  ) {
    (self.sources, self.before, self.after, self.difference) = (sources, before, after, difference)
    (self.parity, self.showsAll, self.showsMends) = (parity, showsAll, showsMends)
  }

  /// Why a change may not be; nil where it may, or nobody has decided.
  public func objection(to change: Change) -> String? {
    guard case .forbidden(let reason, _)? = parity?.verdict(on: change, in: difference) else { return nil }
    return reason
  }

  /// The changes that fail the run where nothing else is asked: those outside of what is decided, or all that are shown.
  public var counted: [Change] {
    parity == nil ? difference.shown : difference.shown.filter { objection(to: $0) != nil }
  }

  /// The changes that are listed.
  var listed: [Change] { showsAll ? difference.changes : counted }

  /// How many changes are allowed by what is decided.
  var allowed: Int { difference.shown.count - counted.count }

  /// `3 changes in 2 parts: 1 replaces, 1 weaker; 23 folded, 2 unknown`.
  public var summary: String {
    let shown = counted
    var text = shown.isEmpty ? "no difference" : "\(Self.count(shown.count, "change"))"
    if shown.isEmpty, allowed > 0 { text = "no difference that is not allowed" }
    let parts = Set(shown.map { $0.part }).count
    if !shown.isEmpty { text += " in \(Self.count(parts, "part"))" }
    let traits: [(String, (Change) -> Bool)] = [
      ("replaced", { $0.replaces }), ("not applied by Terraform", { $0.isNotApplied }),
      ("weaker", { $0.security == .weaker }), ("stronger", { $0.security == .stronger }),
    ]
    let counts = traits.compactMap { word, holds in
      let count = shown.count(where: holds)
      return count == 0 ? nil : "\(count) \(word)"
    }
    if !counts.isEmpty { text += " (\(counts.joined(separator: ", ")))" }
    var rest: [String] = []
    if allowed > 0 { rest.append("\(allowed) allowed") }
    if !difference.folded.isEmpty { rest.append("\(difference.folded.count) folded") }
    if !difference.undecided.isEmpty { rest.append("\(difference.undecided.count) unknown") }
    return rest.isEmpty ? text : "\(text); \(rest.joined(separator: ", "))"
  }

  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

extension Change {
  /// Whether a tool says that it did it, and did not.
  var isNotApplied: Bool { effects.contains { $0.effect == .update(.notApplied) } }

  /// The sign before it: `+`, `-`, `~`.
  var sign: String {
    switch kind {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    }
  }

  /// What the tools do, in a few words: `in place`, `Terraform in place, CloudFormation replaces the proxy`.
  var effectWords: String {
    guard let first = effects.first else { return "" }
    if effects.allSatisfy({ $0.effect == first.effect }) { return words(for: first.effect) }
    return effects.map { "\($0.tool.title) \(words(for: $0.effect))" }.joined(separator: ", ")
  }

  private func words(for effect: ToolEffect.Effect) -> String {
    let thing =
      switch (part.kind, setting) {
      case (.auth, _): "proxy"
      case (.targetGroup, "targets"): "target"
      default: part.kind.rawValue
      }
    return switch effect {
    case .update(.inPlace): "in place"
    case .update(.dropsConnections): "in place, connections drop"
    case .update(.needsReboot): "in place, needs a reboot"
    case .update(.replace): "replaces the \(thing)"
    case .update(.notApplied): "does not apply it"
    case .create: "made"
    case .delete: "deleted"
    }
  }

  /// The tools' effects that somebody may want to see proof of.
  var remarkableEffects: [ToolEffect] {
    effects.filter { effect in
      switch effect.effect {
      case .update(.inPlace), .create, .delete: false
      case .update(.dropsConnections), .update(.needsReboot), .update(.replace), .update(.notApplied): true
      }
    }
  }

  /// What a long list gained and lost, one line each; none for anything else.
  var valueLines: [String] {
    guard case .setting(let before?, let after?) = content, case .list(let old)? = before.value,
      case .list(let new)? = after.value, old.count + new.count > 2
    else { return [] }
    let (gone, come) = (old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
    return (gone.map { "- \($0)" } + come.map { "+ \($0)" }).map(SecretMask.masked)
  }

  /// `60 → 75`, or what there is on the one side; nothing where it takes lines of its own.
  var values: String {
    guard valueLines.isEmpty else { return "" }
    switch content {
    case .added, .removed: return shownAfter ?? shownBefore ?? ""
    case .setting(let before, let after):
      func shown(_ text: String?) -> String { text.map { $0.isEmpty ? "\"\"" : $0 } ?? "none" }
      return "\(shown(shownBefore))\(before?.mark ?? "") → \(shown(shownAfter))\(after?.mark ?? "")"
    }
  }

  /// What was there, without secrets.
  var shownBefore: String? { before.map(withoutSecrets) }
  /// What is there afterwards, without secrets.
  var shownAfter: String? { after.map(withoutSecrets) }

  private func withoutSecrets(_ text: String) -> String {
    let isSecret = setting.split(separator: ".").last.map { SecretMask.isSecretName($0) } ?? false
    return isSecret ? String(repeating: "*", count: 8) : SecretMask.masked(text)
  }
}

extension Facet {
  /// That nobody has written the value.
  fileprivate var mark: String { isDefault ? " (default)" : "" }
}
