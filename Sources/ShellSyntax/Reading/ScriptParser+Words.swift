import SourceText

// Words, quotes, and what is assigned.
extension ScriptParser {
  /// The word that begins here; nil where none does.
  mutating func word() -> ScriptWord? {
    guard let first = byte, first != .hash, !first.endsWord || startsProcess else { return nil }
    let start = position
    var run = Run(at: position)
    while let byte {
      if byte.endsWord, !startsProcess { break }
      if byte == .carriageReturn, self.byte(ahead: 1) == .lineFeed { break }
      if isContinuation {
        close(&run)
        skipContinuation()
        run.open(at: position)
      } else if !piece(into: &run) {
        position += 1
      }
    }
    close(&run)
    if position == start { return nil }
    return ScriptWord(run.pieces, hasQuotes: run.hasQuotes, at: range(from: start))
  }

  /// `<(` and `>(`, which begin a word and not a redirection.
  private var startsProcess: Bool { has("<(") || has(">(") }

  mutating func skipContinuation() { position += byte(ahead: 1) == .carriageReturn ? 3 : 2 }

  /// Takes what is more than a plain byte: a quote, a backslash, an expansion; false where a plain byte stands.
  mutating func piece(into run: inout Run) -> Bool {
    switch byte {
    case .backslash:
      close(&run)
      escaped(into: &run)
    case .quote:
      close(&run)
      singleQuoted(into: &run)
    case .doubleQuote:
      close(&run)
      doubleQuoted(into: &run)
    case .dollar where self.byte(ahead: 1) == .quote:
      close(&run)
      cQuoted(into: &run)
    case .dollar where self.byte(ahead: 1) == .doubleQuote:
      close(&run)
      position += 1
      doubleQuoted(into: &run)
    case .dollar where beginsExpansion, .backtick:
      close(&run)
      expansion(into: &run, isQuoted: false)
    case .less where startsProcess, .greater where startsProcess:
      close(&run)
      process(into: &run)
    default: return false
    }
    run.open(at: position)
    return true
  }

  /// The plain bytes since the run was opened become a piece.
  func close(_ run: inout Run, isQuoted: Bool = false) {
    guard run.start < position else { return }
    run.pieces.append(
      ScriptPiece(
        kind: .text(text(run.start..<position)), isQuoted: isQuoted, range: range(run.start, position)))
    run.start = position
  }

  private mutating func escaped(into run: inout Run) {
    position += 1
    run.hasQuotes = true
    guard !isAtEnd else { return }
    let start = position
    position += 1
    // A character of several bytes is one.
    while let byte, byte & 0xC0 == 0x80 { position += 1 }
    run.pieces.append(ScriptPiece(kind: .text(text(start..<position)), isQuoted: true, range: range(from: start)))
  }

  private mutating func singleQuoted(into run: inout Run) {
    let start = position
    position += 1
    run.hasQuotes = true
    run.open(at: position)
    while let byte, byte != .quote { position += 1 }
    guard !isAtEnd else { return giveUp(quote: "'", from: start, &run) }
    close(&run, isQuoted: true)
    position += 1
  }

  private mutating func doubleQuoted(into run: inout Run) {
    let start = position
    position += 1
    run.hasQuotes = true
    run.open(at: position)
    while let byte, byte != .doubleQuote { quotedByte(into: &run) }
    guard !isAtEnd else { return giveUp(quote: "\"", from: start, &run) }
    close(&run, isQuoted: true)
    position += 1
  }

  /// A byte, an escape or an expansion, where blanks and quotes are plain text.
  mutating func quotedByte(into run: inout Run) {
    switch byte {
    case .backslash:
      switch byte(ahead: 1) {
      case .dollar, .backtick, .doubleQuote, .backslash:
        close(&run, isQuoted: true)
        position += 1
        run.open(at: position)
        position += 1
        close(&run, isQuoted: true)
      case _ where isContinuation:
        close(&run, isQuoted: true)
        skipContinuation()
        run.open(at: position)
      default: position += 1
      }
    case .dollar where beginsExpansion, .backtick:
      close(&run, isQuoted: true)
      expansion(into: &run, isQuoted: true)
      run.open(at: position)
    default: position += 1
    }
  }

  /// A quote that nobody closes: most likely it ends with its line, so that is where the script goes on.
  private mutating func giveUp(quote: String, from start: Int, _ run: inout Run) {
    report(
      unclosed: "a quote", from: start, to: start + 1, "no `\(quote)` closes it", help: "write `\(quote)` where it ends"
    )
    position = bytes[..<end][start...].firstIndex(of: .lineFeed) ?? end
    run.pieces.removeAll { $0.range.start > range(start, start).start }
    run.open(at: min(start + 1, position))
    close(&run, isQuoted: true)
  }

  /// `$'...'`
  private mutating func cQuoted(into run: inout Run) {
    let start = position
    position += 2
    run.hasQuotes = true
    var text: [UInt8] = []
    var isCut = false
    while let byte, byte != .quote {
      if byte == .backslash {
        let escape = CEscape(bytes[position..<end])
        if escape.bytes == [0] { isCut = true }
        if !isCut { text += escape.bytes }
        position += escape.length
      } else {
        if !isCut { text.append(byte) }
        position += 1
      }
    }
    guard !isAtEnd else { return giveUp(quote: "'", from: start + 1, &run) }
    run.pieces.append(
      ScriptPiece(
        kind: .text(String(decoding: text, as: UTF8.self)), isQuoted: true, range: range(start + 2, position)))
    position += 1
  }

