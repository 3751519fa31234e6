import SourceText

extension HCLParser {
  /// `[a, b]` or `[for …]`
  mutating func parseTuple() throws(Recovery) -> HCLExpression {
    let opener = currentRange
    let newlines = seesNewlines
    return try nested(at: opener) { (parser) throws(Recovery) in
      parser.advance()
      parser.setNewlines(false)
      if parser.isWord("for") { return try parser.parseComprehension(opener, .closeBracket, newlines) }
      let elements = try parser.parseElements(opener, .closeBracket)
      parser.close(newlines)
      return try parser.make(.tuple(elements), parser.range(from: Int(opener.start)))
    }
  }

  /// Elements up to the closing bracket, which is left to be taken. A mistake costs its element, not the list.
  private mutating func parseElements(_ opener: SourceRange, _ closer: HCLTokenKind) throws(Recovery) -> [HCLExpression]
  {
    var elements: [HCLExpression] = []
    while kind != closer {
      let start = index
      do throws(Recovery) {
        elements.append(try parseExpression())
        try takeSeparator(opener, closer)
      } catch {
        elements.append(HCLExpression(.invalid, range(of: tokens[start])))
        try skip(from: start, to: closer, inside: opener, newlines: false)
        _ = take(.comma)
      }
    }
    return elements
  }

  /// A comma, or nothing before the closer. A value right behind a value gets its comma in thought.
  private mutating func takeSeparator(_ opener: SourceRange, _ closer: HCLTokenKind) throws(Recovery) {
    if kind == closer || take(.comma) { return }
    guard kind.canBeginValue, !looksLikeArgument else { throw unclosed(opener, closer, or: "`,`") }
    report(
      .error(
        "missing comma", at: range(lastEnd, lastEnd), "before \(described)", help: "put a `,` between the two values"))
  }

  /// `{ a = b }` or `{for …}`
  mutating func parseObject() throws(Recovery) -> HCLExpression {
    let opener = currentRange
    let newlines = seesNewlines
    return try nested(at: opener) { (parser) throws(Recovery) in
      let first = parser.index + 1
      parser.setNewlines(false)
      parser.advance()
      // Only a `for` may be on another line than the brace: to an object line breaks mean something.
      if parser.isWord("for") { return try parser.parseComprehension(opener, .closeBrace, newlines) }
      parser.jump(to: first, newlines: true)
      var items: [HCLObjectItem] = []
      while true {
        while parser.take(.newline) {}
        if parser.kind == .closeBrace { break }
        try parser.parseItem(opener, &items)
      }
      parser.close(newlines)
      let whole = parser.range(from: Int(opener.start))
      parser.watchIndentation(ofBraces: whole)
      return try parser.make(.object(items), whole)
    }
  }

  private mutating func parseItem(_ opener: SourceRange, _ items: inout [HCLObjectItem]) throws(Recovery) {
    let start = index
    do throws(Recovery) {
      let key = try parseExpression()
      guard take(.equal) || take(.colon) else { throw missingEquals(after: key, in: opener) }
      let value = try parseExpression()
      items.append(HCLObjectItem(key: key, value: value))
      if kind == .closeBrace || take(.comma) || take(.newline) { return }
      guard kind == .identifier || kind == .openQuote, kind != .end else {
        throw unclosed(opener, .closeBrace, or: "`,` or a line break")
      }
      report(
        .error(
          "missing comma", at: range(lastEnd, lastEnd), "before \(described)",
          help: "put a `,` or a line break between the two attributes"))
    } catch {
      try skip(from: start, to: .closeBrace, inside: opener, newlines: true)
      if !take(.comma) { _ = take(.newline) }
    }
  }

  // MARK: for

