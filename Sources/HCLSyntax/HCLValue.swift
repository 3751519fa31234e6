/// A value to be written on the right of `=`.
public indirect enum HCLValue: Sendable, Hashable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A whole number.
  case number(Int)
  /// A number with a fraction; what is not a number is written as `null`.
  case decimal(Double)
  /// A string that means exactly this text: quotes, `${` and line breaks in it are escaped.
  case string(String)
  /// A string with values inside: `"${var.name}-proxy"`.
  case template(HCLTemplateText)
  /// Source text of an expression, written as it is: `aws_db_proxy.this.arn`, `var.tags["a"]`, `[for s in x : s.id]`.
  /// Text that is not exactly one expression is written as a string, so that nothing can break out of its place.
  case expression(String)
  /// `[a, b]` on one line.
  case list([HCLValue])
  /// A list with one item a line.
  case lines([HCLValue])
  /// An object with one attribute a line. A block in it is an object under the block's type.
  case object([HCLItem])
  /// A function call; the name may have namespaces: `provider::aws::arn_parse`.
  case call(String, [HCLValue])
  /// `value[key]`
  case index(HCLValue, HCLValue)
  /// `value.name`
  case attribute(HCLValue, String)
  /// `-value` or `!value`
  case signed(HCLSign, HCLValue)
  /// `left + right`; parentheses are written where precedence needs them.
  case binary(HCLValue, HCLOperator, HCLValue)
  /// `condition ? first : second`
  case conditional(HCLValue, HCLValue, HCLValue)

  /// A reference to something that the configuration declares: `aws_db_proxy.this.arn`.
  public static func reference(_ path: String) -> HCLValue { .expression(path) }

  /// An object written as its lines are.
  public static func object(@HCLBuilder _ body: () -> [HCLItem]) -> HCLValue { .object(body()) }
}

extension HCLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  /// A string that means exactly this text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A list on one line.
  public init(arrayLiteral elements: HCLValue...) { self = .list(elements) }
}

/// The inside of a string with values in it; a literal with `\(...)`, where `\(HCLValue)` becomes `${...}` and all else is text.
public struct HCLTemplateText: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// A run of text or a value.
  public enum Part: Sendable, Hashable {
    /// Text that means itself.
    case text(String)
    /// `${value}`
    case value(HCLValue)
  }

  /// The parts in order.
  public let parts: [Part]

  /// A template of these parts.
  public init(_ parts: [Part]) { self.parts = parts }
  /// A template that is only text.
  public init(stringLiteral value: String) { parts = [.text(value)] }
  /// What the compiler calls for `"a\(b)c"`.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// Collects the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []
    /// Begins a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Text between values.
    public mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
    /// A value.
    public mutating func appendInterpolation(_ value: HCLValue) { parts.append(.value(value)) }
    /// Text that is only known at run time; it is escaped like all text.
    public mutating func appendInterpolation(_ text: String) { parts.append(.text(text)) }
  }
}
