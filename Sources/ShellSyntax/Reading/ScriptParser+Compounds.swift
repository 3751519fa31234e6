import SourceText

// What holds other statements.
extension ScriptParser {
  /// A compound command, if one begins here.
  mutating func compound() -> ScriptStatement? {
    let start = position
    if byte == .open {
      if has("(("), let text = arithmeticStatement() {
        return ScriptStatement(.arithmetic(text), at: range(from: start))
      }
      return parenthesized(from: start)
    }
    switch keyword() {
    case "if": return condition(from: start)
    case "case": return selection(from: start)
    case "for": return loop(over: "for", from: start)
    case "select": return loop(over: "select", from: start)
    case "while": return repetition("while", from: start)
    case "until": return repetition("until", from: start)
    case "{": return group(from: start)
    case "[[": return test(from: start)
    case "function": return functionKeyword(from: start)
    case "coproc": return coprocess(from: start)
    default: return nil
    }
  }

  private mutating func coprocess(from start: Int) -> ScriptStatement? {
    position += 6
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    return isTooDeep(from: start) ? nil : statement()
  }

  /// The statements of a body, of which there is at least one.
  private mutating func body(of opening: String, from start: Int, until closing: Closing) -> [ScriptStatement] {
    let first = position
    let body = statements(until: closing)
    if body.isEmpty, !isAtEnd {
      report(
        "a command is missing", from: start, to: start + opening.utf8.count, "there is nothing to do in it",
        related: [.init(range(first, min(first + 1, end)), "here")], help: "write a command, or `:` for none")
    }
    return body
  }

  /// Takes the keyword that closes or continues what was opened; says so where it is missing.
  private mutating func expect(_ keyword: String, of opening: String, from start: Int) {
    skipLines()
    if take(keyword: keyword) { return }
    let end = start + opening.utf8.count
    if isAtEnd {
      report(
        unclosed: "`\(opening)`", from: start, to: end, "no `\(keyword)` belongs to it",
        help: "write `\(keyword)` where it ends")
    } else {
      report(
        "`\(keyword)` is missing", from: position, to: min(position + 1, self.end),
        "`\(keyword)` would have to stand before this",
        related: [.init(range(start, end), "for this `\(opening)`")], help: "write `\(keyword)`")
    }
  }

  private mutating func parenthesized(from start: Int) -> ScriptStatement {
    position += 1
    let body = body(of: "(", from: start, until: .parenthesis)
    closeParenthesis(from: start, to: start + 1, what: "`(`")
    return ScriptStatement(.subshell(body), at: range(from: start))
  }

  /// The `)` that belongs to an opening one.
  mutating func closeParenthesis(from start: Int, to last: Int, what: String) {
    skipLines()
    if byte == .close {
      position += 1
    } else if isAtEnd {
      report(unclosed: what, from: start, to: last, "no `)` belongs to it", help: "write `)` where it ends")
    } else {
      report(
        "`)` is missing", from: position, to: position + 1, "`)` would have to stand before this",
        related: [.init(range(start, last), "for this")], help: "write `)`")
    }
  }

  private mutating func group(from start: Int) -> ScriptStatement {
    position += 1
    let body = body(of: "{", from: start, until: .brace)
    expect("}", of: "{", from: start)
    return ScriptStatement(.group(body), at: range(from: start))
  }

  private mutating func condition(from start: Int) -> ScriptStatement {
    position += 2
    var arms: [ScriptStatement.Arm] = []
    var otherwise: [ScriptStatement] = []
    var opening = ("if", start)
    while true {
      let test = body(of: opening.0, from: opening.1, until: .keywords(["then"]))
      expect("then", of: opening.0, from: opening.1)
      let then = body(of: "then", from: opening.1, until: .keywords(["elif", "else", "fi"]))
      arms.append(.init(test: test, body: then))
      let next = position
      guard take(keyword: "elif") else { break }
      opening = ("elif", next)
    }
    let next = position
    if take(keyword: "else") { otherwise = body(of: "else", from: next, until: .keywords(["fi"])) }
    expect("fi", of: "if", from: start)
    return ScriptStatement(.condition(arms, otherwise: otherwise), at: range(from: start))
  }

