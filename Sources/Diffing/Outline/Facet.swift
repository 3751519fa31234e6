public import AWSFacts
public import ProxyModel
public import SourceText

/// One setting of one part, as two deployments are compared by it.
public struct Facet: Sendable {
  /// What is to be known of the value.
  public enum State: Sendable, Hashable {
    /// The value. `common` is what remains of it without the words that name the environment: what is equal there differs only
    /// because the environments do.
    case known(SettingValue, common: SettingValue)
    /// Written, but nothing that AWS knows.
    case refused(String)
    /// Not to be known from the files.
    case unknown(Unknown)
  }

  /// The setting in the words of a profile: `require_tls`, `instances.peak`.
  public let name: String
  /// What is known of the value.
  public let state: State
  /// Whether nothing is written, so that the value is AWS's or follows from others.
  public let isDefault: Bool
  /// Where it is written, or where it could be.
  public let place: SourceRange
  /// What it is to the tools that apply it; nil for what no tool is told.
  public let attribute: DeployedAttribute?
  /// Whether the value is an id, an address range or an account, which no two environments share.
  let isIdentifier: Bool
  /// The list whose completeness decides whether one that is missing here is really not there.
  let list: String?

  /// Whether it is one of the tags.
  var isTag: Bool { name.utf8.starts(with: "tags.".utf8) }

  /// The value, where it is known.
  public var value: SettingValue? { if case .known(let value, _) = state { value } else { nil } }

  /// The value as a file would have it; the reason where it is not known.
  public var shown: String {
    switch state {
    case .known(let value, _): value.shown
    case .refused(let text): text
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  /// What stands in the way of knowing it.
  public var unknown: Unknown? { if case .unknown(let unknown) = state { unknown } else { nil } }

  /// Whether both have the same effect.
  func isSame(as other: Facet) -> Bool {
    switch (state, other.state) {
    case (.known(let one, _), .known(let other, _)): one == other
    case (.refused(let one), .refused(let other)): one == other
    case (.unknown(let one), .unknown(let other)): one == other
    case (.known, _), (.refused, _), (.unknown, _): false
    }
  }

  /// Whether both have the same effect once the environments' own words are left out.
  func isAlike(_ other: Facet) -> Bool {
    if case .known(_, let one) = state, case .known(_, let other) = other.state { return one == other }
    return isSame(as: other)
  }
}
