/// Cuts bytes into tokens. It never fails: what is not HCL becomes a token of a kind that no rule of the grammar takes.
struct HCLScanner: ~Copyable {
  /// What the scanner is inside of; empty at the top of a file.
  enum Frame {
    case quoted
    case heredoc(marker: Range<Int>, atLineStart: Bool)
    /// `${ … }` or `%{ … }`, ended by the closing brace that stands at this many open braces.
    case sequence(braces: Int)
  }

  let bytes: [UInt8]
  var position = 0
  var tokens: [HCLToken] = []
  var frames: [Frame] = []
  private var braces = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The tokens of the bytes; the last one is always `.end`.
  static func tokens(of bytes: [UInt8]) -> [HCLToken] { HCLScanner(bytes).scan() }

  /// The tokens of bytes that are the inside of a string, as in a JSON value that is a template.
  static func templateTokens(of bytes: [UInt8], from start: Int) -> [HCLToken] {
    var scanner = HCLScanner(bytes)
    // No line can equal an empty marker's heredoc: the end of the bytes ends the template.
    scanner.position = start
    scanner.frames = [.heredoc(marker: 0..<0, atLineStart: false)]
    return scanner.scan()
  }

  consuming func scan() -> [HCLToken] {
    while position < bytes.count {
      switch frames.last {
      case .quoted: scanQuoted()
      case .heredoc(let marker, let atLineStart): scanHeredoc(marker, atLineStart)
      case .sequence, nil: scanCode()
      }
    }
    emit(.end, 0)
    return tokens
  }

