internal import SourceText

// Plain scalars: text without quotes.
extension YAMLParser {
  /// Reads the first line of a plain scalar in block context and appends it.
  mutating func readPlainLine() throws(YAMLError) {
    try checkPlainStart()
    let start = cursor.position
    let end = scanPlainLine(inFlow: false)
    tree.append(Record(.plain, start..<end))
    contentEnd = end
  }

  /// Reads a plain scalar in flow context, over as many lines as it has.
  mutating func readFlowPlain(parent: Int) throws(YAMLError) {
    try checkPlainStart()
    let start = cursor.position
    let end = scanPlainLine(inFlow: true)
    tree.append(Record(.plain, start..<end))
    contentEnd = end
    try continuePlain(tree.records.count - 1, parent: parent, start: start)
  }

  /// Refuses what no plain scalar can begin with, in the words that fit the character.
  private func checkPlainStart() throws(YAMLError) {
    let inFlow = !flow.isEmpty
    switch cursor.byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      let next = cursor.byte(ahead: 1)
      if next.isBlankOrEnd || (inFlow && next.isFlowIndicator) { throw error(.flowValue, here) }
    case UInt8(ascii: "]"), UInt8(ascii: "}"): throw error(.closerWithoutOpener, here)
    case UInt8(ascii: "#"): throw error(.commentWithoutSpace, here)
    case UInt8(ascii: ","), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"):
      throw error(.reservedCharacter, here)
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "!"):
      throw error(inFlow ? .flowValue : .reservedCharacter, here)
    default: break
    }
  }

  /// Goes to the end of what a plain scalar has on this line, and answers where its text ends.
  private mutating func scanPlainLine(inFlow: Bool) -> Int {
    var end = cursor.position
    var next = cursor.position
    scan: while next < cursor.bytes.count {
      let byte = cursor.bytes[next]
      switch byte {
      case 0x0A, 0x0D: break scan
      case 0x20, 0x09:
        next += 1
        continue
      case UInt8(ascii: ":"):
        let after = next + 1 < cursor.bytes.count ? cursor.bytes[next + 1] : 0
        if after.isBlankOrEnd || (inFlow && after.isFlowIndicator) { break scan }
      case UInt8(ascii: "#"):
        if next > 0, cursor.bytes[next - 1].isBlank { break scan }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if inFlow { break scan }
      default: break
      }
      next += 1
      end = next
    }
    cursor.position = next
    return end
  }

  /// Reads the further lines of the plain scalar whose first line is at an index, if it has any.
  mutating func continuePlain(_ index: Int, parent: Int, start: Int) throws(YAMLError) {
    let inFlow = !flow.isEmpty
    let first = tree.records[index].range
    let textStart = tree.decoded.count
    while cursor.byte.isBreak {
      let (position, line) = (cursor.position, cursor.lineStart)
      let breaks = skipEmptyLines()
      if !isPlainContinued(parent: parent, inFlow: inFlow) {
        cursor.rewind(to: position, lineStart: line)
        break
      }
      if tree.decoded.count == textStart { tree.decoded += cursor.bytes[first] }
      appendFold(breaks)
      let lineStart = cursor.position
      let end = scanPlainLine(inFlow: inFlow)
      if !inFlow, cursor.byte == UInt8(ascii: ":") {
        throw keyInPlain(first, start: start, line: cursor.restOfLine(from: lineStart))
      }
      tree.decoded += cursor.bytes[lineStart..<end]
      contentEnd = end
    }
    guard tree.decoded.count > textStart else { return }
    tree.records[index].end = UInt32(clamping: contentEnd)
    tree.records[index].detail = tree.keepText(from: textStart)
  }

  /// Passes a line break and the empty lines and blanks behind it, and answers how many breaks there were.
  mutating func skipEmptyLines() -> Int {
    var breaks = 0
    while cursor.byte.isBreak {
      cursor.skipBreak()
      cursor.skipBlanks()
      breaks += 1
    }
    return breaks
  }

  /// One line break between two lines of text reads as a space; further ones stay.
  mutating func appendFold(_ breaks: Int) {
    if breaks == 1 {
      tree.decoded.append(0x20)
    } else {
      tree.decoded += repeatElement(0x0A, count: max(0, breaks - 1))
    }
  }

  private func isPlainContinued(parent: Int, inFlow: Bool) -> Bool {
    if cursor.isAtEnd || cursor.byte == UInt8(ascii: "#") || cursor.indentation <= parent { return false }
    let isFirst = cursor.position == cursor.lineStart
    if isFirst, cursor.isAtDocumentEnd { return false }
    guard inFlow else { return true }
    if cursor.byte.isFlowIndicator { return false }
    let next = cursor.byte(ahead: 1)
    return !(cursor.byte == UInt8(ascii: ":") && (next.isBlankOrEnd || next.isFlowIndicator))
  }
}
