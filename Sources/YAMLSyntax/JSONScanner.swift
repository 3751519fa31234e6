internal import SourceText

/// Reads JSON as RFC 8259 has it into the same tree as YAML: one pass, no recursion, and texts stay in the source where they can.
struct JSONScanner: ~Copyable {
  let bytes: [UInt8]
  var position = 0
  var tree: Tree
  private var open: [Collection] = []

  /// An open array or object.
  private struct Collection {
    let record: Int
    let isObject: Bool
    var entries = 0
  }

  /// What may come next.
  private enum State {
    case value
    /// A value or `]`, right behind `[`.
    case firstItem
    /// A key or `}`, right behind `{`.
    case firstKey
    /// A key, behind a comma.
    case key
    /// A comma or what closes the collection; at the top, the end.
    case afterValue
  }

  init(_ bytes: [UInt8], file: UInt32) {
    self.bytes = bytes
    tree = Tree(bytes: bytes, file: file)
    tree.records.reserveCapacity(bytes.count / 24)
  }

  consuming func read() throws(YAMLError) -> Tree {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipWhitespace()
    let start = position
    var state = State.value
    while !(state == .afterValue && open.isEmpty) {
      skipWhitespace()
      switch state {
      case .value: state = try readValue()
      case .firstItem: state = byte == UInt8(ascii: "]") ? close() : try readValue()
      case .firstKey: state = byte == UInt8(ascii: "}") ? close() : try readKey()
      case .key: state = try readKey()
      case .afterValue: state = try readSeparator()
      }
    }
    tree.documents = [DocumentRecord(root: 0, range: start..<position, beginsExplicitly: false)]
    skipWhitespace()
    guard position == bytes.count else { throw contentAfterValue() }
    return tree
  }

  /// The byte at hand; 0 at the end, which no token begins with.
  var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func readValue() throws(YAMLError) -> State {
    if !open.isEmpty, !open[open.count - 1].isObject { open[open.count - 1].entries += 1 }
    switch byte {
    case UInt8(ascii: "\""):
      try readString()
      return .afterValue
    case UInt8(ascii: "{"):
      try openCollection(isObject: true)
      return .firstKey
    case UInt8(ascii: "["):
      try openCollection(isObject: false)
      return .firstItem
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): try readWord("true")
    case UInt8(ascii: "f"): try readWord("false")
    case UInt8(ascii: "n"): try readWord("null")
    default: throw notAValue()
    }
    return .afterValue
  }

  private mutating func openCollection(isObject: Bool) throws(YAMLError) {
    guard open.count < YAMLReader.maximumDepth else { throw error(.tooDeep, position..<position + 1) }
    open.append(Collection(record: tree.records.count, isObject: isObject))
    tree.records.append(Record(isObject ? .flowMapping : .flowSequence, position..<position + 1))
    position += 1
  }

  private mutating func close() -> State {
    position += 1
    if let collection = open.popLast() { tree.close(collection.record, end: position, entries: collection.entries) }
    return .afterValue
  }

  private mutating func readKey() throws(YAMLError) -> State {
    guard byte == UInt8(ascii: "\"") else { throw notAKey() }
    open[open.count - 1].entries += 1
    try readString()
    skipWhitespace()
    guard byte == UInt8(ascii: ":") else { throw missingColon() }
    position += 1
    return .value
  }

  private mutating func readSeparator() throws(YAMLError) -> State {
    let isObject = open[open.count - 1].isObject
    switch byte {
    case UInt8(ascii: ","):
      position += 1
      return isObject ? .key : .value
    case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject: return close()
    default: throw notASeparator(opener: opener, isObject: isObject)
    }
  }

  /// Where the innermost open collection begins.
  var opener: Range<Int>? { open.last.map { Int(tree.records[$0.record].start) }.map { $0..<$0 + 1 } }
}

// Scalars.
extension JSONScanner {
  private mutating func readWord(_ word: StaticString) throws(YAMLError) {
    let start = position
    while byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") { position += 1 }
    guard bytes[start..<position].elementsEqual(word.description.utf8) else { throw unknownWord(start) }
    tree.records.append(Record(.plain, start..<position))
  }

  private mutating func readNumber() throws(YAMLError) {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    let first = position
    skipDigits()
    guard position > first, position == first + 1 || bytes[first] != UInt8(ascii: "0") else { throw badNumber(start) }
    if byte == UInt8(ascii: ".") {
      position += 1
      let fraction = position
      skipDigits()
      guard position > fraction else { throw badNumber(start) }
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      let exponent = position
      skipDigits()
      guard position > exponent else { throw badNumber(start) }
    }
    guard !byte.isLetter, byte != UInt8(ascii: "."), !byte.isDigit else { throw badNumber(start) }
    tree.records.append(Record(.plain, start..<position))
  }

  private mutating func skipDigits() {
    while byte.isDigit { position += 1 }
  }

  private mutating func readString() throws(YAMLError) {
    let start = position
    var next = position + 1
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\"") {
        position = next + 1
        tree.records.append(Record(.doubleQuoted, start..<position))
        return
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      next += 1
    }
    position = next
    try readEscapedString(start)
  }

  /// Goes on with a string that cannot be taken from the source as it is.
  private mutating func readEscapedString(_ start: Int) throws(YAMLError) {
    let textStart = tree.decoded.count
    var run = start + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        tree.decoded += bytes[run..<position]
        position += 1
        var record = Record(.doubleQuoted, start..<position)
        record.detail = tree.keepText(from: textStart)
        tree.records.append(record)
        return
      }
      if byte < 0x20 { throw controlInString(start) }
      if byte == UInt8(ascii: "\\") {
        tree.decoded += bytes[run..<position]
        try readEscape(start)
        run = position
      } else {
        position += 1
      }
    }
    throw unclosedString(start)
  }

  private mutating func readEscape(_ start: Int) throws(YAMLError) {
    let escape = position
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): tree.decoded.append(byte)
    case UInt8(ascii: "b"): tree.decoded.append(0x08)
    case UInt8(ascii: "f"): tree.decoded.append(0x0C)
    case UInt8(ascii: "n"): tree.decoded.append(0x0A)
    case UInt8(ascii: "r"): tree.decoded.append(0x0D)
    case UInt8(ascii: "t"): tree.decoded.append(0x09)
    case UInt8(ascii: "u"): return try readUnicodeEscape(escape)
    default:
      guard position < bytes.count else { throw unclosedString(start) }
      throw unknownEscape(escape)
    }
    position += 1
  }

  /// Reads `\uXXXX`, and the second half of a pair where this is the first.
  private mutating func readUnicodeEscape(_ escape: Int) throws(YAMLError) {
    var value = try readHex(escape)
    if value & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      let low = try readHex(position - 1)
      guard low & 0xFC00 == 0xDC00 else { throw error(.badCodePoint, escape..<position) }
      value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
    }
    guard let scalar = Unicode.Scalar(value) else { throw error(.badCodePoint, escape..<position) }
    tree.decoded.append(contentsOf: String(scalar).utf8)
  }

  /// Reads the four digits behind the `u` at hand.
  private mutating func readHex(_ escape: Int) throws(YAMLError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      position += 1
      guard let digit = byte.hexadecimalValue else {
        throw error(.badHexEscape, escape..<position, help: #"write \u0041"#)
      }
      value = value << 4 | digit
    }
    position += 1
    return value
  }
}
