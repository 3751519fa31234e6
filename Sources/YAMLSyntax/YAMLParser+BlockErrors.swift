internal import SourceText

// What is said when a line does not fit: the parser knows that it does not, this says why.
extension YAMLParser {
  /// A tab stands between the start of the line and its content.
  func tabError() -> YAMLError {
    let start = cursor.lineStart + cursor.indentation
    var end = start
    while end < cursor.position, cursor.bytes[end] == 0x09 { end += 1 }
    return error(.tab, start..<end)
  }

  /// A list or mapping begins where only a scalar, a flow collection or an alias can stand.
  func misplacedCollection(_ place: Place) -> YAMLError {
    switch place.line {
    case .afterDash where place.hasTab, .fresh where place.hasTab:
      let tab = cursor.bytes[cursor.lineStart..<cursor.position].firstIndex(of: 0x09) ?? cursor.position
      return error(.tab, tab..<tab + 1, "what follows is indented by it")
    case .afterDocumentMarker: return error(.collectionOnMarkerLine, here)
    case .afterKey, .afterDash, .fresh:
      if cursor.isIndicator("-") { return error(.itemOnKeyLine, here) }
      return error(.mappingOnValueLine, here)
    }
  }

  /// A line begins in a column where nothing is open.
  func misplacedLine(_ column: Int) -> YAMLError {
    if column == 0, cursor.byte == UInt8(ascii: "%") { return error(.directiveInDocument, restOfLine) }
    guard let level = levels.last else {
      let root = tree.documents.last.map(\.root) ?? 0
      if tree.records[root].isScalar || tree.records[root].shape == .alias {
        return error(.contentAfterRoot, restOfLine, related: [(firstLine(of: root), "this is the whole document")])
      }
      if tree.records[root].isMapping || tree.records[root].isSequence, column < rootColumn(root) {
        return error(.indentation, restOfLine, "further left than the first line")
      }
      return error(.contentAfterRoot, restOfLine, related: [(firstLine(of: root), "this is the whole document")])
    }
    let label =
      "\(column) \(column == 1 ? "space" : "spaces"), but `\(firstWord(at: level.lastEntry))` above has \(level.indentation)"
    return error(.indentation, restOfLine, label, related: [(cursor.restOfLine(from: level.lastEntry), "")])
  }

  private func rootColumn(_ root: Int) -> Int {
    let start = Int(tree.records[root].start)
    let line = cursor.bytes[..<start].lastIndex { $0.isBreak } ?? -1
    return start - line - 1
  }

  private func firstLine(of index: Int) -> Range<Int> { cursor.restOfLine(from: Int(tree.records[index].start)) }

  /// The start of a line in a few characters, to name it by.
  private func firstWord(at offset: Int) -> String {
    let line = cursor.restOfLine(from: offset)
    let words = text(line)
    let colon = words.firstIndex(of: ":")
    return String(words[..<(colon ?? words.endIndex)].prefix(40))
  }

  /// A line in the column of a list's dashes does not begin with `- `.
  func notAnItem(_ level: Level) -> YAMLError {
    if cursor.byte == UInt8(ascii: "%"), cursor.column == 0 { return error(.directiveInDocument, restOfLine) }
    if cursor.byte == UInt8(ascii: "-") { return error(.missingSpaceAfterDash, here) }
    return error(
      .itemExpected, restOfLine, related: [(cursor.restOfLine(from: Int(tree.records[level.record].start)), "the list")]
    )
  }

  /// What stands where a key is expected is followed by no `: `.
  func keyWithoutColon(_ index: Int, start: Int) -> YAMLError {
    if cursor.bytes[start] == UInt8(ascii: "%"), start == cursor.lineStart {
      return error(.directiveInDocument, cursor.restOfLine(from: start))
    }
    if let colon = colonWithoutSpace(in: tree.records[index].range) { return error(.missingSpaceAfterColon, colon) }
    if cursor.byte == UInt8(ascii: ":") { return error(.missingSpaceAfterColon, here) }
    return error(.missingColon, start..<contentEnd, "no `:` follows")
  }

  /// The colon in `key:value`, where the start looks like a key; not the one in `https://...`.
  func colonWithoutSpace(in range: Range<Int>) -> Range<Int>? {
    let bytes = cursor.bytes[range]
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > range.lowerBound else { return nil }
    let isKey = bytes[..<colon].allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let isAddress =
      colon + 1 < range.upperBound && (bytes[colon + 1] == UInt8(ascii: "/") || bytes[colon + 1] == UInt8(ascii: ":"))
    return isKey && !isAddress ? colon..<colon + 1 : nil
  }

  /// After a leaf that is no key, the line has to be over.
  mutating func checkLineEnd(after index: Int) throws(YAMLError) {
    let gap = cursor.position
    cursor.skipBlanks()
    if cursor.byte.isBreakOrEnd { return }
    let record = tree.records[index]
    if cursor.byte == UInt8(ascii: "#") {
      if cursor.position > 0, cursor.bytes[cursor.position - 1].isBlank { return }
      throw error(.commentWithoutSpace, here)
    }
    switch cursor.byte {
    case UInt8(ascii: ":"): throw error(.missingSpaceAfterColon, here)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): throw error(.closerWithoutOpener, here)
    default: break
    }
    let rest = cursor.position == gap ? restOfLine : cursor.restOfLine(from: cursor.position)
    let isLong = !cursor.bytes[record.range].allSatisfy { !$0.isBreak }
    let began = Int(record.start)..<Int(record.start) + 1
    throw error(
      .trailingContent, rest, "this does not belong to the value",
      related: isLong ? [(began, "the value begins here; is a quote or bracket in between missing or left over?")] : [])
  }

  /// A plain scalar goes on over a line that holds `: `.
  func keyInPlain(_ first: Range<Int>, start: Int, line: Range<Int>) -> YAMLError {
    let beforeFirst = cursor.bytes[..<start].reversed().prefix { !$0.isBreak }
    let column = beforeFirst.count
    let isAlone = beforeFirst.allSatisfy { $0 == 0x20 }
    if isAlone, column == line.lowerBound - cursor.lineStart {
      if let colon = colonWithoutSpace(in: first) { return error(.missingSpaceAfterColon, colon) }
      return error(.missingColon, first, "no `:` follows", related: [(line, "the next key")])
    }
    if let level = levels.last, level.isMapping {
      return error(
        .indentation, line, "deeper than `\(firstWord(at: level.lastEntry))`, which has a value already",
        related: [(first, "the value")])
    }
    return error(
      .indentation, line, "a key cannot stand in the middle of a text", related: [(first, "the text begins here")])
  }
}
