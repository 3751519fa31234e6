/// Text as a terminal may be given it: nothing in it moves the cursor, and its width in cells is known.
struct DisplayText {
  /// What to print.
  private(set) var text = ""
  /// How many cells of a terminal it takes.
  private(set) var width = 0

  /// How many cells a tab takes; fixed, so that a line cut anywhere still lines up with its carets.
  private static let tab = "    "

  init() {}

  /// Text from a file or a message, made printable.
  init(_ source: some StringProtocol) {
    guard !source.utf8.allSatisfy(Self.isPlain) else {
      text = String(source)
      width = source.utf8.count
      return
    }
    for character in source { append(character) }
  }

  /// Bytes from a file, made printable.
  init(decoding bytes: ArraySlice<UInt8>) {
    let source = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy(Self.isPlain) {
      text = source
      width = bytes.count
    } else {
      for character in source { append(character) }
    }
  }

  /// Whether a byte is a character of one cell, whatever stands beside it.
  private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) }

  /// Adds one character in its printable form.
  mutating func append(_ character: Character) {
    let (shown, cells) = Self.shown(character)
    text += shown
    width += cells
  }

  /// A character's printable form and the cells it takes.
  static func shown(_ character: Character) -> (text: String, width: Int) {
    if let byte = character.asciiValue, character != "\r\n" {
      return if byte >= 0x20, byte != 0x7F { (String(character), 1) } else { shown(control: byte) }
    }
    var text = ""
    var escaped = 0
    var width: Int?
    for scalar in character.unicodeScalars {
      if scalar.isASCII, scalar.value < 0x20 || scalar.value == 0x7F {
        text += shown(control: UInt8(scalar.value)).text
        escaped += 1
      } else if isHidden(scalar, isFirst: text.isEmpty) {
        let escape = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        text += escape
        escaped += escape.count
      } else {
        if text.isEmpty, isCombining(scalar) { text += "\u{25CC}" }
        text.unicodeScalars.append(scalar)
        let asksForEmoji = scalar.value == 0xFE0F
        width = asksForEmoji ? 2 : width ?? (EastAsianWidth.isWide(scalar) ? 2 : 1)
      }
    }
    return (text, escaped + (width ?? 0))
  }

  /// Unicode has a picture for every control character: escape is shown as the picture of escape.
  private static func shown(control byte: UInt8) -> (text: String, width: Int) {
    if byte == 0x09 { return (tab, tab.utf8.count) }
    let picture = byte == 0x7F ? 0x2421 : 0x2400 + UInt32(byte)
    return (Unicode.Scalar(picture).map { String(Character($0)) } ?? "?", 1)
  }

  /// Whether a terminal would obey the scalar, or show nothing where there is something: C1 controls, marks that turn the
  /// direction of writing, separators of lines, and joiners that join nothing.
  private static func isHidden(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format:
      switch scalar.value {
      case 0x200C, 0x200D, 0xE0020...0xE007F: isFirst
      default: true
      }
    default: false
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}

/// Which characters take two cells of a terminal.
enum EastAsianWidth {
  /// Whether the scalar is as wide as two Latin letters.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return ranges.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
  }

  /// The wide and fullwidth blocks of Unicode Standard Annex 11; emoji are known to the standard library.
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
