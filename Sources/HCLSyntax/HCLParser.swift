import SourceText

/// Builds the tree of a file. It reports what is wrong and goes on, so that one run finds every mistake.
struct HCLParser: ~Copyable {
  /// Brackets and blocks inside each other; real files stay below twenty.
  static let nestingLimit = 100
  /// Expressions inside each other, counting operators that follow each other.
  static let heightLimit: Int32 = 1000
  /// After so many mistakes the file is something else.
  static let diagnosticLimit = 100

  let bytes: [UInt8]
  let tokens: [HCLToken]
  let file: UInt32
  var diagnostics: [Diagnostic] = []
  var depth = 0
  /// The token that is looked at, never a comment.
  private(set) var index = 0
  /// What it is; a comment that ends its line counts as a line break.
  private(set) var kind = HCLTokenKind.end
  /// Where the last token that was taken ends.
  private(set) var lastEnd = 0
  /// Whether line breaks mean something here; inside most brackets they do not.
  private(set) var seesNewlines = true
  /// Where recovery last gave up a bracket or an item: what stands before is accounted for.
  var givenUp = -1
  /// The block that is probably not closed, judged by where braces stand; it is told only if one is missing.
  var suspect: Suspect?

  init(_ bytes: [UInt8], file: UInt32, tokens: [HCLToken]? = nil) {
    self.bytes = bytes
    self.file = file
    self.tokens = tokens ?? HCLScanner.tokens(of: bytes)
    settle()
  }

  /// Reads a whole file.
  consuming func parse() -> HCLDocument {
    let body = parseFile()
    let comments = comments()
    return HCLDocument(body: body, comments: comments, diagnostics: sortedDiagnostics())
  }

  /// Reads one expression that is all there is, as the value of a variable on a command line is.
  consuming func parseOnlyExpression() -> (HCLExpression, [Diagnostic]) {
    setNewlines(false)
    var result = HCLExpression(.invalid, range(0, bytes.count))
    do throws(Recovery) {
      result = try parseExpression()
      if kind != .end { throw unexpected("the end of the expression") }
    } catch {}
    return (result, sortedDiagnostics())
  }

  /// Reads bytes that are the inside of a string.
  consuming func parseOnlyTemplate(from start: Int) -> (HCLExpression, [Diagnostic]) {
    var result = HCLExpression(.invalid, range(start, bytes.count))
    do throws(Recovery) { result = try parseTemplate(until: .end, from: start, opener: nil) } catch {}
    return (result, sortedDiagnostics())
  }

  private func sortedDiagnostics() -> [Diagnostic] { diagnostics.sorted { $0.primary.range < $1.primary.range } }

  private func comments() -> [HCLComment] {
    tokens.lazy.filter { $0.kind == .comment }.map { token in
      var end = Int(token.end)
      while end > Int(token.start), bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
      let second = bytes[Int(token.start) + 1 < bytes.count ? Int(token.start) + 1 : Int(token.start)]
      let style: HCLComment.Style =
        bytes[Int(token.start)] == UInt8(ascii: "#") ? .hash : second == UInt8(ascii: "*") ? .block : .slashes
      return HCLComment(style: style, range: range(Int(token.start), end))
    }
  }
}

/// A mistake that has been reported: whoever can go on behind it catches this.
struct Recovery: Error {}

// MARK: Looking at tokens and taking them

extension HCLParser {
  var token: HCLToken { tokens[index] }

  /// The kind of the next token after the current one, whatever line it is on.
  var nextKind: HCLTokenKind {
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .comment || tokens[next].kind == .newline { next += 1 }
    return next < tokens.count ? tokens[next].kind : .end
  }

  func range(_ start: Int, _ end: Int) -> SourceRange { SourceRange(file: file, start..<max(start, end)) }

  func range(of token: HCLToken) -> SourceRange { SourceRange(file: file, token.bytes) }

  /// The line break that a comment ends with, where that is what is looked at.
  var currentRange: SourceRange {
    kind == .newline && token.kind == .comment ? range(Int(token.end) - 1, Int(token.end)) : range(of: token)
  }

  /// From a place to the end of what was taken last.
  func range(from start: Int) -> SourceRange { range(start, lastEnd) }

  func text(of token: HCLToken) -> String { String(decoding: bytes[token.bytes], as: UTF8.self) }

  func located(_ token: HCLToken) -> Located<String> { Located(text(of: token), at: range(of: token)) }

  func isWord(_ word: String) -> Bool {
    kind == .identifier && token.bytes.count == word.utf8.count && bytes[token.bytes].elementsEqual(word.utf8)
  }

  /// Takes the token. The last one stays.
  mutating func advance() {
    lastEnd = Int(token.end)
    if index < tokens.count - 1 { index += 1 }
    settle()
  }

  /// Takes the token if it is of a kind.
  mutating func take(_ wanted: HCLTokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Takes a closing bracket; behind it, line breaks mean again what they meant before it was opened.
  mutating func close(_ newlines: Bool) {
    seesNewlines = newlines
    advance()
  }

  mutating func setNewlines(_ seen: Bool) {
    guard seen != seesNewlines else { return }
    seesNewlines = seen
    settle()
  }

  /// Goes to a token, as recovery does.
  mutating func jump(to target: Int, newlines: Bool) {
    index = min(max(0, target), tokens.count - 1)
    lastEnd = index > 0 ? Int(tokens[index - 1].end) : 0
    seesNewlines = newlines
    settle()
  }

  /// Passes what means nothing here.
  private mutating func settle() {
    while true {
      kind = tokens[index].kind
      switch kind {
      case .comment:
        if seesNewlines, bytes[Int(token.end) - 1] == UInt8(ascii: "\n") {
          kind = .newline
          return
        }
        index += 1
      case .newline:
        if seesNewlines { return }
        index += 1
      default: return
      }
    }
  }

  /// Runs what reads one more level of brackets or blocks.
  mutating func nested<Result>(
    at opener: SourceRange, _ read: (inout HCLParser) throws(Recovery) -> Result
  ) throws(Recovery) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.nestingLimit { throw tooDeep(at: opener) }
    return try read(&self)
  }

  /// An expression, unless it is too high.
  mutating func make(_ kind: HCLExpression.Kind, _ range: SourceRange) throws(Recovery) -> HCLExpression {
    let expression = HCLExpression(kind, range)
    if expression.height > Self.heightLimit { throw tooDeep(at: range) }
    return expression
  }
}
