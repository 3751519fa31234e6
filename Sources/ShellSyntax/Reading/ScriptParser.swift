import SourceText

/// Reads a script byte by byte, as a shell does: there are no tokens, because what a byte means depends on where it stands.
struct ScriptParser: ~Copyable {
  let bytes: [UInt8]
  /// Where each byte of a text stands from which backslashes were taken; nil for a file as it is.
  let places: [Int]?
  let file: UInt32
  var position = 0
  /// Where the text ends that is read.
  var end: Int
  private(set) var errors: [Diagnostic] = []
  var comments: [ScriptComment] = []
  /// The texts of here-documents, in the order of their redirections.
  var documents: [ScriptWord] = []
  /// Those whose lines come after the line that is read.
  var awaited: [AwaitedDocument] = []
  /// How deep statements, words and expansions stand in each other.
  var depth = 0
  /// Why nothing is told at the moment: what follows from an error is no error of the script.
  private var quiet = Quiet.not

  /// How far the script was read when the last error was told.
  private var lastError = 0

  /// How long nothing is told.
  private enum Quiet: Comparable { case not, forThisStatement, forGood }

  /// Deeper than any script that people write, and shallow enough for the stack.
  static let deepest = 60

  init(_ bytes: [UInt8], file: UInt32, places: [Int]? = nil) {
    self.bytes = bytes
    self.places = places
    self.file = file
    end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The whole script.
  mutating func script() -> [ScriptStatement] {
    var all: [ScriptStatement] = []
    while true {
      all += statements(until: .endOfFile)
      guard position < end else { break }
      // A word that closes what nobody opened.
      settle()
      let start = position
      skipClosing()
      report("nothing is open here", from: start, "`\(text(start..<position))` closes nothing", help: "leave it out")
    }
    finishDocuments()
    return all
  }

  // MARK: Bytes

  var isAtEnd: Bool { position >= end }
  var byte: UInt8? { position < end ? bytes[position] : nil }

  func byte(ahead count: Int) -> UInt8? { position + count < end ? bytes[position + count] : nil }

  func has(_ text: String) -> Bool { bytes[position..<max(position, end)].starts(with: text.utf8) }

  mutating func take(_ text: String) -> Bool {
    guard has(text) else { return false }
    position += text.utf8.count
    return true
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self) }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    guard let places else { return SourceRange(file: file, start..<max(start, end)) }
    let first = start < places.count ? places[start] : (places.last ?? 0) + 1
    let last = end > start && end - 1 < places.count ? places[end - 1] + 1 : first
    return SourceRange(file: file, first..<max(first, last))
  }

  func range(from start: Int) -> SourceRange { range(start, position) }

  // MARK: Blanks and comments

  /// Blanks, and line breaks that a backslash takes back.
  mutating func skipBlanks() {
    while let byte {
      if byte == .space || byte == .tab || byte == .carriageReturn && self.byte(ahead: 1) == .lineFeed {
        position += 1
      } else if isContinuation {
        position += self.byte(ahead: 1) == .carriageReturn ? 3 : 2
      } else {
        return
      }
    }
  }

  /// A backslash at the end of a line.
  var isContinuation: Bool {
    guard byte == .backslash else { return false }
    return byte(ahead: 1) == .lineFeed || byte(ahead: 1) == .carriageReturn && byte(ahead: 2) == .lineFeed
  }

  /// Everything up to the next statement or word: blanks, comments, ends of lines.
  mutating func skipLines() {
    while true {
      skipBlanks()
      if byte == .lineFeed { endLine() } else if byte == .hash { comment() } else { return }
    }
  }

  /// The end of a line, after which the texts come that were announced on it.
  mutating func endLine() {
    position += 1
    readDocuments()
  }

  mutating func comment() {
    let start = position
    while let byte, byte != .lineFeed { position += 1 }
    var text = bytes[start..<position].dropFirst()
    while let first = text.first, first == .space || first == .tab { text.removeFirst() }
    while let last = text.last, last == .space || last == .tab || last == .carriageReturn { text.removeLast() }
    let line = bytes[..<start].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let isTrailing = bytes[line..<start].contains { $0 != .space && $0 != .tab }
    comments.append(
      ScriptComment(text: String(decoding: text, as: UTF8.self), range: range(from: start), isTrailing: isTrailing))
  }

  // MARK: Errors

  /// Says what is wrong; says nothing where it follows from what was said already.
  mutating func report(
    _ message: String, from start: Int, to last: Int? = nil, _ label: String, related: [Diagnostic.Label] = [],
    help: String
  ) {
    guard quiet == .not else { return }
    silence()
    errors.append(
      .error(message, at: range(start, max(last ?? position, min(start + 1, end))), label, related: related, help: help)
    )
  }

  /// Says that something is open to the end of the file; what is told after that would be wrong.
  mutating func report(unclosed what: String, from start: Int, to last: Int, _ label: String, help: String) {
    report("\(what) is not closed", from: start, to: last, label, help: help)
    quiet = .forGood
  }

  /// What another reader found in a part of the script.
  mutating func adopt(_ found: [Diagnostic]) {
    guard quiet == .not, !found.isEmpty else { return }
    silence()
    errors += found
  }

  private mutating func silence() {
    quiet = .forThisStatement
    lastError = position
  }

  /// A statement begins outside of all others: what is wrong on a later line than the last error is an error of its own.
  mutating func settle() {
    if quiet == .forThisStatement, bytes[min(lastError, position)..<position].contains(.lineFeed) { quiet = .not }
  }

  /// What is left of a line that no shell understands.
  mutating func skipRestOfLine() {
    while let byte, byte != .lineFeed { position += 1 }
  }

  /// Whether the next level is one too many; whoever asks goes down only where it is not.
  mutating func isTooDeep(from start: Int) -> Bool {
    guard depth >= Self.deepest else { return false }
    report(
      "too much stands in one another", from: start, "deeper than \(Self.deepest) levels",
      help: "put the inner part into a function")
    return true
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let hash = UInt8(ascii: "#")
  static let dollar = UInt8(ascii: "$")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let quote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let semicolon = UInt8(ascii: ";")
  static let ampersand = UInt8(ascii: "&")
  static let bar = UInt8(ascii: "|")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")

  /// Whether the byte ends a word that is not quoted.
  var endsWord: Bool {
    switch self {
    case .space, .tab, .lineFeed, .semicolon, .ampersand, .bar, .open, .close, .less, .greater: true
    default: false
    }
  }

  /// Whether a variable's name can begin with it.
  var beginsName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether a variable's name can have it.
  var isInName: Bool { beginsName || isDigit }
}
