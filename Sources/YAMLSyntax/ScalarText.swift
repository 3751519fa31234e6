/// How a scalar is written on one line so that every reader of YAML, 1.1 or 1.2, takes it for what it is.
enum ScalarText {
  static func of(_ value: YAMLValue, inFlow: Bool) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .float(let number): float(number)
    case .string(let text): string(text, inFlow: inFlow)
    }
  }

  static func string(_ text: String, inFlow: Bool) -> String {
    if !text.unicodeScalars.allSatisfy(isPrintable) { return escaped(text) }
    if isPlain(text, inFlow: inFlow) { return text }
    let needsEscape = text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    if !needsEscape { return "\"\(text)\"" }
    let doubled = text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
    return "'" + String(decoding: doubled, as: UTF8.self) + "'"
  }

  /// A number with a point, which is what makes a float of it in YAML 1.1.
  private static func float(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let text = number.description
    guard !text.utf8.contains(UInt8(ascii: ".")), let exponent = text.firstIndex(of: "e") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  /// Characters that can stand in a line as they are.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      scalar.value != 0xFEFF && scalar.value != 0x2028 && scalar.value != 0x2029
    default: false
    }
  }

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20, last != UInt8(ascii: ":") else {
      return false
    }
    if leadingIndicators.contains(first) || looksLikeNumber(bytes) { return false }
    if bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8) { return false }
    if bytes.count <= 5, words.contains(text.lowercased()) { return false }
    for (left, right) in zip(bytes, bytes.dropFirst()) {
      if left == UInt8(ascii: ":") && right == 0x20 || left == 0x20 && right == UInt8(ascii: "#") { return false }
    }
    // Readers of YAML 1.1 stumble over `:` and `?` inside brackets.
    return !inFlow || !bytes.contains { $0.isFlowIndicator || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "?") }
  }

  private static let leadingIndicators = Set("-?:,[]{}#&*!|>'\"%@`=".utf8)

  /// Words that some version of YAML takes for null, for a truth value, for a number, or for a merge.
  private static let words: Set<String> = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "+.inf", "<<",
  ]

  /// Anything a reader could take for a number, a time or a date, generously.
  private static func looksLikeNumber(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first.isDigit || first == UInt8(ascii: "+") || first == UInt8(ascii: ".") else {
      return false
    }
    return bytes.allSatisfy { $0.hexadecimalValue != nil || numberSigns.contains($0) }
  }

  private static let numberSigns = Set("_+-.: xXoOtTzZ".utf8)

  /// In double quotes, with escapes for what cannot be seen.
  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += hexadecimal(scalar.value)
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (letter, width) = value <= 0xFF ? ("x", 2) : value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

/// A text as the lines of a literal block, if that says exactly what the text says.
struct LiteralBlock {
  let header: String
  let lines: [String]

  /// Its last lines are blank and belong to the text.
  var keepsBlankLines: Bool { header == "|+" }

  init?(_ text: String) {
    let first = text.unicodeScalars.first { $0 != "\n" }
    guard text.utf8.contains(0x0A), let first, first != " ", first != "\t" else { return nil }
    guard text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == "\t" || ScalarText.isPrintable($0) }) else { return nil }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.last?.isEmpty == true else {
      self.header = "|-"
      self.lines = lines
      return
    }
    lines.removeLast()
    self.header = lines.last?.isEmpty == true ? "|+" : "|"
    self.lines = lines
  }
}
