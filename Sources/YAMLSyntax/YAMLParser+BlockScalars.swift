internal import SourceText

// `|` and `>`: text in lines of its own.
extension YAMLParser {
  private enum Chomping { case strip, clip, keep }

  private struct BlockHeader {
    let isLiteral: Bool
    var chomping = Chomping.clip
    /// The indentation that the author gives, from 1 to 9.
    var indentation: Int?
  }

  /// Reads a block scalar that is indented deeper than its parent.
  mutating func readBlockScalar(parent: Int, _ properties: Properties) throws(YAMLError) {
    let start = cursor.position
    let header = try readBlockHeader()
    let indentation =
      if let given = header.indentation { max(parent, 0) + given } else { try detectIndentation(parent: parent) }
    let textStart = tree.decoded.count
    try readBlockLines(header, indentation: indentation)
    var record = Record(header.isLiteral ? .literal : .folded, start..<contentEnd)
    record.detail = tree.keepText(from: textStart)
    tree.append(record, properties)
  }

  private mutating func readBlockHeader() throws(YAMLError) -> BlockHeader {
    let start = cursor.position
    var header = BlockHeader(isLiteral: cursor.byte == UInt8(ascii: "|"))
    var hasChomping = false
    cursor.position += 1
    scan: while true {
      switch cursor.byte {
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        if hasChomping { throw error(.badBlockHeader, start..<cursor.position + 1) }
        hasChomping = true
        header.chomping = cursor.byte == UInt8(ascii: "+") ? .keep : .strip
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        if header.indentation != nil { throw error(.badBlockHeader, start..<cursor.position + 1) }
        header.indentation = Int(cursor.byte - UInt8(ascii: "0"))
      default: break scan
      }
      cursor.position += 1
    }
    contentEnd = cursor.position
    cursor.skipBlanks()
    if cursor.byte == UInt8(ascii: "#"), cursor.position == contentEnd { throw error(.commentWithoutSpace, here) }
    if cursor.byte == UInt8(ascii: "#") { cursor.skipComment() }
    guard cursor.byte.isBreakOrEnd else { throw error(.badBlockHeader, restOfLine, "this cannot stand here") }
    cursor.skipBreak()
    return header
  }

  /// The indentation of the first line that says something; it must be deeper than the parent's.
  private mutating func detectIndentation(parent: Int) throws(YAMLError) -> Int {
    let (position, line) = (cursor.position, cursor.lineStart)
    defer { cursor.rewind(to: position, lineStart: line) }
    var deepest = 0
    var deepestLine = line
    while true {
      while cursor.byte == 0x20 { cursor.position += 1 }
      let spaces = cursor.column
      guard cursor.byte.isBreak else {
        if cursor.isAtEnd { return max(deepest, spaces, parent + 1) }
        if spaces <= parent || cursor.isAtDocumentEnd { return max(deepest, parent + 1) }
        if deepest > spaces {
          throw error(
            .blankLineTooDeep, deepestLine..<deepestLine + deepest, related: [(restOfLine, "the text begins here")])
        }
        return spaces
      }
      if spaces > deepest { (deepest, deepestLine) = (spaces, cursor.lineStart) }
      cursor.skipBreak()
    }
  }

  private mutating func readBlockLines(_ header: BlockHeader, indentation: Int) throws(YAMLError) {
    // Line breaks that are not written yet: the one that ends the last line of text, and those of the empty lines below it.
    var breaks = 0
    var hasText = false
    var wasDeeper = false
    while !cursor.isAtEnd, !cursor.isAtDocumentEnd {
      let line = cursor.position
      while cursor.byte == 0x20, cursor.column < indentation { cursor.position += 1 }
      if cursor.byte.isBreakOrEnd {
        breaks += 1
        cursor.skipBreak()
        continue
      }
      guard cursor.column == indentation else {
        if cursor.byte == 0x09 { throw error(.tab, here) }
        cursor.rewind(to: line, lineStart: line)
        break
      }
      let isDeeper = cursor.byte.isBlank
      if header.isLiteral || !hasText || isDeeper || wasDeeper {
        tree.decoded += repeatElement(0x0A, count: breaks)
      } else {
        appendFold(breaks)
      }
      let start = cursor.position
      while !cursor.byte.isBreakOrEnd { cursor.position += 1 }
      tree.decoded += cursor.bytes[start..<cursor.position]
      contentEnd = cursor.position
      (hasText, wasDeeper, breaks) = (true, isDeeper, 1)
      cursor.skipBreak()
    }
    switch header.chomping {
    case .strip: break
    case .clip: if hasText { tree.decoded.append(0x0A) }
    case .keep: tree.decoded += repeatElement(0x0A, count: breaks)
    }
  }
}
