/// What `jsonencode` writes.
enum JSONEncoding {
  /// Appends a value; a hole of it stays a hole, in quotes where it is surely text.
  static func append(_ value: TerraformValue, to text: inout TerraformText) {
    func write(_ words: String) { text.append(.text(words, at: nil)) }
    switch value.content {
    case .null: write("null")
    case .bool(let flag): write(flag ? "true" : "false")
    case .number(let number): write(number.description)
    case .text(let inner):
      write("\"")
      for part in inner.parts {
        if case .text(let run, _) = part { write(escaped(run)) } else { text.append(part) }
      }
      write("\"")
    case .symbol(let symbol):
      write("\"")
      text.append(.symbol(symbol))
      write("\"")
    case .tuple(let elements), .list(let elements, _), .set(let elements, _):
      write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { write(",") }
        append(element, to: &text)
      }
      write("]")
    case .map(let entries, _), .object(let entries):
      write("{")
      for (index, entry) in entries.enumerated() {
        write((index > 0 ? ",\"" : "\"") + escaped(entry.name) + "\":")
        append(entry.value, to: &text)
      }
      write("}")
    case .unknown(let unknown), .open(_, _, let unknown), .choice(_, let unknown): text.append(.unknown(unknown))
    }
  }

  /// Terraform also hides what HTML would take for its own.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case "\u{8}": escaped += "\\b"
      case "\u{C}": escaped += "\\f"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