  private mutating func parseComprehension(
    _ opener: SourceRange, _ closer: HCLTokenKind, _ newlines: Bool
  ) throws(Recovery) -> HCLExpression {
    let keyword = currentRange
    advance()
    let (key, value) = try parseLoopNames(after: keyword)
    let collection = try parseExpression()
    guard take(.colon) else { throw unexpected("`:` and the result", because: .init(keyword, "of this `for`")) }
    var result = try parseExpression()
    var resultKey: HCLExpression?
    if kind == .fatArrow {
      let arrow = currentRange
      advance()
      if closer == .closeBracket {
        report(
          .error("a list has no keys", at: arrow, "key of a list element", help: "write `{for …}` to build an object"))
      }
      resultKey = result
      result = try parseExpression()
    } else if closer == .closeBrace {
      report(
        .error(
          "an object needs keys", at: result.range, "value without a key",
          help: "write `key => value`, or `[for …]` to build a list"))
    }
    let grouping = parseGrouping(closer)
    let condition = isWord("if") ? try parseCondition() : nil
    guard kind == closer else { throw unclosed(opener, closer, or: nil) }
    close(newlines)
    let loop = HCLComprehension(
      key: key, value: value, collection: collection, resultKey: resultKey, result: result, condition: condition,
      grouping: grouping)
    return try make(.comprehension(loop), range(from: Int(opener.start)))
  }

  private mutating func parseGrouping(_ closer: HCLTokenKind) -> SourceRange? {
    guard kind == .ellipsis else { return nil }
    let ellipsis = currentRange
    advance()
    if closer == .closeBracket {
      report(.error("a list has nothing to group", at: ellipsis, "only `{for …}` can group its values"))
    }
    return ellipsis
  }

  private mutating func parseCondition() throws(Recovery) -> HCLExpression {
    advance()
    return try parseExpression()
  }

  /// `value in` or `key, value in`, in expressions and in templates.
  mutating func parseLoopNames(
    after keyword: SourceRange
  ) throws(Recovery) -> (key: Located<String>?, value: Located<String>) {
    let because = Diagnostic.Label(keyword, "of this `for`")
    guard kind == .identifier else { throw unexpected("a name", because: because) }
    var value = located(token)
    var key: Located<String>?
    advance()
    if take(.comma) {
      guard kind == .identifier else { throw unexpected("a second name", because: because) }
      key = value
      value = located(token)
      advance()
    }
    guard isWord("in") else { throw unexpected("`in`", because: because) }
    advance()
    return (key, value)
  }

  // MARK: Calls

  /// `name(arguments)`; the first word of the name has been taken.
  mutating func parseCall(_ first: HCLToken) throws(Recovery) -> HCLExpression {
    var words = text(of: first)
    while kind == .doubleColon {
      advance()
      guard kind == .identifier else { throw unexpected("the rest of the function's name after `::`") }
      words += "::" + text(of: token)
      advance()
    }
    let name = Located(words, at: range(from: Int(first.start)))
    let opener = currentRange
    guard kind == .openParenthesis else { throw unexpected("`(` after the function's name") }
    let newlines = seesNewlines
    return try nested(at: opener) { (parser) throws(Recovery) in
      parser.advance()
      parser.setNewlines(false)
      let (arguments, expansion) = try parser.parseArguments(opener)
      parser.close(newlines)
      let call = HCLCall(name: name, arguments: arguments, expansion: expansion)
      return try parser.make(.call(call), parser.range(from: Int(first.start)))
    }
  }

  private mutating func parseArguments(
    _ opener: SourceRange
  ) throws(Recovery) -> (arguments: [HCLExpression], expansion: SourceRange?) {
    var arguments: [HCLExpression] = []
    var expansion: SourceRange?
    while kind != .closeParenthesis {
      let start = index
      do throws(Recovery) {
        arguments.append(try parseExpression())
        if kind == .ellipsis {
          expansion = currentRange
          advance()
          guard kind == .closeParenthesis else { throw unexpected("`)` right after `...`") }
          break
        }
        try takeSeparator(opener, .closeParenthesis)
      } catch {
        arguments.append(HCLExpression(.invalid, range(of: tokens[start])))
        try skip(from: start, to: .closeParenthesis, inside: opener, newlines: false)
        _ = take(.comma)
      }
    }
    return (arguments, expansion)
  }
}

extension HCLTokenKind {
  /// Whether a value can begin with it; a minus is rather an operator.
  var canBeginValue: Bool {
    switch self {
    case .identifier, .number, .openQuote, .openHeredoc, .openBracket, .openBrace, .openParenthesis, .bang,
      .singleQuoted:
      true
    default: false
    }
  }
}
