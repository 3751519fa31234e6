public import AWSFacts

/// What one tool does when a change is applied with it, and how we know.
public struct ToolEffect: Sendable {
  /// What happens.
  public enum Effect: Sendable, Hashable {
    /// Something that is there changes.
    case update(UpdateEffect)
    /// Something new is made.
    case create
    /// Something is deleted.
    case delete

    /// The word in machine-readable reports: `in-place`, `replace`, `create`.
    public var word: String {
      switch self {
      case .update(let effect): effect.rawValue
      case .create: "create"
      case .delete: "delete"
      }
    }
  }

  /// The tool.
  public let tool: DeploymentTool
  /// What it does.
  public let effect: Effect
  /// The pages that say so.
  public let sources: [AWSDocument]
  /// How far to trust them.
  public let confidence: Confidence
  /// What to know besides.
  public let note: String?

  init(_ tool: DeploymentTool, _ fact: Fact<UpdateEffect>) {
    self.init(
      tool, .update(fact.value), sources: fact.sources, confidence: fact.confidence, note: fact.note)
  }

  init(
    _ tool: DeploymentTool, _ effect: Effect, sources: [AWSDocument] = [], confidence: Confidence = .settled,
    note: String? = nil
  ) {
    (self.tool, self.effect, self.sources) = (tool, effect, sources)
    (self.confidence, self.note) = (confidence, note)
  }
}

extension Change {
  /// How much there is to fear, the worst first.
  public enum Weight: Int, Sendable, Comparable, CaseIterable {
    /// The proxy goes, and a new one comes under another address.
    case replacesProxy
    /// The tool says that it did it, and did not.
    case notApplied
    /// Something else goes and comes anew, or goes for good.
    case replaces
    /// It becomes easier to get in.
    case weakens
    /// Open connections end.
    case dropsConnections
    /// Nothing comes of it before a restart.
    case needsReboot
    /// It becomes harder to get in.
    case strengthens
    /// Something changes and nobody notices.
    case harmless

    /// The worst first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// How much there is to fear, whichever tool applies it.
  public var weight: Weight {
    let words = effects.map { $0.effect }
    if words.contains(.update(.replace)) || words.contains(.delete) {
      if part.kind == .proxy { return .replacesProxy }
      if part.kind != .rule, part.kind != .alarm { return .replaces }
    }
    if words.contains(.update(.notApplied)) { return .notApplied }
    if security == .weaker { return .weakens }
    if words.contains(.update(.dropsConnections)) { return .dropsConnections }
    if words.contains(.update(.needsReboot)) { return .needsReboot }
    return security == .stronger ? .strengthens : .harmless
  }

  /// Whether one of the tools replaces something for it.
  public var replaces: Bool { effects.contains { $0.effect == .update(.replace) } }
}
