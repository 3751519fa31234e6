/// The statements of an init query as words: enough to see what it sets, not what it means.
struct InitStatements {
  /// Each statement's words and signs in lower case, without what stands in quotes or comments.
  let statements: [[String]]

  /// Takes a query apart at semicolons.
  init(_ query: String) {
    var statements: [[String]] = []
    var words: [String] = []
    var word = ""
    var quote: UInt8?
    func endWord() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for byte in InitStatements.withoutComments(Array(query.utf8)) {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        endWord()
        words.append("''")
        quote = byte
      case UInt8(ascii: ";"):
        endWord()
        if !words.isEmpty { statements.append(words) }
        words = []
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "."), 0x80...:
        word.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20, 0x09, 0x0A, 0x0D: endWord()
      default:
        endWord()
        words.append(String(Unicode.Scalar(byte)))
      }
    }
    endWord()
    if !words.isEmpty { statements.append(words) }
    self.statements = statements
  }

  /// Whether one of the statements begins with these words.
  func begins(with words: String...) -> Bool { statements.contains { $0.starts(with: words) } }

  /// Whether these words stand in a row somewhere.
  func contains(_ words: String...) -> Bool {
    statements.contains { statement in
      statement.indices.contains { statement[$0...].starts(with: words) }
    }
  }

  /// Whether one of the statements sets a variable: `set x`, `set @@session.x`, after a comma too.
  func sets(_ variable: String) -> Bool {
    statements.contains { statement in
      statement.first == "set"
        && statement.contains { $0 == variable || $0.hasSuffix(".\(variable)") || $0 == "@@\(variable)" }
    }
  }

  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var index = 0
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if bytes[index...].starts(with: "--".utf8) {
        index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
        continue
      } else if bytes[index...].starts(with: "/*".utf8) {
        index += 2
        while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
        index = min(index + 2, bytes.count)
        kept.append(0x20)
        continue
      }
      kept.append(byte)
      index += 1
    }
    return kept
  }
}
