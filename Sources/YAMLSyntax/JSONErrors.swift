internal import SourceText

// JSON.
extension Mistake {
  static let noJSON = Mistake(
    "there is no JSON value here", help: "a JSON file holds one value: an object, an array, a string, a number, a word")
  static let unknownWord = Mistake(
    "JSON has no such word", help: "JSON knows `true`, `false` and `null`; put text in double quotes")
  static let notANumber = Mistake("JSON has no such number", help: "use `null`, or a string in double quotes")
  static let badNumber = Mistake(
    "this number is malformed",
    help: "JSON numbers look like `0`, `-12`, `3.5` or `1e6`: no `+`, no leading zero, digits around the point")
  static let singleQuotes = Mistake("JSON has no single quotes", help: "use double quotes")
  static let comment = Mistake("JSON has no comments", help: "remove it")
  static let unquotedKey = Mistake("a key is not in double quotes", help: "write `\"key\": value`")
  static let trailingComma = Mistake("a comma stands before the closing bracket", help: "remove the comma")
  static let missingJSONComma = Mistake("a comma is missing", help: "separate entries with `,`")
  static let missingJSONColon = Mistake("a key has no `:`", help: "write `\"key\": value`")
  static let unclosedString = Mistake("a string is not closed", help: "write the closing `\"`")
  static let lineInString = Mistake(
    "a string goes over the end of its line", help: #"close it with `"`, or write the line break as `\n`"#)
  static let controlInString = Mistake(
    "a control character stands in a string", help: #"write it as an escape: `\t`, `\u0000`"#)
  static let contentAfterJSON = Mistake("the value is over, but there is more", help: "a JSON file holds one value")
}

// What is said when JSON goes wrong.
extension JSONScanner {
  func error(
    _ mistake: Mistake, _ range: Range<Int>, _ label: String = "", related: [(Range<Int>, String)] = [],
    help: String? = nil
  ) -> YAMLError {
    let range = range.clamped(to: 0..<bytes.count)
    return YAMLError(
      mistake.diagnostic(
        at: tree.place(range), label, related: related.map { .init(tree.place($0.0), $0.1) }, help: help))
  }

  private var here: Range<Int> {
    var end = min(position + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return position..<end
  }

  /// The letters, digits and signs that stand together at a place.
  private func word(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      let isPart =
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
      if !isPart { break }
      end += 1
    }
    return start..<max(end, min(start + 1, bytes.count))
  }

  private var isAtComment: Bool {
    guard byte == UInt8(ascii: "/"), position + 1 < bytes.count else { return byte == UInt8(ascii: "#") }
    return bytes[position + 1] == UInt8(ascii: "/") || bytes[position + 1] == UInt8(ascii: "*")
  }

  /// The last comma, if only whitespace stands between it and here.
  private var commaBefore: Range<Int>? {
    let isSpace = { (byte: UInt8) in byte.isBlank || byte.isBreak }
    guard let last = bytes[..<position].lastIndex(where: { !isSpace($0) }), bytes[last] == UInt8(ascii: ",") else {
      return nil
    }
    return last..<last + 1
  }

  func notAValue() -> YAMLError {
    if isAtComment { return error(.comment, here) }
    switch byte {
    case _ where position >= bytes.count:
      guard let opener else { return error(.noJSON, here) }
      return unclosed(opener)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if let comma = commaBefore { return error(.trailingComma, comma, related: [(here, "nothing follows the comma")]) }
      return error(.noJSON, here, "a value belongs before this")
    case UInt8(ascii: ","): return error(.extraComma, here)
    case UInt8(ascii: "'"): return error(.singleQuotes, here)
    case UInt8(ascii: "+"), UInt8(ascii: "."): return badNumber(position)
    case _ where byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80: return unknownWord(position)
    default: return error(.noJSON, here, "a value cannot begin with this")
    }
  }

  func unknownWord(_ start: Int) -> YAMLError {
    let range = word(from: start)
    let text = String(decoding: bytes[range], as: UTF8.self)
    if ["NaN", "Infinity", "nan", "inf", "Inf"].contains(text) { return error(.notANumber, range) }
    let nearest = Suggestion.closest(to: text, among: ["true", "false", "null"])
    return error(
      .unknownWord, range, help: text == "None" ? "did you mean `null`?" : nearest.map { "did you mean `\($0)`?" })
  }

  func badNumber(_ start: Int) -> YAMLError {
    let range = word(from: start)
    if bytes[range].elementsEqual("-Infinity".utf8) || bytes[range].elementsEqual("-NaN".utf8) {
      return error(.notANumber, range)
    }
    return error(.badNumber, range)
  }

  func notAKey() -> YAMLError {
    if isAtComment { return error(.comment, here) }
    if position >= bytes.count, let opener { return unclosed(opener) }
    switch byte {
    case UInt8(ascii: "}"):
      guard let comma = commaBefore else { return error(.unquotedKey, here) }
      return error(.trailingComma, comma, related: [(here, "nothing follows the comma")])
    case UInt8(ascii: ","): return error(.extraComma, here)
    case UInt8(ascii: "'"): return error(.singleQuotes, here)
    case UInt8(ascii: "]"):
      return error(.mismatchedFlow, here, "`}` belongs here", related: opener.map { [($0, "opened here")] } ?? [])
    default: return error(.unquotedKey, word(from: position))
    }
  }

  func missingColon() -> YAMLError {
    if isAtComment { return error(.comment, here) }
    let key = tree.records.last?.range ?? here
    return error(.missingJSONColon, key, "no `:` follows")
  }

  func notASeparator(opener: Range<Int>?, isObject: Bool) -> YAMLError {
    if isAtComment { return error(.comment, here) }
    let opened = opener.map { [($0, "opened here")] } ?? []
    if position >= bytes.count, let opener { return unclosed(opener) }
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return error(.mismatchedFlow, here, "`\(isObject ? "}" : "]")` belongs here", related: opened)
    case UInt8(ascii: ":"): return error(.missingJSONComma, here, "no `:` belongs here", related: opened)
    default:
      let end = tree.records.last.map { Int($0.end) } ?? position
      let next = String(decoding: bytes[word(from: position)], as: UTF8.self)
      return error(.missingJSONComma, end..<end, "before `\(next)`", related: opened)
    }
  }

  private func unclosed(_ opener: Range<Int>) -> YAMLError {
    let closer = bytes[opener.lowerBound] == UInt8(ascii: "{") ? "}" : "]"
    return error(
      .unclosedFlow, opener, "opened here", related: [(bytes.count..<bytes.count, "the file ends here")],
      help: "write the closing `\(closer)`")
  }

  func unclosedString(_ start: Int) -> YAMLError {
    error(
      .unclosedString, start..<start + 1, "opened here", related: [(bytes.count..<bytes.count, "the file ends here")])
  }

  func controlInString(_ start: Int) -> YAMLError {
    if byte.isBreak { return error(.lineInString, start..<position, "opened here") }
    return error(.controlInString, here)
  }

  func unknownEscape(_ escape: Int) -> YAMLError {
    error(
      .unknownEscape, escape..<here.upperBound,
      help: #"JSON knows \" \\ \/ \b \f \n \r \t and \uXXXX; write `\\` for a backslash"#)
  }

  func contentAfterValue() -> YAMLError {
    if isAtComment { return error(.comment, here) }
    return error(.contentAfterJSON, word(from: position))
  }
}
