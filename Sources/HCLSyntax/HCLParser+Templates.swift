import SourceText

/// What a template is read as before its directives are put inside each other: trimming looks at neighbours only.
enum HCLTemplatePiece {
  case text(String, SourceRange)
  case value(HCLExpression, SourceRange)
  case ifDirective(HCLExpression, SourceRange)
  case forDirective(key: Located<String>?, value: Located<String>, collection: HCLExpression, SourceRange)
  case elseDirective(SourceRange)
  case endif(SourceRange)
  case endfor(SourceRange)
}

extension HCLParser {
  /// A quoted string or a heredoc.
  mutating func parseString() throws(Recovery) -> HCLExpression {
    let opener = token
    if opener.kind == .openQuote, let simple = try parseSimpleString(opener) { return simple }
    return try nested(at: range(of: opener)) { (parser) throws(Recovery) in
      parser.advance()
      let closer: HCLTokenKind = opener.kind == .openQuote ? .closeQuote : .closeHeredoc
      return try parser.parseTemplate(until: closer, from: Int(opener.start), opener: opener)
    }
  }

  /// A quoted string without sequences, as most are.
  private mutating func parseSimpleString(_ opener: HCLToken) throws(Recovery) -> HCLExpression? {
    let text = tokens[index + 1]
    if text.kind == .closeQuote {
      advance()
      advance()
      return HCLExpression(.string(""), range(from: Int(opener.start)))
    }
    guard text.kind == .quotedText, index + 2 < tokens.count, tokens[index + 2].kind == .closeQuote else { return nil }
    let value = resolve(text)
    advance()
    advance()
    advance()
    return HCLExpression(.string(value), range(from: Int(opener.start)))
  }

  /// Text and sequences up to what ends the template, and that.
  mutating func parseTemplate(
    until closer: HCLTokenKind, from start: Int, opener: HCLToken?
  ) throws(Recovery) -> HCLExpression {
    var pieces: [HCLTemplatePiece] = []
    var trimsNext = false
    while kind != closer {
      switch kind {
      case .quotedText, .heredocText:
        var text = resolve(token)
        if trimsNext { text = text.droppingLeadingWhitespace() }
        trimsNext = false
        pieces.append(.text(text, range(of: token)))
        advance()
      case .interpolation, .directive: trimsNext = try parseSequence(&pieces)
      default: throw unclosedString(opener, at: start)
      }
    }
    // The marker of a heredoc may have spaces before it, which are not part of the string.
    advance()
    let whole = range(from: start)
    if let opener, opener.kind == .openHeredoc, bytes[Int(opener.start) + 2] == UInt8(ascii: "-") {
      HCLTemplatePiece.removeIndentation(&pieces)
    }
    return try make(try assemble(pieces), whole)
  }

  /// `${ … }` or `%{ … }`; the answer is whether it ends with `~}`.
  private mutating func parseSequence(_ pieces: inout [HCLTemplatePiece]) throws(Recovery) -> Bool {
    let opener = token
    let newlines = seesNewlines
    let start = index + 1
    if opener.bytes.count == 3 { HCLTemplatePiece.trimLast(&pieces) }
    do throws(Recovery) {
      return try nested(at: range(of: opener)) { (parser) throws(Recovery) in
        parser.advance()
        parser.setNewlines(false)
        let piece =
          try opener.kind == .interpolation ? parser.parseInterpolation(opener) : parser.parseDirective(opener)
        let trims = parser.token.bytes.count == 2
        parser.close(newlines)
        pieces.append(piece)
        return trims
      }
    } catch {
      try skip(from: start, to: .sequenceEnd, inside: range(of: opener), newlines: false)
      close(newlines)
      pieces.append(.value(HCLExpression(.invalid, range(of: opener)), range(from: Int(opener.start))))
      return false
    }
  }

  private mutating func parseInterpolation(_ opener: HCLToken) throws(Recovery) -> HCLTemplatePiece {
    let value = try parseExpression()
    try expectSequenceEnd(opener)
    return .value(value, range(Int(opener.start), Int(token.end)))
  }

  private mutating func expectSequenceEnd(_ opener: HCLToken) throws(Recovery) {
    if kind != .sequenceEnd { throw unclosedSequence(opener) }
  }

  private mutating func parseDirective(_ opener: HCLToken) throws(Recovery) -> HCLTemplatePiece {
    let keyword = currentRange
    let word = kind == .identifier ? text(of: token) : ""
    switch word {
    case "if":
      advance()
      let condition = try parseExpression()
      try expectSequenceEnd(opener)
      return .ifDirective(condition, range(Int(opener.start), Int(token.end)))
    case "for":
      advance()
      let (key, value) = try parseLoopNames(after: keyword)
      let collection = try parseExpression()
      try expectSequenceEnd(opener)
      return .forDirective(
        key: key, value: value, collection: collection, range(Int(opener.start), Int(token.end)))
    case "else", "endif", "endfor":
      advance()
      try expectSequenceEnd(opener)
      let whole = range(Int(opener.start), Int(token.end))
      return word == "else" ? .elseDirective(whole) : word == "endif" ? .endif(whole) : .endfor(whole)
    default: throw unknownDirective(word)
    }
  }

  // MARK: Text

  /// What a text token says: escapes and doubled marks resolved.
  mutating func resolve(_ token: HCLToken) -> String {
    let text = bytes[token.bytes]
    if token.bytes.count >= 3, text.first == UInt8(ascii: "$") || text.first == UInt8(ascii: "%") {
      return String(decoding: text.dropFirst(), as: UTF8.self)
    }
    guard token.kind == .quotedText, text.contains(UInt8(ascii: "\\")) else {
      return String(decoding: text, as: UTF8.self)
    }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(text.count)
    var next = text.startIndex
    while next < text.endIndex {
      guard text[next] == UInt8(ascii: "\\") else {
        resolved.append(text[next])
        next += 1
        continue
      }
      next = resolveEscape(in: text, at: next, &resolved)
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  /// Resolves the escape at a backslash and answers where the text goes on.
  private mutating func resolveEscape(in text: ArraySlice<UInt8>, at start: Int, _ resolved: inout [UInt8]) -> Int {
    let selector = start + 1 < text.endIndex ? text[start + 1] : 0
    switch selector {
    case UInt8(ascii: "n"): resolved.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "r"): resolved.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "t"): resolved.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): resolved.append(selector)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = text[(start + 2)...].prefix(selector == UInt8(ascii: "u") ? 4 : 8)
      let isWhole = digits.count == (selector == UInt8(ascii: "u") ? 4 : 8)
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      let isHexadecimal = digits.allSatisfy { $0.isDigit || ($0 | 0x20) &- 0x61 < 6 }
      if isWhole, isHexadecimal, let value, let scalar = Unicode.Scalar(value) {
        resolved.append(contentsOf: Array(String(scalar).utf8))
        return digits.endIndex
      }
      reportEscape(range(start, start + 2))
    default: reportEscape(range(start, min(start + 2, text.endIndex)))
    }
    return start + 2
  }
}
