import ProxyModel
import SourceText

/// What an input gives to something, as far as its files tell: the one shape that every evaluator brings its values to.
///
/// A value points at the words in the user's file that give it, so that a finding about it can underline them.
indirect enum Value: Sendable {
  /// Nothing, written as such: the same as if it had been left out.
  case null(at: SourceRange)
  /// Yes or no.
  case bool(Bool, at: SourceRange)
  /// A number.
  case number(Double, at: SourceRange)
  /// Text, parts of which may be known only once the deployment stands.
  case text(DeclaredText, at: SourceRange)
  /// Several, in order.
  case list([Value], at: SourceRange)
  /// Keys and what stands under them, in the order of the file.
  case map([Entry], at: SourceRange)
  /// Text that encodes a value as JSON, kept as that value so that its parts keep their places.
  case json(Value, at: SourceRange)
  /// Something that the files do not tell.
  case unknown(Unknown)

  /// A key with what stands under it.
  struct Entry: Sendable {
    let key: Located<String>
    let value: Value

    init(_ key: Located<String>, _ value: Value) {
      self.key = key
      self.value = value
    }
  }
}

extension Value {
  /// Text that is known as it is.
  static func text(_ text: String, at range: SourceRange) -> Value { .text(DeclaredText(text), at: range) }

  /// Where it is given.
  var range: SourceRange {
    switch self {
    case .null(let range), .bool(_, let range), .number(_, let range), .text(_, let range), .list(_, let range),
      .map(_, let range), .json(_, let range):
      range
    case .unknown(let unknown): unknown.range
    }
  }

  /// Whether it is written as nothing.
  var isNull: Bool { if case .null = self { true } else { false } }

  /// The value itself, or the values of a list: tools let one stand for a list of one in many places.
  var elements: [Value] {
    switch self {
    case .list(let items, _): items
    case .null: []
    case .bool, .number, .text, .map, .json, .unknown: [self]
    }
  }

  /// The entries of a mapping; none of anything else.
  var entries: [Entry] { if case .map(let entries, _) = self { entries } else { [] } }

  /// What stands under a key of a mapping; what is written as nothing counts as left out.
  subscript(key: String) -> Value? {
    guard let value = entries.last(where: { $0.key.value == key })?.value, !value.isNull else { return nil }
    return value
  }

  /// The text of a scalar that is known in full: a number and a truth value as they are written.
  var scalar: String? {
    switch self {
    case .bool(let bool, _): bool ? "true" : "false"
    case .number(let number, _): Value.words(of: number)
    case .text(let text, _): text.known
    case .null, .list, .map, .json, .unknown: nil
    }
  }

  /// A whole number without a fraction, as every tool prints it.
  static func words(of number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

  /// Why a scalar is not known; nil where it is, and for what is no scalar.
  var reasonUnknown: Unknown? {
    switch self {
    case .unknown(let unknown): unknown
    case .text(let text, let range): text.known == nil ? text.reasonUnknown(at: range) : nil
    case .null, .bool, .number, .list, .map, .json: nil
    }
  }

  /// What it is, for a message about what was expected instead.
  var kind: String {
    switch self {
    case .null: "nothing"
    case .bool: "a truth value"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .map: "a mapping"
    case .json: "a JSON document"
    case .unknown: "something that is not known"
    }
  }
}