  private mutating func repetition(_ opening: String, from start: Int) -> ScriptStatement {
    position += opening.utf8.count
    let test = body(of: opening, from: start, until: .keywords(["do"]))
    let body = doBody(of: opening, from: start)
    return ScriptStatement(.repetition(test: test, body), at: range(from: start))
  }

  /// `do ... done`; braces stand for the two after `for`, as they may.
  private mutating func doBody(of opening: String, from start: Int) -> [ScriptStatement] {
    skipLines()
    let place = position
    if opening == "for" || opening == "select", take(keyword: "{") {
      let body = body(of: "{", from: place, until: .brace)
      expect("}", of: "{", from: place)
      return body
    }
    expect("do", of: opening, from: start)
    let body = body(of: "do", from: place, until: .keywords(["done"]))
    expect("done", of: opening, from: start)
    return body
  }

  private mutating func loop(over opening: String, from start: Int) -> ScriptStatement {
    position += opening.utf8.count
    skipBlanks()
    if opening == "for", has("(("), let text = arithmeticStatement() {
      skipBlanks()
      if byte == .semicolon { position += 1 }
      return ScriptStatement(.counting(text, doBody(of: opening, from: start)), at: range(from: start))
    }
    let place = position
    guard let word = word(), let name = word.bare, !name.isEmpty else {
      report(
        "a name is missing", from: start, to: start + opening.utf8.count, "no variable follows",
        help: "write `\(opening) NAME in ...`")
      skipRestOfLine()
      return ScriptStatement(
        .iteration(Located("", at: range(place, place)), [], doBody(of: opening, from: start)), at: range(from: start))
    }
    skipLines()
    var words: [ScriptWord]?
    if takeIn() {
      var list: [ScriptWord] = []
      skipBlanks()
      while let next = self.word() {
        list.append(next)
        skipBlanks()
      }
      words = list
    }
    skipBlanks()
    if byte == .semicolon, !isClosed() { position += 1 }
    let body = doBody(of: opening, from: start)
    return ScriptStatement(.iteration(Located(name, at: word.range), words, body), at: range(from: start))
  }

  /// The word `in`, which is a keyword only in a loop and in a selection.
  private mutating func takeIn() -> Bool {
    guard has("in"), byte(ahead: 2).map({ $0.endsWord || $0 == .carriageReturn }) ?? true else { return false }
    position += 2
    return true
  }

  private mutating func selection(from start: Int) -> ScriptStatement {
    position += 4
    skipBlanks()
    guard let word = word() else {
      report(
        "a word is missing", from: start, to: start + 4, "no word follows `case`", help: "write `case WORD in`")
      skipRestOfLine()
      return ScriptStatement(.selection(ScriptWord([], at: range(from: start)), []), at: range(from: start))
    }
    skipLines()
    if !takeIn() {
      report(
        "`in` is missing", from: position, to: min(position + 1, end), "`in` would have to stand before this",
        related: [.init(range(start, start + 4), "for this `case`")], help: "write `case WORD in`")
    }
    var choices: [ScriptStatement.Choice] = []
    while true {
      skipLines()
      if isAtEnd || keyword() == "esac" { break }
      let before = position
      choices.append(choice())
      if position == before { break }
    }
    expect("esac", of: "case", from: start)
    return ScriptStatement(.selection(word, choices), at: range(from: start))
  }

  private mutating func choice() -> ScriptStatement.Choice {
    let start = position
    if byte == .open { position += 1 }
    var patterns: [ScriptWord] = []
    repeat {
      skipBlanks()
      guard let pattern = word() else { break }
      patterns.append(pattern)
      skipBlanks()
    } while take("|")
    if byte == .close, !patterns.isEmpty {
      position += 1
    } else {
      report(
        "`)` is missing", from: position, to: min(position + 1, end), "a pattern of `case` ends with `)`",
        related: [.init(range(start, min(start + 1, end)), "the pattern begins here")], help: "write `PATTERN)`")
      skipRestOfLine()
    }
    let body = statements(until: .choice)
    if has(";;&") { position += 3 } else if has(";;") || has(";&") { position += 2 }
    return ScriptStatement.Choice(patterns: patterns, body: body)
  }

