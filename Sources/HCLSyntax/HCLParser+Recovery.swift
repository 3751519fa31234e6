import SourceText

extension HCLParser {
  /// After a mistake inside brackets: goes from the start of the element to its comma (or line break) or to the closer, and
  /// leaves that to be taken. Throws where the bracket seems never to be closed.
  mutating func skip(
    from start: Int, to closer: HCLTokenKind, inside opener: SourceRange, newlines: Bool
  ) throws(Recovery) {
    let margin = lineIndentation(at: opener.start)
    var open: [HCLTokenKind] = []
    // Where a bracket further in was given up, everything before is accounted for.
    var next = givenUp == index ? index : start
    while next < tokens.count {
      let token = tokens[next]
      if open.isEmpty, next >= index {
        let isItem = next == givenUp && newlines && beginsItem(next, within: .max)
        let stops = token.kind == closer || token.kind == .comma || newlines && endsLine(token)
        if stops || isItem && !beginsItem(next, within: margin) {
          jump(to: next, newlines: newlines)
          return
        }
      }
      let isForeign = open.isEmpty && next >= index && token.kind.opener != nil && token.kind != .closeParenthesis
      if token.kind == .end || isForeign || next >= index && beginsItem(next, within: margin) { break }
      follow(token.kind, &open)
      next += 1
      if token.kind == .brokenLine, next >= index { break }
    }
    givenUp = next
    jump(to: next, newlines: newlines)
    throw Recovery()
  }

  /// After a mistake in an argument or a block: goes to the next one.
  mutating func skipItem(from start: Int) {
    let margin = lineIndentation(at: tokens[start].start)
    let reached = index
    var open: [HCLTokenKind] = []
    var next = givenUp == index ? index : start
    while next < tokens.count {
      let token = tokens[next]
      if token.kind == .end { break }
      if next > start, next >= reached {
        if open.isEmpty, token.kind == .closeBrace || beginsItem(next, within: .max) && next == givenUp { break }
        if beginsItem(next, within: margin) { break }
      }
      next += 1
      if open.isEmpty, endsLine(token), next > reached { break }
      follow(token.kind, &open)
    }
    givenUp = next
    jump(to: max(next, start + 1), newlines: true)
  }

  private func endsLine(_ token: HCLToken) -> Bool {
    token.kind == .newline || token.kind == .comment && bytes[Int(token.end) - 1] == UInt8(ascii: "\n")
  }

  /// Keeps account of what is open.
  private func follow(_ kind: HCLTokenKind, _ open: inout [HCLTokenKind]) {
    if kind == .brokenLine {
      // The scanner has left the string with everything inside it; see there.
      let heredoc = open.lastIndex(of: .openHeredoc).map { $0 + 1 } ?? 0
      if let quote = open[heredoc...].firstIndex(of: .openQuote) { open.removeSubrange(quote...) }
    } else if let opener = kind.opener {
      while let last = open.popLast(), last != opener {}
    } else if kind.isOpener {
      open.append(kind == .directive ? .interpolation : kind)
    }
  }

  /// Whether a token begins a line that looks like an argument or a block and is indented by no more than `margin`.
  private func beginsItem(_ index: Int, within margin: Int) -> Bool {
    guard tokens[index].kind == .identifier, index + 1 < tokens.count else { return false }
    guard let column = indentation(at: tokens[index].start), column <= margin else { return false }
    switch tokens[index + 1].kind {
    case .equal, .openBrace, .openQuote: return true
    default: return false
    }
  }

  /// How far in the line begins that a byte is on.
  func lineIndentation(at offset: UInt32) -> Int {
    var line = Int(offset)
    while line > 0, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
    return bytes[line...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
  }
}

extension HCLTokenKind {
  var isOpener: Bool { bracketChange > 0 || self == .openQuote || self == .openHeredoc }

  /// What it closes.
  var opener: HCLTokenKind? {
    switch self {
    case .closeBrace: .openBrace
    case .closeBracket: .openBracket
    case .closeParenthesis: .openParenthesis
    case .closeQuote: .openQuote
    case .closeHeredoc: .openHeredoc
    case .sequenceEnd: .interpolation
    default: nil
    }
  }
}
