public import SourceText

/// What a team has decided about the rules.
public struct RuleSettings: Sendable {
  /// How bad the findings of a rule are for this team, by the rule's id; the rule's own severity where it is not named.
  public var severities: [String: Severity] = [:]
  /// The rules, by id, whose findings no comment and no baseline may excuse.
  public var neverIgnored: Set<String> = []
  /// The numbers that rules measure against.
  public var thresholds = Thresholds()

  /// Nothing decided: every rule as the catalogue has it.
  public init() {}
}

/// Numbers that a team may choose, and that rules measure against.
public struct Thresholds: Sendable, Hashable {
  /// How many connections shall stay free for people, beyond those that the engine and AWS keep.
  public var administratorsReserve = 0

  /// What holds where nothing is chosen.
  public init() {}
}
