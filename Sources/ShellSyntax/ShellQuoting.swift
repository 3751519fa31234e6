/// Text as a word of Bash that means the text and nothing else.
public enum ShellQuoting {
  /// The text between single quotes; between `$'` and `'`, with escapes, where it holds characters that are not to be seen.
  ///
  /// A shell cannot hold the character U+0000; no quoting helps, and it stays as it is.
  public static func quoted(_ text: String) -> String {
    text.unicodeScalars.contains(where: isInvisible) ? escaped(text) : single(text)
  }

  /// A word as a script has it: variables between double quotes, everything else quoted as it needs.
  public static func source(_ word: ShellWord) -> String {
    if let sentence = sentence(word) { return sentence }
    var result = ""
    // Runs that are quoted alike stand in one pair of quotes.
    var run: String?
    func close() {
      if let run { result += quoted(run) }
      run = nil
    }
    for piece in word.pieces {
      switch piece {
      case .literal(let text) where isPlain(text) && run == nil: result += text
      case .literal(let text), .text(let text): run = (run ?? "") + text
      case .variable(let name):
        close()
        result += "\"${\(name)}\""
      case .variableOr(let name, let text):
        close()
        result += "\"${\(name):-\(isPlain(text) ? text : "")}\""
      }
    }
    close()
    return result.isEmpty ? "''" : result
  }

  /// Our own text around variables, between one pair of double quotes; nil where anything else is in it.
  private static func sentence(_ word: ShellWord) -> String? {
    var inside = ""
    for piece in word.pieces {
      switch piece {
      case .literal(let text) where text.utf8.allSatisfy({ isPlain($0) || $0 == 0x20 }): inside += text
      case .variable(let name): inside += "${\(name)}"
      case .literal, .text, .variableOr: return nil
      }
    }
    return word.known == nil ? "\"\(inside)\"" : nil
  }

  /// Whether Bash takes the text as it is for one word, wherever it stands in a command.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "=") else { return false }
    return text.utf8.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Control characters but for the line break and the tab, and those that turn the direction of what is shown after them.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 1..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func single(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  private static func escaped(_ text: String) -> String {
    var result = "$'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case _ where isInvisible(scalar):
        for byte in String(scalar).utf8 { result += "\\x\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))" }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
