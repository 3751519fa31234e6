public import SourceText

/// One setting of a deployment: its value, and how it came by it.
///
/// Two settings are equal when they have the same effect: `50` written and `50` by default are the same pool.
public enum Setting<Value: Sendable>: Sendable {
  /// Written in a file, here.
  case written(Value, at: SourceRange)
  /// Left out, so this value holds; the range is the key of the block that could have set it.
  case defaulted(Value, at: SourceRange)
  /// Written, but nothing that AWS knows (`engine_family: postgres`); a rule of its own says so.
  case refused(String, at: SourceRange)
  /// Not to be known from the file alone.
  case unknown(Unknown)

  /// The value, for a rule that needs it; a rule that cannot have it ends here, and the catalogue reports why.
  @inlinable public var value: Value {
    get throws(Inconclusive) {
      switch self {
      case .written(let value, _), .defaulted(let value, _): return value
      case .refused: throw .reportedElsewhere
      case .unknown(let unknown): throw .unknown(unknown)
      }
    }
  }

  /// The value, or nil where the file alone does not tell.
  @inlinable public var known: Value? {
    switch self {
    case .written(let value, _), .defaulted(let value, _): value
    case .refused, .unknown: nil
    }
  }

  /// Where it is written, or where it could be.
  @inlinable public var range: SourceRange {
    switch self {
    case .written(_, let range), .defaulted(_, let range), .refused(_, let range): range
    case .unknown(let unknown): unknown.range
    }
  }

  /// Whether the file says it, rightly or wrongly.
  public var isWritten: Bool {
    switch self {
    case .written, .refused: true
    case .defaulted: false
    case .unknown(let unknown): unknown.expression != nil
    }
  }

  /// Whether AWS or a tool makes the value up, see ``Unknown/isMadeUp``.
  public var isMadeUp: Bool {
    if case .unknown(let unknown) = self { unknown.isMadeUp } else { false }
  }

  /// The same setting with another value in it.
  @inlinable
  public func map<Other>(_ transform: (Value) -> Other) -> Setting<Other> {
    switch self {
    case .written(let value, let range): .written(transform(value), at: range)
    case .defaulted(let value, let range): .defaulted(transform(value), at: range)
    case .refused(let text, let range): .refused(text, at: range)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

// The parameter itself asks for no more than `Sendable`: what it asked for would be looked up, for every type of setting, when
// the program starts.
extension Setting: Equatable where Value: Equatable {
  /// Compares the effect, not how it came about.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.unknown(let left), .unknown(let right)): left == right
    case (.refused(let left, _), .refused(let right, _)): left == right
    default: left.known != nil && left.known == right.known
    }
  }
}

extension Setting: Hashable where Value: Hashable {
  /// Hashes the effect.
  public func hash(into hasher: inout Hasher) { hasher.combine(known) }
}

/// Something that the files do not tell.
///
/// It never changes, and it is a reference because every setting has room for one: a deployment has hundreds, and knows most of them.
public final class Unknown: Sendable, Hashable {
  /// What stands in the value's place: `var.timeout`, `!Ref Timeout`; nil where nothing is written at all.
  public let expression: String?
  /// Why it is not known: `var.timeout has no default`, `` `database.engine_version` is not written ``.
  public let reason: String
  /// What to write down to have it known, where that is clear: `` write `database.engine_version` ``.
  public let remedy: String?
  /// Where the value stands or is missing.
  public let range: SourceRange
  /// Whether AWS or a tool will make the value up: it will be one that AWS takes, and another one than that of every other
  /// `expression` which is made up.
  public let isMadeUp: Bool

  /// An unknown with its reason and place.
  public init(
    _ reason: String, at range: SourceRange, expression: String? = nil, remedy: String? = nil, isMadeUp: Bool = false
  ) {
    self.expression = expression
    self.reason = reason
    self.remedy = remedy
    self.range = range
    self.isMadeUp = isMadeUp
  }

  /// Two unknowns are the same when the same words stand for them.
  public static func == (left: Unknown, right: Unknown) -> Bool {
    (left.expression, left.reason) == (right.expression, right.reason)
  }

  /// Hashes the words.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(expression)
    hasher.combine(reason)
  }
}

/// Why a rule comes to no verdict.
public enum Inconclusive: Error, Sendable, Hashable {
  /// It needs a value that the files do not tell.
  case unknown(Unknown)
  /// It needs a value that is wrong in itself, and another rule says so.
  case reportedElsewhere
  /// There is nothing here for it to judge.
  case notApplicable
}
