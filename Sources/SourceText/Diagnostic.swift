/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable {
  /// Worth knowing.
  case note
  /// Works until the day it matters.
  case warning
  /// AWS refuses it, or it cannot work.
  case error
}

extension Severity: Comparable {
  /// Notes below warnings below errors.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One thing that is wrong, complete enough to be printed without asking anyone else.
public struct Diagnostic: Sendable, Hashable {
  /// A place and what is to be seen there.
  public struct Label: Sendable, Hashable {
    /// The place.
    public let range: SourceRange
    /// What is to be seen there, in lower case and without a full stop; may be empty.
    public let text: String

    /// A place and what is to be seen there.
    public init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  /// A line under the excerpt: `= chain: app ──5432──▶ proxy`.
  public struct Remark: Sendable, Hashable {
    /// The word before the colon: `chain`, `sum`, `why`.
    public let title: String
    /// The rest of the line.
    public let text: String

    /// A remark under a title.
    public init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  /// The rule that found it, `HR081`, or nil for what the reader of a file reports itself.
  public var rule: String?
  /// The rule's name, `max-connections-percent-out-of-range`, or nil as above.
  public var slug: String?
  /// How bad it is.
  public var severity: Severity
  /// The pattern, in the same words every time: lower case, no full stop.
  public var message: String
  /// The place that has to change.
  public var primary: Label
  /// Places that explain the first one.
  public var related: [Label] = []
  /// Lines under the excerpt: a drawing of the chain, the arithmetic, the reason.
  public var remarks: [Remark] = []
  /// One thing to do, ready to type.
  public var help: String?
  /// The resource it is about, in the words of its file (`aws_db_proxy.orders`), where there is one.
  public var resource: String?
  /// The changes of text that mend it, all together; none where that takes more than a mechanical change.
  public var edits: [TextEdit] = []

  /// A finding with what every finding has; the rest is filled in afterwards.
  public init(_ severity: Severity, _ message: String, at primary: Label) {
    self.severity = severity
    self.message = message
    self.primary = primary
  }
}

extension Diagnostic {
  /// An error at a place, as readers report them.
  public static func error(
    _ message: String, at range: SourceRange, _ label: String = "", related: [Label] = [], help: String? = nil,
    edits: [TextEdit] = []
  ) -> Diagnostic {
    var diagnostic = Diagnostic(.error, message, at: Label(range, label))
    diagnostic.related = related
    diagnostic.help = help
    diagnostic.edits = edits
    return diagnostic
  }
}
