import SourceText

extension HCLParser {
  /// A brace that may be left open, judged by indentation.
  struct Suspect {
    let brace: SourceRange
    let label: Diagnostic.Label
  }

  /// What a body has so far, and where its names were first used.
  private struct Contents {
    var attributes: [HCLAttribute] = []
    var blocks: [HCLBlock] = []
    var names: [String: SourceRange] = [:]
  }

  mutating func parseFile() -> HCLBody {
    var contents = Contents()
    while kind != .end {
      if kind == .closeBrace {
        if givenUp != index {
          report(
            .error("nothing to close", at: currentRange, "no block is open here", help: "remove this brace"))
        }
        advance()
        continue
      }
      do throws(Recovery) { try parseBodyItem(&contents, in: nil) } catch { break }
    }
    return HCLBody(attributes: contents.attributes, blocks: contents.blocks, range: range(0, bytes.count))
  }

  /// Items up to the closing brace, and the brace.
  private mutating func parseBody(_ brace: SourceRange) throws(Recovery) -> HCLBody {
    var contents = Contents()
    while kind != .closeBrace {
      if kind == .end { throw unclosedBlock(brace) }
      try parseBodyItem(&contents, in: brace)
    }
    advance()
    return HCLBody(
      attributes: contents.attributes, blocks: contents.blocks, range: range(from: Int(brace.start)))
  }

  /// One argument or block or line break. A mistake costs its item; an error means that the file ended too early.
  private mutating func parseBodyItem(_ contents: inout Contents, in brace: SourceRange?) throws(Recovery) {
    if take(.newline) { return }
    let start = index
    do throws(Recovery) {
      guard kind == .identifier else { throw notAnItem() }
      let name = token
      advance()
      switch kind {
      case .equal:
        let attribute = try parseAttribute(name)
        add(attribute, to: &contents)
        try endItem("the argument")
      case .openQuote, .openBrace, .identifier:
        try parseBlock(name, &contents, in: brace)
      case .newline where nextKind == .openBrace: try parseBlock(name, &contents, in: brace)
      default: throw notAnItem(after: name)
      }
    } catch {
      if kind == .end { throw error }
      skipItem(from: start)
    }
  }

  private mutating func parseAttribute(_ name: HCLToken) throws(Recovery) -> HCLAttribute {
    let equals = currentRange
    advance()
    let value = try parseExpression()
    return HCLAttribute(name: located(name), equals: equals, value: value)
  }

  private mutating func add(_ attribute: HCLAttribute, to contents: inout Contents) {
    let name = attribute.name
    // Most bodies are small: a dictionary is worth its cost only where looking through the list is not.
    let first: SourceRange?
    if contents.attributes.count < 16 {
      first = contents.attributes.first { $0.name.value == name.value }?.name.range
    } else {
      if contents.names.isEmpty {
        for attribute in contents.attributes { contents.names[attribute.name.value] = attribute.name.range }
      }
      first = contents.names[name.value]
      if first == nil { contents.names[name.value] = name.range }
    }
    guard let first else {
      contents.attributes.append(attribute)
      return
    }
    report(
      .error(
        "an argument is set twice", at: name.range, "`\(name.value)` again",
        related: [.init(first, "first set here")], help: "remove one of the two"))
  }

  private mutating func endItem(_ what: String) throws(Recovery) {
    if kind == .end || take(.newline) { return }
    throw expectedLineBreak(after: what)
  }

  // MARK: Blocks

  private mutating func parseBlock(
    _ name: HCLToken, _ contents: inout Contents, in outer: SourceRange?
  ) throws(Recovery) {
    let block = try parseBlock(name)
    contents.blocks.append(block)
    watchIndentation(of: block, in: outer)
    try endItem("the block")
  }

  private mutating func parseBlock(_ name: HCLToken) throws(Recovery) -> HCLBlock {
    var labels: [Located<String>] = []
    while kind != .openBrace {
      switch kind {
      case .identifier:
        labels.append(located(token))
        advance()
      case .openQuote: labels.append(try parseLabel())
      case .newline where nextKind == .openBrace:
        reportBraceOnNextLine(name)
        while take(.newline) {}
      default: throw notABlock(name, labels)
      }
    }
    let brace = currentRange
    let body = try nested(at: brace) { (parser) throws(Recovery) in
      parser.advance()
      switch parser.kind {
      case .newline, .end, .closeBrace: return try parser.parseBody(brace)
      default: return try parser.parseOneLineBody(brace)
      }
    }
    return HCLBlock(type: located(name), labels: labels, body: body)
  }

  /// `{ name = value }`
  private mutating func parseOneLineBody(_ brace: SourceRange) throws(Recovery) -> HCLBody {
    guard kind == .identifier else { throw notAnItem() }
    let name = token
    advance()
    guard kind == .equal else { throw blockInOneLine(name, in: brace) }
    let attribute = try parseAttribute(name)
    guard kind == .closeBrace else { throw secondInOneLine(after: attribute, in: brace) }
    advance()
    return HCLBody(attributes: [attribute], blocks: [], range: range(from: Int(brace.start)))
  }

  // MARK: Guessing which brace is missing

  /// How far from its line's start a byte is, if only spaces and tabs stand before it.
  func indentation(at offset: UInt32) -> Int? {
    var start = Int(offset)
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") || start == 3 && bytes[0] == 0xEF else { return nil }
    return Int(offset) - start
  }

  /// People indent: a block that is not further in than the one around it, or whose closing brace does not stand under
  /// its first word, shows where a brace may be missing.
  private mutating func watchIndentation(of block: HCLBlock, in brace: SourceRange?) {
    watchIndentation(ofBraces: block.body.range)
    guard suspect == nil, let brace, let own = indentation(at: block.type.range.start) else { return }
    if own <= lineIndentation(at: brace.start) {
      suspect = Suspect(brace: brace, label: .init(block.header, "this counts as part of it"))
    }
  }

  mutating func watchIndentation(ofBraces braces: SourceRange) {
    guard suspect == nil, depth > 0, let closing = indentation(at: braces.end - 1) else { return }
    if closing < lineIndentation(at: braces.start) {
      let closer = range(Int(braces.end) - 1, Int(braces.end))
      suspect = Suspect(
        brace: range(Int(braces.start), Int(braces.start) + 1),
        label: .init(closer, "this closes it, but stands further out"))
    }
  }
}
