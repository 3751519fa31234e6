/// Whether one space or none stands between two tokens of a line.
enum HCLSpacing {
  /// Whether a space follows a token, given its neighbours; `isIn` says that the token is the word `in`.
  static func follows(_ token: HCLTokenKind, _ isIn: Bool, after previous: HCLTokenKind?, before next: HCLTokenKind)
    -> Bool
  {
    if sticks(token, to: next) { return false }
    if token == .comma { return true }
    if isInsideTemplate(token, next) { return false }
    // `for x in [1]`: here `in` is not the name of a list that is indexed.
    if isIn, previous == .identifier { return true }
    if next == .openBracket, token == .identifier || token == .number || token.bracketChange < 0 { return false }
    if token == .bang { return false }
    if token == .minus { return !isNegation(after: previous) }
    if token == .openBrace || next == .closeBrace { return !(token == .openBrace && next == .closeBrace) }
    // `${ {` and `} }` keep the braces of an object apart from those of the template.
    if token == .interpolation || token == .directive { return next == .openBrace }
    if token == .closeBrace, next == .sequenceEnd { return true }
    if token == .sequenceEnd, next == .interpolation || next == .directive { return false }
    return !(token.bracketChange > 0 || next.bracketChange < 0)
  }

  private static func sticks(_ token: HCLTokenKind, to next: HCLTokenKind) -> Bool {
    switch next {
    case .newline, .dot, .comma, .ellipsis: true
    case .openParenthesis: token == .identifier || token == .dot
    case .doubleColon: token == .identifier || token == .dot
    case .identifier: token == .doubleColon || token == .dot
    default: token == .dot
    }
  }

  private static func isInsideTemplate(_ token: HCLTokenKind, _ next: HCLTokenKind) -> Bool {
    switch token {
    case .quotedText, .heredocText, .openQuote, .openHeredoc: return true
    default: break
    }
    switch next {
    case .quotedText, .heredocText, .closeQuote, .closeHeredoc: return true
    default: return false
    }
  }

  /// A minus after what cannot end a value is a sign.
  private static func isNegation(after previous: HCLTokenKind?) -> Bool {
    switch previous {
    case nil, .openParenthesis, .openBrace, .openBracket, .equal, .colon, .comma, .question: true
    case .plus, .minus, .star, .slash, .percent: true
    case .equalEqual, .notEqual, .greater, .greaterEqual, .less, .lessEqual, .and, .or, .bang: true
    default: false
    }
  }
}
