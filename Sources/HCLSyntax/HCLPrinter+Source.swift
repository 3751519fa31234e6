extension String {
  /// Whether it is a reference that can stand as an operand without parentheses.
  var isHCLPath: Bool {
    let tokens = HCLScanner.tokens(of: Array(utf8))
    guard tokens.first?.kind == .identifier else { return false }
    return tokens.allSatisfy {
      switch $0.kind {
      case .identifier, .dot, .number, .openBracket, .closeBracket, .star, .end: true
      default: false
      }
    }
  }

  /// Whether it can stand as a value without ending, commenting out or opening anything around it.
  var isHCLExpression: Bool {
    let tokens = HCLScanner.tokens(of: Array(utf8))
    guard tokens.count > 1 else { return false }
    var open = 0
    for token in tokens {
      switch token.kind {
      case .comment, .newline, .openHeredoc, .unclosedComment, .brokenLine, .brokenUTF8, .unknown: return false
      default: open += token.kind.bracketChange
      }
      if open < 0 { return false }
    }
    return open == 0
  }
}
