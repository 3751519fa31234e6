/// A JSON value to be printed. Members keep the order in which they were written, because people read what is printed.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// Any other number.
  case number(JSONNumber)
  /// A string; the printer escapes it.
  case string(String)
  /// `[...]`.
  case array([JSONValue])
  /// `{...}`; the names should differ, which nobody checks.
  case object([JSONMember])

  /// An object whose members are listed by a builder, so that one may depend on an `if` or come from a loop.
  public static func object(@JSONObjectBuilder _ members: () -> [JSONMember]) -> JSONValue { .object(members()) }

  /// An array of strings.
  public static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map(JSONValue.string)) }
}

/// A name and its value in an object.
public struct JSONMember: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value.
  public let value: JSONValue

  /// A member of an object.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  /// `null`, written `nil`.
  public init(nilLiteral: ()) { self = .null }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue: ExpressibleByStringInterpolation {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// An array, written `[a, b]`.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object, written `["name": value]`, in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }
}
