internal import SourceText

// Scalars in quotes.
extension YAMLParser {
  mutating func readSingleQuoted(parent: Int) throws(YAMLError) {
    let quote = UInt8(ascii: "'")
    let start = cursor.position
    let textStart = tree.decoded.count
    var isDecoded = false
    cursor.position += 1
    var run = cursor.position
    while true {
      let byte = cursor.byte
      if byte == quote, cursor.byte(ahead: 1) == quote {
        tree.decoded += cursor.bytes[run...cursor.position]
        cursor.position += 2
        run = cursor.position
        isDecoded = true
      } else if byte == quote {
        break
      } else if byte.isBreakOrEnd {
        tree.decoded += cursor.bytes[run..<cursor.position]
        try foldQuoted(start, parent: parent, textStart: textStart)
        run = cursor.position
        isDecoded = true
      } else {
        cursor.position += 1
      }
    }
    if isDecoded { tree.decoded += cursor.bytes[run..<cursor.position] }
    finishQuoted(.singleQuoted, start, textStart: isDecoded ? textStart : nil)
  }

  mutating func readDoubleQuoted(parent: Int) throws(YAMLError) {
    let start = cursor.position
    let textStart = tree.decoded.count
    // Blanks before this place came from escapes, and stay when a line is folded.
    var solid = textStart
    var isDecoded = false
    cursor.position += 1
    var run = cursor.position
    while cursor.byte != UInt8(ascii: "\"") {
      let byte = cursor.byte
      if byte != UInt8(ascii: "\\"), !byte.isBreakOrEnd {
        cursor.position += 1
        continue
      }
      tree.decoded += cursor.bytes[run..<cursor.position]
      if byte.isBreakOrEnd {
        try foldQuoted(start, parent: parent, textStart: solid)
      } else if cursor.byte(ahead: 1).isBreak {
        cursor.position += 1
        let breaks = try skipQuotedLines(start, parent: parent)
        tree.decoded += repeatElement(0x0A, count: max(0, breaks - 1))
      } else {
        try readEscape(start)
      }
      solid = tree.decoded.count
      run = cursor.position
      isDecoded = true
    }
    if isDecoded { tree.decoded += cursor.bytes[run..<cursor.position] }
    finishQuoted(.doubleQuoted, start, textStart: isDecoded ? textStart : nil)
  }

  private mutating func finishQuoted(_ shape: Record.Shape, _ start: Int, textStart: Int?) {
    cursor.position += 1
    contentEnd = cursor.position
    var record = Record(shape, start..<cursor.position)
    if let textStart { record.detail = tree.keepText(from: textStart) }
    tree.append(record)
  }

  /// At the end of a line in quotes: drops the blanks before the break and folds it.
  private mutating func foldQuoted(_ start: Int, parent: Int, textStart: Int) throws(YAMLError) {
    while tree.decoded.count > textStart, let last = tree.decoded.last, last.isBlank { tree.decoded.removeLast() }
    appendFold(try skipQuotedLines(start, parent: parent))
  }

  /// Goes to the next text in quotes after a line break and answers how many breaks there were.
  private mutating func skipQuotedLines(_ start: Int, parent: Int) throws(YAMLError) -> Int {
    let lineEnd = cursor.position
    let breaks = skipEmptyLines()
    if cursor.isAtEnd { throw unclosedQuote(start, cursor.bytes.count..<cursor.bytes.count, "the file ends here") }
    if cursor.isAtDocumentEnd { throw unclosedQuote(start, restOfLine, "the document ends here") }
    if cursor.indentation <= parent { throw outdentedQuote(start, lineEnd: lineEnd) }
    return breaks
  }
}

// What is said when quotes go wrong.
extension YAMLParser {
  private func unclosedQuote(_ start: Int, _ place: Range<Int>, _ label: String) -> YAMLError {
    let opener = start..<start + 1
    return error(
      .unclosedQuote, opener, "opened here", related: [(place, label)], help: "write the closing `\(text(opener))`")
  }

  /// A line inside quotes is not indented like one: most often the quote was meant to end before it.
  private func outdentedQuote(_ start: Int, lineEnd: Int) -> YAMLError {
    if cursor.byte(at: cursor.lineStart + cursor.indentation) == 0x09 { return tabError() }
    if looksLikeEntry { return unclosedQuote(start, restOfLine, "this line is not indented like the quoted text") }
    let first = cursor.restOfLine(from: start).clamped(to: start..<max(lineEnd, start))
    return error(
      .indentationInQuotes, restOfLine, "this is read as part of the quoted text",
      related: [(first, "the quote is opened here")])
  }
}

// Escapes.
extension YAMLParser {
  /// Reads `\x` in double quotes and appends what it stands for.
  private mutating func readEscape(_ start: Int) throws(YAMLError) {
    let escape = cursor.position
    let letter = cursor.byte(ahead: 1)
    if letter == 0 { throw unclosedQuote(start, cursor.bytes.count..<cursor.bytes.count, "the file ends here") }
    cursor.position += 2
    switch letter {
    case UInt8(ascii: "x"): try appendHex(2, escape)
    case UInt8(ascii: "u"): try appendHex(4, escape)
    case UInt8(ascii: "U"): try appendHex(8, escape)
    default:
      guard let scalar = Self.escapes[letter] else {
        cursor.position -= 1
        throw error(.unknownEscape, escape..<here.upperBound)
      }
      tree.decoded.append(contentsOf: String(scalar).utf8)
    }
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "t"): "\t",
    0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{0B}", UInt8(ascii: "f"): "\u{0C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: " "): " ", UInt8(ascii: "\""): "\"",
    UInt8(ascii: "/"): "/", UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]

  private mutating func appendHex(_ digits: Int, _ escape: Int) throws(YAMLError) {
    var value = try readHex(digits, escape)
    if digits == 4, value >= 0xD800, value < 0xDC00, cursor.byte == UInt8(ascii: "\\"),
      cursor.byte(ahead: 1) == UInt8(ascii: "u")
    {
      cursor.position += 2
      let low = try readHex(4, cursor.position - 2)
      guard low >= 0xDC00, low < 0xE000 else { throw error(.badCodePoint, escape..<cursor.position) }
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw error(.badCodePoint, escape..<cursor.position) }
    tree.decoded.append(contentsOf: String(scalar).utf8)
  }

  private mutating func readHex(_ digits: Int, _ escape: Int) throws(YAMLError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = cursor.byte.hexadecimalValue else { throw error(.badHexEscape, escape..<cursor.position) }
      value = value << 4 | digit
      cursor.position += 1
    }
    return value
  }
}
