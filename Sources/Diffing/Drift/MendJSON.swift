/// JSON within a word of a command.
enum MendJSON {
  /// Members in their order; each value is JSON already.
  static func object(_ members: [(name: String, value: String)]) -> String {
    "{\(members.map { "\(text($0.name)):\($0.value)" }.joined(separator: ","))}"
  }

  /// Elements that are JSON already.
  static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

  /// A text between quotes.
  static func text(_ text: String) -> String {
    let inside = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20:
        "\\u00\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: String(scalar)
      }
    }
    return "\"\(inside.joined())\""
  }
}
