import SourceText

extension HCLParser {
  /// A conditional or anything that binds tighter.
  mutating func parseExpression() throws(Recovery) -> HCLExpression {
    let condition = try parseOperation(0)
    guard kind == .question else { return condition }
    let question = currentRange
    return try nested(at: question) { (parser) throws(Recovery) in
      parser.advance()
      let first = try parser.parseExpression()
      guard parser.take(.colon) else {
        throw parser.unexpected("`:` and the value for false", because: .init(question, "of this `?`"))
      }
      let second = try parser.parseExpression()
      return try parser.make(.conditional(condition, first, second), condition.range.through(second.range))
    }
  }

  /// Operators that bind tighter than a level, and their operands.
  private mutating func parseOperation(_ level: Int) throws(Recovery) -> HCLExpression {
    var left = try parseOperand()
    while let operation = kind.operation, operation.precedence > level {
      let located = Located(operation, at: currentRange)
      advance()
      let right = try parseOperation(operation.precedence)
      left = try make(.binary(left, located, right), left.range.through(right.range))
    }
    return left
  }

  private mutating func parseOperand() throws(Recovery) -> HCLExpression {
    guard kind == .minus || kind == .bang else { return try parsePath() }
    let sign = Located(kind == .minus ? HCLSign.minus : .not, at: currentRange)
    return try nested(at: sign.range) { (parser) throws(Recovery) in
      parser.advance()
      let operand = try parser.parseOperand()
      return try parser.make(.signed(sign, operand), sign.range.through(operand.range))
    }
  }

  // MARK: Paths

  private mutating func parsePath() throws(Recovery) -> HCLExpression {
    let root = try parseTerm()
    guard kind == .dot || kind == .openBracket else { return root }
    var steps: [HCLStep] = []
    while kind == .dot || kind == .openBracket {
      steps.append(kind == .dot ? try parseDot(after: root, steps) : try parseBracket())
    }
    return try make(.path(root, steps), root.range.through(range(from: Int(root.range.start))))
  }

  private mutating func parseDot(after root: HCLExpression, _ steps: [HCLStep]) throws(Recovery) -> HCLStep {
    let start = Int(token.start)
    advance()
    let name = token
    switch kind {
    case .identifier:
      advance()
      return HCLStep(kind: .attribute(text(of: name)), range: range(from: start))
    case .number:
      advance()
      checkLegacyIndex(name)
      return HCLStep(kind: .legacyIndex(text(of: name)), range: range(from: start))
    case .star:
      if isInAttributeSplat(steps) {
        throw report(
          .error(
            "a `.*` cannot follow another `.*`", at: currentRange, "second splat",
            help: "write `[*]` for both"))
      }
      advance()
      return HCLStep(kind: .attributeSplat, range: range(from: start))
    default:
      if kind == .unknown, bytes[Int(name.start)] == UInt8(ascii: "$") { throw templateOutsideQuotes(from: root) }
      throw unexpected("a name after the dot")
    }
  }

  private func isInAttributeSplat(_ steps: [HCLStep]) -> Bool {
    for step in steps.reversed() {
      switch step.kind {
      case .attribute, .legacyIndex: continue
      case .attributeSplat: return true
      case .index, .splat: return false
      }
    }
    return false
  }

  private mutating func checkLegacyIndex(_ number: HCLToken) {
    let digits = text(of: number)
    guard !digits.utf8.allSatisfy({ $0.isDigit }) else { return }
    let parts = digits.split(separator: ".")
    let mend = parts.map { "[\($0)]" }.joined()
    report(
      .error(
        "two numbers cannot follow each other as indexes", at: range(of: number), "reads as the number \(digits)",
        help: "write `\(mend)`"))
  }

  private mutating func parseBracket() throws(Recovery) -> HCLStep {
    let opener = currentRange
    let start = Int(token.start)
    let newlines = seesNewlines
    advance()
    if take(.star) {
      guard take(.closeBracket) else { throw unexpected("`]` after `[*`") }
      return HCLStep(kind: .splat, range: range(from: start))
    }
    return try nested(at: opener) { (parser) throws(Recovery) in
      parser.setNewlines(false)
      let key = try parser.parseExpression()
      guard parser.kind == .closeBracket else { throw parser.unclosed(opener, .closeBracket, or: nil) }
      parser.close(newlines)
      return HCLStep(kind: .index(key), range: parser.range(from: start))
    }
  }

  // MARK: Terms

  mutating func parseTerm() throws(Recovery) -> HCLExpression {
    let start = token
    switch kind {
    case .identifier:
      advance()
      if kind == .openParenthesis || kind == .doubleColon { return try parseCall(start) }
      return HCLExpression(word(start), range(of: start))
    case .number:
      advance()
      checkNumber(start)
      return HCLExpression(.number(text(of: start)), range(of: start))
    case .openQuote, .openHeredoc: return try parseString()
    case .openParenthesis: return try parseParentheses()
    case .openBracket: return try parseTuple()
    case .openBrace: return try parseObject()
    default: throw missingValue()
    }
  }

  private func word(_ token: HCLToken) -> HCLExpression.Kind {
    switch text(of: token) {
    case "true": .bool(true)
    case "false": .bool(false)
    case "null": .null
    case let name: .variable(name)
    }
  }

  private mutating func checkNumber(_ token: HCLToken) {
    var digits = bytes[token.bytes]
    digits = digits.drop(while: { $0.isDigit })
    if digits.first == UInt8(ascii: ".") { digits = digits.dropFirst().drop(while: { $0.isDigit }) }
    if let first = digits.first, first | 0x20 == UInt8(ascii: "e") {
      digits = digits.dropFirst()
      if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
      let exponent = digits.prefix(while: { $0.isDigit })
      // Nine digits are more than any number needs, and where other readers give up.
      if exponent.count < 10 { digits = digits[exponent.endIndex...] }
    }
    if !digits.isEmpty {
      report(.error("the number cannot be read", at: range(of: token), "not a number such as 42, 0.5 or 1e6"))
    }
  }

  private mutating func parseParentheses() throws(Recovery) -> HCLExpression {
    let opener = currentRange
    let newlines = seesNewlines
    return try nested(at: opener) { (parser) throws(Recovery) in
      parser.advance()
      parser.setNewlines(false)
      let inner = try parser.parseExpression()
      guard parser.kind == .closeParenthesis else { throw parser.unclosed(opener, .closeParenthesis, or: nil) }
      parser.close(newlines)
      return try parser.make(.parenthesized(inner), parser.range(from: Int(opener.start)))
    }
  }
}

extension HCLTokenKind {
  var operation: HCLOperator? {
    switch self {
    case .or: .or
    case .and: .and
    case .equalEqual: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessEqual: .lessOrEqual
    case .greater: .greater
    case .greaterEqual: .greaterOrEqual
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .percent: .remainder
    default: nil
    }
  }
}
