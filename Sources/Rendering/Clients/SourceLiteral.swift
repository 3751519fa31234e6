/// A text as a string literal of a programming language, in ASCII, so that no reader of the source takes it for something else.
enum SourceLiteral {
  /// As Python reads it.
  static func python(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { scalar in plain(scalar) ?? pythonEscape(scalar.value) }.joined() + "\""
  }

  /// As Java reads it, which takes `\u` for what it stands for before it looks for quotes and the ends of lines.
  static func java(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { scalar in plain(scalar) ?? javaEscape(scalar) }.joined() + "\""
  }

  /// What both languages write alike.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case " "..."~": String(scalar)
    default: nil
    }
  }

  private static func pythonEscape(_ value: UInt32) -> String {
    switch value {
    case ..<0x100: "\\x" + digits(value, radix: 16, count: 2)
    case ..<0x10000: "\\u" + digits(value, radix: 16, count: 4)
    default: "\\U" + digits(value, radix: 16, count: 8)
    }
  }

  private static func javaEscape(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x20 { return "\\" + digits(scalar.value, radix: 8, count: 3) }
    return scalar.utf16.map { "\\u" + digits(UInt32($0), radix: 16, count: 4) }.joined()
  }

  private static func digits(_ value: UInt32, radix: Int, count: Int) -> String {
    let text = String(value, radix: radix)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