  /// The byte `offset` places on, or 0 (which no rule asks for) past the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    let index = position &+ offset
    return index < bytes.count ? bytes[index] : 0
  }

  mutating func emit(_ kind: HCLTokenKind, _ length: Int) {
    tokens.append(HCLToken(kind, position, position &+ length))
    position &+= length
  }

  /// Enters a template sequence whose opening token ends at `end`.
  mutating func openSequence(_ kind: HCLTokenKind) {
    emit(kind, peek(2) == UInt8(ascii: "~") ? 3 : 2)
    braces &+= 1
    if case .heredoc(let marker, _)? = frames.last {
      frames[frames.count - 1] = .heredoc(marker: marker, atLineStart: false)
    }
    frames.append(.sequence(braces: braces))
  }

  /// A string that its line does not close is given up, with what it stands in up to a heredoc, so that one forgotten quote
  /// does not turn the rest of the file inside out.
  mutating func leaveStrings() {
    while let frame = frames.last {
      if case .heredoc = frame { return }
      if case .sequence(let level) = frame { braces = level &- 1 }
      frames.removeLast()
    }
  }

  private mutating func scanCode() {
    let byte = bytes[position]
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      position &+= 1
      return
    }
    if byte.startsASCIIIdentifier || byte >= 0x80 {
      scanIdentifier()
      return
    }
    if byte.isDigit {
      scanNumber()
      return
    }
    scanSymbol(byte)
  }

  private mutating func scanSymbol(_ byte: UInt8) {
    let next = peek(1)
    switch byte {
    case UInt8(ascii: "\n"): emit(.newline, 1)
    case UInt8(ascii: "\r"): next == UInt8(ascii: "\n") ? emit(.newline, 2) : emit(.unknown, 1)
    case UInt8(ascii: "{"):
      emit(.openBrace, 1)
      braces &+= 1
    case UInt8(ascii: "}"): closeBrace(1)
    case UInt8(ascii: "~"): next == UInt8(ascii: "}") ? closeBrace(2) : emit(.bitwise, 1)
    case UInt8(ascii: "["): emit(.openBracket, 1)
    case UInt8(ascii: "]"): emit(.closeBracket, 1)
    case UInt8(ascii: "("): emit(.openParenthesis, 1)
    case UInt8(ascii: ")"): emit(.closeParenthesis, 1)
    case UInt8(ascii: "\""):
      emit(.openQuote, 1)
      frames.append(.quoted)
    case UInt8(ascii: "="):
      next == UInt8(ascii: ">") ? emit(.fatArrow, 2) : pair(UInt8(ascii: "="), .equalEqual, else: .equal)
    case UInt8(ascii: "!"): pair(UInt8(ascii: "="), .notEqual, else: .bang)
    case UInt8(ascii: ">"): pair(UInt8(ascii: "="), .greaterEqual, else: .greater)
    case UInt8(ascii: "<"):
      if next != UInt8(ascii: "<") || !openHeredoc() { pair(UInt8(ascii: "="), .lessEqual, else: .less) }
    case UInt8(ascii: "&"): pair(UInt8(ascii: "&"), .and, else: .bitwise)
    case UInt8(ascii: "|"): pair(UInt8(ascii: "|"), .or, else: .bitwise)
    case UInt8(ascii: ":"): pair(UInt8(ascii: ":"), .doubleColon, else: .colon)
    case UInt8(ascii: "."):
      next == UInt8(ascii: ".") && peek(2) == UInt8(ascii: ".") ? emit(.ellipsis, 3) : emit(.dot, 1)
    case UInt8(ascii: ","): emit(.comma, 1)
    case UInt8(ascii: "?"): emit(.question, 1)
    case UInt8(ascii: "+"): emit(.plus, 1)
    case UInt8(ascii: "-"): emit(.minus, 1)
    case UInt8(ascii: "*"): emit(.star, 1)
    case UInt8(ascii: "%"): emit(.percent, 1)
    case UInt8(ascii: "^"): emit(.bitwise, 1)
    case UInt8(ascii: ";"): emit(.semicolon, 1)
    case UInt8(ascii: "#"): scanLineComment()
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "/") {
        scanLineComment()
      } else if next == UInt8(ascii: "*") {
        scanComment()
      } else {
        emit(.slash, 1)
      }
    case UInt8(ascii: "'"): emit(.singleQuoted, foreignStringLength(byte))
    case UInt8(ascii: "`"): emit(.backquoted, foreignStringLength(byte))
    default: emit(.unknown, 1)
    }
  }

  private mutating func pair(_ second: UInt8, _ both: HCLTokenKind, else single: HCLTokenKind) {
    peek(1) == second ? emit(both, 2) : emit(single, 1)
  }

  private mutating func closeBrace(_ length: Int) {
    if case .sequence(let level)? = frames.last, level == braces {
      frames.removeLast()
      emit(.sequenceEnd, length)
    } else {
      // `~}` where no template is open stays what it looks like, and the parser refuses it.
      emit(length == 2 ? .sequenceEnd : .closeBrace, length)
    }
    braces &-= 1
  }

  /// `<<EOT` or `<<-EOT` and the line's end; false where the bytes are something else.
  private mutating func openHeredoc() -> Bool {
    var start = position &+ 2
    if start < bytes.count, bytes[start] == UInt8(ascii: "-") { start &+= 1 }
    let end = endOfIdentifier(from: start)
    guard end > start, end < bytes.count else { return false }
    var after = end
    if bytes[after] == UInt8(ascii: "\r") { after &+= 1 }
    guard after < bytes.count, bytes[after] == UInt8(ascii: "\n") else { return false }
    emit(.openHeredoc, after &+ 1 &- position)
    frames.append(.heredoc(marker: start..<end, atLineStart: true))
    return true
  }

  /// A line comment owns its line break.
  private mutating func scanLineComment() {
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end &+= 1 }
    emit(.comment, min(end &+ 1, bytes.count) &- position)
  }

  private mutating func scanComment() {
    var end = position &+ 2
    while end &+ 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end &+ 1] == UInt8(ascii: "/") {
        emit(.comment, end &+ 2 &- position)
        return
      }
      end &+= 1
    }
    emit(.unclosedComment, bytes.count &- position)
  }

  /// The length of a string in another language's quotes if it ends on its line, else of the quote alone.
  private func foreignStringLength(_ quote: UInt8) -> Int {
    var end = position &+ 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == quote { return end &+ 1 &- position }
      end &+= 1
    }
    return 1
  }
}
