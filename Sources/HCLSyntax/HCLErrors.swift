import SourceText

// What can be wrong with the syntax of a file, in words. Functions that end a construct answer with the `Recovery` to throw.

extension HCLParser {
  /// Notes a mistake. After too many of them the rest of the file is not read.
  @discardableResult
  mutating func report(_ diagnostic: Diagnostic) -> Recovery {
    if diagnostics.count < Self.diagnosticLimit {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Self.diagnosticLimit {
      diagnostics.append(
        .error(
          "too many mistakes", at: diagnostic.primary.range, "the file was not read any further",
          help: "mend the others first; perhaps the file is not HCL"))
      jump(to: tokens.count - 1, newlines: seesNewlines)
    }
    return Recovery()
  }

  mutating func tooDeep(at range: SourceRange) -> Recovery {
    report(
      .error(
        "nested too deeply", at: range,
        "more than \(Self.nestingLimit) levels, or \(Self.heightLimit) operators in a row",
        help: "split the expression with `locals`"))
  }

  /// The token in the words of a reader.
  var described: String {
    switch kind {
    case .end: "the end of the file"
    case .newline: "the end of the line"
    case .openQuote, .openHeredoc: "a string"
    case .sequenceEnd: "the end of the template sequence"
    default: "`\(text(of: token))`"
    }
  }

  /// Something else was wanted here.
  mutating func unexpected(_ wanted: String, because: Diagnostic.Label? = nil) -> Recovery {
    if let foreign = foreignToken() { return report(foreign) }
    return report(
      .error("expected \(wanted)", at: currentRange, "found \(described)", related: because.map { [$0] } ?? []))
  }

  mutating func missingValue() -> Recovery {
    if kind == .less, let end = placeholderEnd {
      return report(
        .error(
          "expected a value", at: range(Int(token.start), end), "looks like a placeholder",
          help: "replace it, brackets and all, with a value in double quotes"))
    }
    return unexpected("a value")
  }

  /// Where `<your-value>` ends, if it stands here.
  private var placeholderEnd: Int? {
    let line = bytes[Int(token.start)...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }

  // MARK: Brackets

  /// A bracket that is not closed where it could be: at the end or before the next argument the fault is the opener's.
  mutating func unclosed(_ opener: SourceRange, _ closer: HCLTokenKind, or other: String?) -> Recovery {
    let (bracket, end) =
      switch closer {
      case .closeBrace: ("{", "}")
      case .closeBracket: ("[", "]")
      default: ("(", ")")
      }
    // The name of the next argument may have been taken for a value.
    if kind == .equal, index > 0, tokens[index - 1].kind == .identifier, indentation(at: tokens[index - 1].start) != nil
    {
      jump(to: index - 1, newlines: seesNewlines)
    }
    if kind == .end || looksLikeArgument || kind.opener != nil && kind != closer {
      return report(.error("`\(bracket)` is not closed", at: opener, "expected `\(end)` before \(described)"))
    }
    let wanted = other.map { "\($0) or `\(end)`" } ?? "`\(end)`"
    return unexpected(wanted, because: .init(opener, "opened here"))
  }

  /// Whether the token begins a line as an argument does.
  var looksLikeArgument: Bool {
    guard kind == .identifier, index + 1 < tokens.count, indentation(at: token.start) != nil else { return false }
    return tokens[index + 1].kind == .equal
  }

  mutating func unclosedBlock(_ brace: SourceRange) -> Recovery {
    let help = "add a `}` where the block ends"
    guard let suspect, suspect.brace != brace else {
      return report(
        .error(
          "`{` is not closed", at: brace, "no `}` for this brace", related: suspect.map { [$0.label] } ?? [], help: help
        ))
    }
    return report(
      .error(
        "`{` is not closed", at: suspect.brace, "probably this one",
        related: [suspect.label, .init(brace, "no `}` is left for this brace")], help: help))
  }

  // MARK: Items of a body

  mutating func notAnItem() -> Recovery {
    if kind == .openQuote {
      let end = tokens[index...].first { $0.kind == .closeQuote || $0.kind == .brokenLine }?.end ?? token.end
      return report(
        .error(
          "expected an argument or a block", at: range(Int(token.start), Int(end)), "names are written without quotes"))
    }
    return unexpected("an argument or a block")
  }

  /// A name, and then neither `=` nor what a block has.
  mutating func notAnItem(after name: HCLToken) -> Recovery {
    let word = text(of: name)
    switch kind {
    case .dot:
      return report(
        .error(
          "expected `=` after the name", at: currentRange, "a name has no dots",
          help: "to set one key of `\(word)`, write `\(word) = { … }`"))
    case .newline, .end, .closeBrace:
      return report(
        .error(
          "expected an argument or a block", at: range(of: name), "`\(word)` alone says nothing",
          help: "write `\(word) = …` or `\(word) { … }`"))
    case .colon, .fatArrow, .equalEqual:
      return report(
        .error("expected `=` after the name", at: currentRange, "found \(described)", help: "write `\(word) = …`"))
    default: return unexpected("`=` after the name", because: .init(range(of: name), "this name"))
    }
  }

  /// A name and labels, and then no `{`.
  mutating func notABlock(_ name: HCLToken, _ labels: [Located<String>]) -> Recovery {
    let word = text(of: name)
    if labels.count == 1, kind != .equal, let label = labels.first {
      return report(
        .error(
          "expected `=` after the name", at: range(Int(name.end), Int(label.range.start)),
          "nothing between the name and its value", help: "write `\(word) = …`, or `{` behind it if it is a block"))
    }
    if kind == .equal {
      return report(
        .error(
          "an argument has one name", at: range(of: name).through(labels.last?.range ?? range(of: name)),
          "several words before `=`", help: "write one name before `=`"))
    }
    return unexpected("`{`", because: .init(range(of: name), "this block"))
  }

  mutating func reportBraceOnNextLine(_ name: HCLToken) {
    report(
      .error(
        "expected `{` on the line of the block's name", at: currentRange, "the line ends here",
        related: [.init(range(of: name), "this block")], help: "put the `{` at the end of this line"))
  }

  mutating func expectedLineBreak(after what: String) -> Recovery {
    if kind == .comma {
      return report(
        .error(
          "expected a line break after \(what)", at: currentRange, "found a comma",
          help: "write each argument on a line of its own"))
    }
    return unexpected("a line break after \(what)")
  }

  // MARK: One-line blocks

  mutating func blockInOneLine(_ name: HCLToken, in brace: SourceRange) -> Recovery {
    let header = range(Int(name.start), Int(token.end))
    switch kind {
    case .openQuote, .openBrace, .identifier:
      return report(
        .error(
          "a block in one line holds one argument", at: header, "looks like another block",
          related: [.init(brace, "opened on this line")], help: "give the inner block a line of its own"))
    default: return notAnItem(after: name)
    }
  }

  mutating func secondInOneLine(after attribute: HCLAttribute, in brace: SourceRange) -> Recovery {
    let because = [Diagnostic.Label(brace, "opened here")]
    switch kind {
    case .comma, .identifier:
      return report(
        .error(
          "a block in one line holds one argument", at: currentRange, "another argument follows", related: because,
          help: "write each argument on a line of its own"))
    case .newline:
      return report(
        .error(
          "a block begun in one line ends in it", at: currentRange, "expected `}` before the line ends",
          related: because, help: "put `\(attribute.name.value)` on a line of its own, or `}` on this one"))
    case .end: return unclosedBlock(brace)
    default: return unexpected("`}`", because: because.first)
    }
  }

  mutating func missingEquals(after key: HCLExpression, in opener: SourceRange) -> Recovery {
    let because = Diagnostic.Label(key.range, "after this key")
    switch kind {
    case .newline, .comma, .closeBrace:
      return report(
        .error(
          "expected `=` and a value", at: key.range, "a key alone says nothing",
          help: "write `key = value`; a list has square brackets"))
    case .end: return unclosed(opener, .closeBrace, or: nil)
    default: return unexpected("`=` after the key", because: because)
    }
  }
}
