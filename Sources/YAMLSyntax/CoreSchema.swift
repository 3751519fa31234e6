/// What a scalar means under YAML 1.2's core schema.
public enum YAMLValue: Sendable, Hashable {
  /// `null`, `~` or nothing at all.
  case null
  /// `true` or `false`; `yes`, `no`, `on` and `off` are strings.
  case bool(Bool)
  /// A whole number that fits `Int`.
  case integer(Int)
  /// Any other number, and whole numbers beyond `Int`, as near as a `Double` comes.
  case float(Double)
  /// Everything else, and everything in quotes.
  case string(String)
}

extension YAMLNode {
  /// What a scalar means: its tag decides, then its quotes, then how it looks. Nil for collections.
  ///
  /// A scalar with a tag of the application's own (`!Sub`) is a string, and so is one that does not look like what its tag says.
  public var resolved: YAMLValue? {
    guard record.isScalar else { return nil }
    let bytes = stream.tree.text(of: target)
    guard let tag else {
      return record.shape == .plain ? CoreSchema.resolve(bytes) : .string(String(decoding: bytes, as: UTF8.self))
    }
    return CoreSchema.resolve(bytes, tag: tag)
  }
}

/// The rules by which plain scalars become values.
enum CoreSchema {
  static let prefix = "tag:yaml.org,2002:"

  static func resolve(_ text: ArraySlice<UInt8>, tag: String) -> YAMLValue {
    let value = resolve(text)
    let string = YAMLValue.string(String(decoding: text, as: UTF8.self))
    guard tag.hasPrefix(prefix) else { return string }
    switch (tag.dropFirst(prefix.count), value) {
    case ("null", .null), ("bool", .bool), ("int", .integer), ("float", .float): return value
    case ("float", .integer): return float(text) ?? value
    case ("int", .float(let number)) where number.isFinite && isDigits(digits(of: text)): return value
    default: return string
    }
  }

  /// The value of a plain scalar without tag.
  static func resolve(_ text: ArraySlice<UInt8>) -> YAMLValue {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      if let number = number(text) { return number }
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"),
      UInt8(ascii: "F"):
      if text.count <= 5, let word = words[String(decoding: text, as: UTF8.self)] { return word }
    default: break
    }
    return .string(String(decoding: text, as: UTF8.self))
  }

  private static let words: [String: YAMLValue] = [
    "~": .null, "null": .null, "Null": .null, "NULL": .null,
    "true": .bool(true), "True": .bool(true), "TRUE": .bool(true),
    "false": .bool(false), "False": .bool(false), "FALSE": .bool(false),
  ]

  private static func number(_ text: ArraySlice<UInt8>) -> YAMLValue? {
    if text.count > 2, text.first == UInt8(ascii: "0") {
      switch text[text.startIndex + 1] {
      case UInt8(ascii: "x"): return integer(text.dropFirst(2), radix: 16)
      case UInt8(ascii: "o"): return integer(text.dropFirst(2), radix: 8)
      default: break
      }
    }
    if isDigits(digits(of: text)), let value = Int(String(decoding: text, as: UTF8.self)) { return .integer(value) }
    return float(text)
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: UInt32) -> YAMLValue? {
    guard digits.allSatisfy({ $0.hexadecimalValue ?? 16 < radix }) else { return nil }
    if let value = Int(String(decoding: digits, as: UTF8.self), radix: Int(radix)) { return .integer(value) }
    return .float(digits.reduce(0) { $0 * Double(radix) + Double($1.hexadecimalValue ?? 0) })
  }

  private static func digits(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
  }

  private static func isDigits(_ text: ArraySlice<UInt8>) -> Bool { !text.isEmpty && text.allSatisfy { $0.isDigit } }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, or an infinity, or not a number.
  private static func float(_ text: ArraySlice<UInt8>) -> YAMLValue? {
    let unsigned = digits(of: text)
    let isNegative = text.first == UInt8(ascii: "-")
    if unsigned.first == UInt8(ascii: "."), unsigned.count == 4 {
      switch String(decoding: unsigned, as: UTF8.self) {
      case ".inf", ".Inf", ".INF": return .float(isNegative ? -.infinity : .infinity)
      case ".nan", ".NaN", ".NAN": return unsigned.count == text.count ? .float(.nan) : nil
      default: break
      }
    }
    var rest = unsigned.drop(while: { $0.isDigit })
    let whole = unsigned.count - rest.count
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst()
      rest = digits.drop(while: { $0.isDigit })
      fraction = digits.count - rest.count
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      guard isDigits(digits(of: rest.dropFirst())) else { return nil }
      rest = []
    }
    guard rest.isEmpty else { return nil }
    return Double(String(decoding: text, as: UTF8.self)).map { .float($0) }
  }
}
