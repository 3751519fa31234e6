/// A tree to be printed: what a node says, and how it is to look.
public struct YAMLOutput: Sendable, Hashable {
  /// What a node says.
  public indirect enum Content: Sendable, Hashable {
    /// One value.
    case scalar(YAMLValue)
    /// Values in order.
    case sequence([YAMLOutput])
    /// Keys and values in order; it is the caller's part to give no key twice.
    case mapping([Entry])
  }

  /// A key and its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value; comments and blank lines of the entry are the value's.
    public var value: YAMLOutput

    /// An entry of a mapping.
    public init(_ key: String, _ value: YAMLOutput) {
      self.key = key
      self.value = value
    }
  }

  /// What it says.
  public var content: Content
  /// A tag: `!Sub`, or `tag:yaml.org,2002:set` in full.
  public var tag: String?
  /// Lines of comment above its key or dash, without the `#`.
  public var commentAbove: [String] = []
  /// A comment at the end of the line of its key or dash, without the `#`.
  public var commentAtEnd: String?
  /// Lines of comment below the last of its entries, without the `#`; only a collection that is not in brackets has room for them.
  public var commentBelow: [String] = []
  /// A blank line above all that.
  public var hasBlankLineAbove = false
  /// Written in brackets on one line; ignored where a comment stands inside.
  public var isFlow = false

  /// A node with nothing but its content.
  public init(_ content: Content) { self.content = content }

  /// A string.
  public static func string(_ text: String) -> YAMLOutput { YAMLOutput(.scalar(.string(text))) }
  /// A whole number.
  public static func integer(_ number: Int) -> YAMLOutput { YAMLOutput(.scalar(.integer(number))) }
  /// A truth value.
  public static func bool(_ value: Bool) -> YAMLOutput { YAMLOutput(.scalar(.bool(value))) }
  /// Values in order.
  public static func sequence(_ items: [YAMLOutput]) -> YAMLOutput { YAMLOutput(.sequence(items)) }
  /// Keys and values in order.
  public static func mapping(_ entries: [Entry]) -> YAMLOutput { YAMLOutput(.mapping(entries)) }

  /// The same node with a tag.
  public func tagged(_ tag: String) -> YAMLOutput { with { $0.tag = tag } }
  /// The same node with lines of comment above it.
  public func commented(above lines: String...) -> YAMLOutput { with { $0.commentAbove += lines } }
  /// The same node with a comment at the end of its line.
  public func commented(atEnd text: String) -> YAMLOutput { with { $0.commentAtEnd = text } }
  /// The same collection with lines of comment below its last entry.
  public func commented(below lines: [String]) -> YAMLOutput { with { $0.commentBelow += lines } }
  /// The same node with a blank line above it.
  public func spaced() -> YAMLOutput { with { $0.hasBlankLineAbove = true } }
  /// The same collection in brackets on one line.
  public func flow() -> YAMLOutput { with { $0.isFlow = true } }

  private func with(_ change: (inout YAMLOutput) -> Void) -> YAMLOutput {
    var copy = self
    change(&copy)
    return copy
  }
}

extension YAMLOutput: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
