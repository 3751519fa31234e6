/// What a token is. The formatter decides spaces by this alone, so the kinds are those that `terraform fmt` tells apart.
enum HCLTokenKind: UInt8 {
  case identifier, number, comment, newline, end
  case openBrace, closeBrace, openBracket, closeBracket, openParenthesis, closeParenthesis
  case openQuote, closeQuote, openHeredoc, closeHeredoc, quotedText, heredocText
  /// `${` and `%{`, with or without `~`, and the brace that ends either.
  case interpolation, directive, sequenceEnd
  case equal, equalEqual, notEqual, less, lessEqual, greater, greaterEqual, and, or, bang
  case plus, minus, star, slash, percent
  case dot, comma, ellipsis, colon, doubleColon, fatArrow, question
  // What no valid file has:
  case brokenLine, singleQuoted, backquoted, semicolon, bitwise, brokenUTF8, unclosedComment, curlyQuote, unknown
}

/// A run of bytes that means one thing. Spaces and tabs between tokens are not tokens.
struct HCLToken {
  let kind: HCLTokenKind
  let start: UInt32
  let end: UInt32

  init(_ kind: HCLTokenKind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: end)
  }

  var bytes: Range<Int> { Int(start)..<Int(end) }
}

extension HCLTokenKind {
  /// How many brackets are more open after this token than before it.
  var bracketChange: Int {
    switch self {
    case .openBrace, .openBracket, .openParenthesis, .interpolation, .directive: 1
    case .closeBrace, .closeBracket, .closeParenthesis, .sequenceEnd: -1
    default: 0
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  var startsASCIIIdentifier: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F }

  var continuesASCIIIdentifier: Bool { startsASCIIIdentifier || isDigit || self == 0x2D }
}