  // MARK: Assignments

  /// `name=value`, `name+=value`, `name[index]=value`, where one begins here.
  mutating func assignment() -> ScriptAssignment? {
    let start = position
    guard let byte, byte.beginsName else { return nil }
    while let byte = self.byte, byte.isInName { position += 1 }
    let name = Located(text(start..<position), at: range(from: start))
    var index: ScriptWord?
    if self.byte == UInt8(ascii: "[") { index = assignedIndex() }
    let appends = has("+=")
    guard appends || self.byte == UInt8(ascii: "=") else {
      position = start
      return nil
    }
    position += appends ? 2 : 1
    let value: ScriptAssignment.Value = self.byte == .open ? array() : .word(value())
    return ScriptAssignment(name: name, index: index, appends: appends, value: value, range: range(from: start))
  }

  /// What a command of declarations is given: an assignment, or a name alone.
  mutating func declaration() -> ScriptAssignment? {
    if let assignment = assignment() { return assignment }
    let start = position
    guard let byte, byte.beginsName else { return nil }
    while let byte = self.byte, byte.isInName { position += 1 }
    guard self.byte.map({ $0.endsWord || $0 == .carriageReturn }) ?? true else {
      position = start
      return nil
    }
    let name = Located(text(start..<position), at: range(from: start))
    return ScriptAssignment(name: name, index: nil, appends: false, value: .none, range: range(from: start))
  }

  /// What stands behind `=`, which may be nothing.
  private mutating func value() -> ScriptWord { word() ?? ScriptWord([], at: range(position, position)) }

  /// `[index]`; nothing is taken where no bracket closes it.
  private mutating func assignedIndex() -> ScriptWord? {
    let place = position
    position += 1
    let word = expansionWord(isQuoted: false) { $0 == UInt8(ascii: "]") || $0 == .lineFeed }
    guard byte == UInt8(ascii: "]") else {
      position = place
      return nil
    }
    position += 1
    return word
  }

  private mutating func array() -> ScriptAssignment.Value {
    let start = position
    position += 1
    var words: [ScriptWord] = []
    while true {
      skipLines()
      guard let word = word() else { break }
      words.append(word)
    }
    closeParenthesis(from: start, to: start + 1, what: "`(`")
    return .array(words)
  }

  /// What follows `=~`: blanks end it, but parentheses and bars don't.
  mutating func regularExpression() -> ScriptWord? {
    skipBlanks()
    let start = position
    var run = Run(at: position)
    var open = 0
    while let byte, byte != .lineFeed, open > 0 || byte != .space && byte != .tab {
      if byte == .open { open += 1 }
      if byte == .close { open = max(0, open - 1) }
      if !piece(into: &run) { position += 1 }
    }
    close(&run)
    return position == start ? nil : ScriptWord(run.pieces, hasQuotes: run.hasQuotes, at: range(from: start))
  }
}

/// The pieces of a word that is read, and where its last run of plain bytes began.
struct Run {
  var pieces: [ScriptPiece] = []
  var hasQuotes = false
  var start: Int

  init(at start: Int) { self.start = start }

  mutating func open(at position: Int) { start = position }
}

/// An escape between `$'` and `'`.
struct CEscape {
  private(set) var bytes: [UInt8]
  private(set) var length: Int

  init(_ source: ArraySlice<UInt8>) {
    let next = source.dropFirst().first
    (bytes, length) = ([.backslash], 1)
    guard let next else { return }
    length = 2
    if let plain = Self.plain[next] {
      bytes = [plain]
      return
    }
    let digits: (start: Int, count: Int, radix: UInt32)? =
      switch next {
      case UInt8(ascii: "x"): (2, 2, 16)
      case UInt8(ascii: "u"): (2, 4, 16)
      case UInt8(ascii: "U"): (2, 8, 16)
      case UInt8(ascii: "0")...UInt8(ascii: "7"): (1, 3, 8)
      default: nil
      }
    bytes = [.backslash, next]
    if next == UInt8(ascii: "c"), let letter = source.dropFirst(2).first {
      (bytes, length) = ([letter & 0x1F], 3)
    } else if let digits, let number = Self.number(source.dropFirst(digits.start), digits.count, digits.radix) {
      length = digits.start + number.length
      let isCharacter = next == UInt8(ascii: "u") || next == UInt8(ascii: "U")
      bytes = isCharacter ? Self.encoded(number.value) : [UInt8(truncatingIfNeeded: number.value)]
    }
  }

  private static func number(_ source: ArraySlice<UInt8>, _ most: Int, _ radix: UInt32) -> (value: UInt32, length: Int)?
  {
    var value: UInt32 = 0
    var length = 0
    for byte in source.prefix(most) {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { break }
      value = value &* radix &+ UInt32(digit)
      length += 1
    }
    return length == 0 ? nil : (value, length)
  }

  private static func encoded(_ value: UInt32) -> [UInt8] { Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8) }

  private static let plain: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "a"): 0x07,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "e"): 0x1B, UInt8(ascii: "E"): 0x1B, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): .backslash, UInt8(ascii: "'"): .quote,
    UInt8(ascii: "\""): .doubleQuote, UInt8(ascii: "?"): UInt8(ascii: "?"),
  ]
}
