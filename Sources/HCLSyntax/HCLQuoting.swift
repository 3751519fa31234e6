/// Text inside quotes, so that it means itself and nothing else.
enum HCLQuoting {
  /// A quoted string.
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// The inside of a quoted string. Before a sequence a final `$` has to hide, or `$` and `${` would read as an escaped `${`.
  /// `printable` also hides what `terraform fmt` hides in labels: joiners, unusual spaces, private characters.
  static func escaped(_ text: String, beforeSequence: Bool = false, printable: Bool = false) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "$", "%":
        if rest.isEmpty && beforeSequence {
          result += escape(scalar)
        } else {
          result.unicodeScalars.append(scalar)
          if rest.first == "{" { result.unicodeScalars.append(scalar) }
        }
      default:
        if isInvisible(scalar) || printable && !isPrintable(scalar) {
          result += escape(scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// Control characters, and those that turn the direction of what is shown after them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      return false
    default: return true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x10000 ? "\\u" + hexadecimal(scalar, digits: 4) : "\\U" + hexadecimal(scalar, digits: 8)
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
    let text = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension String {
  /// Whether it can be a name without quotes.
  var isHCLIdentifier: Bool {
    guard !isEmpty else { return false }
    let bytes = Array(utf8)
    return HCLScanner(bytes).endOfIdentifier(from: 0) == bytes.count
  }
}
