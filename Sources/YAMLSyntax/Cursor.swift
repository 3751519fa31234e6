/// A place in the bytes of a file that only moves forward, and the comments met on the way.
struct Cursor: ~Copyable {
  let bytes: [UInt8]
  var position = 0
  /// Where the line of `position` begins.
  private(set) var lineStart = 0
  private(set) var comments: [Extent] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What was passed over on the way to the next thing said.
  struct Gap {
    /// The content stands first on its line.
    var beginsLine: Bool
    /// A tab stands before the content, in its line or since the last token.
    var hasTab = false
  }

  var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
  func byte(ahead distance: Int) -> UInt8 { position + distance < bytes.count ? bytes[position + distance] : 0 }
  var isAtEnd: Bool { position >= bytes.count }
  var column: Int { position - lineStart }

  /// A `-`, `?` or `:` that stands alone is an indicator; with something right behind it, it is text.
  func isIndicator(_ character: Unicode.Scalar) -> Bool {
    byte == UInt8(ascii: character) && byte(ahead: 1).isBlankOrEnd
  }

  /// How many spaces the line begins with; a tab ends the count.
  var indentation: Int {
    var end = lineStart
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return end - lineStart
  }

  /// Whether `---` or `...` stands here, at the very start of a line.
  var isAtDocumentMarker: Bool {
    guard position == lineStart, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
    return byte(ahead: 1) == byte && byte(ahead: 2) == byte && byte(ahead: 3).isBlankOrEnd
  }

  /// Whether a document cannot go on here.
  var isAtDocumentEnd: Bool {
    isAtEnd || (position == lineStart && (isAtDocumentMarker || isAtMarkedDocumentStart))
  }

  /// A byte order mark may stand before the `---` of any document.
  private var isAtMarkedDocumentStart: Bool {
    guard isAtByteOrderMark else { return false }
    return (3...5).allSatisfy { byte(ahead: $0) == UInt8(ascii: "-") } && byte(ahead: 6).isBlankOrEnd
  }

  var isAtByteOrderMark: Bool { byte == 0xEF && byte(ahead: 1) == 0xBB && byte(ahead: 2) == 0xBF }

  /// The rest of the line from a place on, without a comment and without blanks at its end.
  func restOfLine(from start: Int) -> Range<Int> {
    var end = start
    var next = start
    while next < bytes.count, !bytes[next].isBreak {
      if bytes[next] == UInt8(ascii: "#"), next > start, bytes[next - 1].isBlank { break }
      next += 1
      if !bytes[next - 1].isBlank { end = next }
    }
    return start..<end
  }
}

// Moving on.
extension Cursor {
  mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isBlank { position += 1 }
  }

  /// Passes a line break, if one stands here: LF, CR LF or CR.
  mutating func skipBreak() {
    guard byte.isBreak else { return }
    position += byte == 0x0D && byte(ahead: 1) == 0x0A ? 2 : 1
    lineStart = position
  }

  mutating func skipByteOrderMark() {
    position += 3
    lineStart = position
  }

  /// Passes blanks, line breaks and comments.
  mutating func skipToContent() -> Gap {
    let start = position
    var gap = Gap(beginsLine: position == lineStart)
    while true {
      skipBlanks()
      if byte.isBreak {
        skipBreak()
        gap.beginsLine = true
      } else if byte == UInt8(ascii: "#"), position == lineStart || bytes[position - 1].isBlank {
        skipComment()
      } else {
        break
      }
    }
    let checked = gap.beginsLine ? lineStart : start
    gap.hasTab = bytes[checked..<position].contains(0x09)
    return gap
  }

  mutating func skipComment() {
    let start = position
    while position < bytes.count, !bytes[position].isBreak { position += 1 }
    comments.append(Extent(start..<position))
  }

  /// Goes back to a place on the line that begins at `lineStart`, over blanks and breaks only.
  mutating func rewind(to position: Int, lineStart: Int) {
    self.position = position
    self.lineStart = lineStart
  }
}
