import SourceText

extension String {
  func droppingLeadingWhitespace() -> String {
    String(String.UnicodeScalarView(unicodeScalars.drop(while: { $0.properties.isWhitespace })))
  }

  func droppingTrailingWhitespace() -> String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension HCLTemplatePiece {
  /// What `${~` does to the text before it: only to the token that it touches, so never to the line before.
  static func trimLast(_ pieces: inout [HCLTemplatePiece]) {
    guard case .text(let text, let range)? = pieces.last else { return }
    pieces[pieces.count - 1] = .text(text.droppingTrailingWhitespace(), range)
  }

  /// What `<<-` does: the indentation of the line that is indented least is taken from every line.
  static func removeIndentation(_ pieces: inout [HCLTemplatePiece]) {
    var least = Int.max
    var indented: [Int] = []
    var atLineStart = true
    for (index, piece) in pieces.enumerated() {
      guard case .text(let text, _) = piece else {
        if atLineStart { least = 0 }
        atLineStart = false
        continue
      }
      if atLineStart {
        let rest = text.droppingLeadingWhitespace()
        // A line of nothing but space says nothing about indentation.
        if !(rest.isEmpty && text.utf8.last == UInt8(ascii: "\n")) {
          let spaces = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(rest.unicodeScalars.count)))
          least = min(least, spaces.count)
          indented.append(index)
        }
      }
      atLineStart = text.utf8.last == UInt8(ascii: "\n")
    }
    for index in indented {
      if case .text(let text, let range) = pieces[index] { pieces[index] = .text(String(text.dropFirst(least)), range) }
    }
  }
}

extension HCLParser {
  /// A directive that has begun and not ended.
  private struct Frame {
    let opening: HCLTemplatePiece
    let range: SourceRange
    var first: [HCLTemplatePart] = []
    var second: [HCLTemplatePart]?
  }

  /// Puts directives inside each other and joins text. The answer is a string where there is nothing but text.
  mutating func assemble(_ pieces: [HCLTemplatePiece]) throws(Recovery) -> HCLExpression.Kind {
    var frames: [Frame] = []
    var parts: [HCLTemplatePart] = []
    for piece in pieces {
      switch piece {
      case .text(let text, let range): Self.append(text, range, to: &parts)
      case .value(let value, let range): parts.append(.value(value, range))
      case .ifDirective(_, let range), .forDirective(_, _, _, let range):
        if frames.count >= Self.nestingLimit { throw tooDeep(at: range) }
        frames.append(Frame(opening: piece, range: range, first: parts))
        parts = []
      case .elseDirective(let range): try takeElse(range, &frames, &parts)
      case .endif(let range), .endfor(let range): try takeEnd(piece, range, &frames, &parts)
      }
    }
    if let open = frames.last { throw unclosedDirective(open.range, isIf: Self.isIf(open.opening)) }
    if parts.isEmpty { return .string("") }
    if parts.count == 1, case .text(let text)? = parts.first { return .string(text.value) }
    return .template(parts)
  }

  private static func append(_ text: String, _ range: SourceRange, to parts: inout [HCLTemplatePart]) {
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(Located(before.value + text, at: before.range.through(range)))
    } else {
      parts.append(.text(Located(text, at: range)))
    }
  }

  private static func isIf(_ piece: HCLTemplatePiece) -> Bool { if case .ifDirective = piece { true } else { false } }

  private mutating func takeElse(
    _ range: SourceRange, _ frames: inout [Frame], _ parts: inout [HCLTemplatePart]
  ) throws(Recovery) {
    guard let last = frames.last, Self.isIf(last.opening), last.second == nil else {
      throw strayDirective("else", range, open: frames.last?.range)
    }
    frames[frames.count - 1].second = parts
    parts = []
  }

  private mutating func takeEnd(
    _ end: HCLTemplatePiece, _ range: SourceRange, _ frames: inout [Frame], _ parts: inout [HCLTemplatePart]
  ) throws(Recovery) {
    guard let frame = frames.popLast() else {
      if case .endif = end { throw strayDirective("endif", range, open: nil) }
      throw strayDirective("endfor", range, open: nil)
    }
    let whole = frame.range.through(range)
    var outer = frame.first
    switch (frame.opening, end) {
    case (.ifDirective(let condition, _), .endif):
      outer.append(.conditional(condition, frame.second ?? parts, frame.second == nil ? [] : parts, whole))
    case (.forDirective(let key, let value, let collection, _), .endfor):
      outer.append(.loop(HCLTemplateLoop(key: key, value: value, collection: collection, body: parts), whole))
    case (.ifDirective, _): throw strayDirective("endfor", range, open: frame.range)
    default: throw strayDirective("endif", range, open: frame.range)
    }
    parts = outer
  }
}
