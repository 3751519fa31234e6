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
      return error(cursor.isIndicator("?") ? .reservedCharacter : .mappingOnValueLine, here)
    }
  }

  /// A line begins in a column where nothing is open; `closed` is what lies open further right, if anything.
  func misplacedLine(_ column: Int, _ closed: Level?) -> YAMLError {
    guard let level = levels.last else {
      if let closed, closed.indentation > 0 {
        return error(
          .indentation, restOfLine, "further left than the first line", related: [(lastLine(of: closed), "")])
      }
      let root = tree.documents.last.map { $0.root } ?? 0
      return error(.contentAfterRoot, restOfLine, related: [(firstLine(of: root), "this is the whole document")])
    }
    let spaces = "\(column) \(column == 1 ? "space" : "spaces")"
    let above = [closed, level].compactMap { $0 }
    let lines = above.map { "`\(firstWord(at: $0.lastEntry))` has \($0.indentation)" }.joined(separator: " and ")
    let related = above.reversed().map { (lastLine(of: $0), "") }
    if let ended = endedByComment {
      return error(.indentation, restOfLine, "the value above ended at its comment", related: [ended])
    }
    let label = isBelowBlockScalar ? "further left than the text above" : "\(spaces), but \(lines)"
    return error(.indentation, restOfLine, label, related: related)
  }

  /// The comment that ended a plain scalar, if the last node is one and could have gone on here.
  private var endedByComment: (Range<Int>, String)? {
    guard let record = tree.records.last, record.shape == .plain, !record.range.isEmpty,
      let comment = cursor.comments.first(where: { $0.start >= record.end })?.range,
      !cursor.bytes[record.range.upperBound..<comment.lowerBound].contains(where: { $0.isBreak })
    else { return nil }
    return (comment, "")
  }

  private var isBelowBlockScalar: Bool {
    guard let record = tree.records.last else { return false }
    return record.shape == .literal || record.shape == .folded
  }

  private func lastLine(of level: Level) -> Range<Int> { cursor.restOfLine(from: level.lastEntry) }

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
    if cursor.byte == UInt8(ascii: "-") { return error(.missingSpaceAfterDash, here) }
    return error(
      .itemExpected, restOfLine, related: [(cursor.restOfLine(from: Int(tree.records[level.record].start)), "the list")]
    )
  }

  /// What stands where a key is expected is followed by no `: `.
  func keyWithoutColon(_ index: Int, start: Int) -> YAMLError {
    if let colon = colonWithoutSpace(in: tree.records[index].range) { return error(.missingSpaceAfterColon, colon) }
    if cursor.byte == UInt8(ascii: ":") { return error(.missingSpaceAfterColon, here) }
    if cursor.bytes[start] == UInt8(ascii: "-") { return error(.missingSpaceAfterDash, start..<start + 1) }
    if index > 0, isEmptyBlockScalar(index - 1) {
      return error(
        .missingColon, start..<contentEnd, "no `:` follows",
        related: [(tree.records[index - 1].range, "this text is empty")],
        help: "indent the text deeper than its key")
    }
    return error(.missingColon, start..<contentEnd, "no `:` follows")
  }

  private func isEmptyBlockScalar(_ index: Int) -> Bool {
    let shape = tree.records[index].shape
    return (shape == .literal || shape == .folded) && tree.text(of: index).isEmpty
  }

  /// Whether the line at hand begins like an entry of a block collection.
  var looksLikeEntry: Bool {
    if cursor.isIndicator("-") { return true }
    let line = cursor.bytes[restOfLine]
    guard let first = line.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
    return line.last == UInt8(ascii: ":")
      || zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1.isBlank }
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
    let isLong = cursor.bytes[record.range].contains { $0.isBreak }
    let began = Int(record.start)..<Int(record.start) + 1
    throw error(
      .trailingContent, restOfLine, "this does not belong to the value",
      related: isLong ? [(began, "the value begins here; is a quote or bracket in between missing or left over?")] : [],
      help: cursor.bytes[cursor.position - 1].isBlank ? nil : helpForInnerQuote(record.shape))
  }

  /// How to write a quote inside quotes, where that is what seems to be meant: `'it's'`.
  private func helpForInnerQuote(_ shape: Record.Shape) -> String? {
    switch shape {
    case .singleQuoted: "to have a quote inside single quotes, write it twice: `''`"
    case .doubleQuoted: #"to have a quote inside double quotes, write `\"`"#
    case .plain, .literal, .folded, .alias, .blockMapping, .flowMapping, .blockSequence, .flowSequence: nil
    }
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