  /// `name() ...`; the name has been read.
  mutating func function(named name: Located<String>, from start: Int) -> ScriptStatement? {
    position += 1
    skipBlanks()
    position += 1
    return functionBody(of: name, from: start)
  }

  private mutating func functionKeyword(from start: Int) -> ScriptStatement? {
    position += 8
    skipBlanks()
    guard let word = word(), let name = word.bare else {
      report("a name is missing", from: start, "no name follows `function`", help: "write `function NAME { ... }`")
      return nil
    }
    skipBlanks()
    if byte == .open {
      position += 1
      skipBlanks()
      if byte == .close { position += 1 }
    }
    return functionBody(of: Located(name, at: word.range), from: start)
  }

  private mutating func functionBody(of name: Located<String>, from start: Int) -> ScriptStatement? {
    skipLines()
    depth += 1
    defer { depth -= 1 }
    guard !isTooDeep(from: start), var body = compound() else {
      report(
        "a function has no body", from: start, to: start + name.value.utf8.count, "no `{` follows",
        help: "write `\(name.value)() { ...; }`")
      return ScriptStatement(.function(name, ScriptStatement(.group([]), at: name.range)), at: range(from: start))
    }
    while let redirection = redirection() { body.redirections.append(redirection) }
    return ScriptStatement(.function(name, body), at: range(from: start))
  }

  private mutating func test(from start: Int) -> ScriptStatement {
    position += 2
    var words: [ScriptWord] = []
    var matchesPattern = false
    while true {
      skipLines()
      if has("]]"), byte(ahead: 2).map({ $0.endsWord || $0 == .carriageReturn }) ?? true { break }
      let place = position
      if !matchesPattern, let length = testOperator() {
        position += length
        words.append(ScriptWord([bare(place)], at: range(from: place)))
        continue
      }
      guard let word = matchesPattern ? regularExpression() : word() else { break }
      matchesPattern = word.bare == "=~"
      words.append(word)
    }
    if !take("]]") {
      if isAtEnd {
        report(unclosed: "`[[`", from: start, to: start + 2, "no `]]` belongs to it", help: "write `]]` where it ends")
      } else {
        report(
          "a test ends too early", from: start, to: start + 2, "no `]]` follows",
          help: "write `[[ -n \"${NAME}\" ]]`")
        skipRestOfLine()
      }
    }
    return ScriptStatement(.test(words), at: range(from: start))
  }

  private func testOperator() -> Int? {
    if has("&&") || has("||") { return 2 }
    return byte == .open || byte == .close || byte == .less || byte == .greater ? 1 : nil
  }

  /// Text that is taken as it stands.
  func bare(_ start: Int) -> ScriptPiece {
    ScriptPiece(kind: .text(text(start..<position)), isQuoted: false, range: range(from: start))
  }

  /// `(( ... ))`, the text between; nil where it is a subshell in a subshell, and nothing is taken then.
  private mutating func arithmeticStatement() -> String? {
    guard let close = arithmeticEnd(from: position + 2) else { return nil }
    let inside = text(position + 2..<close)
    position = close + 2
    return inside
  }

  /// Where the two parentheses stand that close `((`; nil where single ones do.
  func arithmeticEnd(from start: Int) -> Int? {
    var open = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case .open: open += 1
      case .close where open > 0: open -= 1
      case .close: return index + 1 < end && bytes[index + 1] == .close ? index : nil
      case .backslash: index += 1
      case .quote, .doubleQuote:
        let quote = bytes[index]
        index += 1
        while index < end, bytes[index] != quote { index += 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
