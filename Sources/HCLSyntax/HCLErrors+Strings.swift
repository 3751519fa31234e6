import SourceText

extension HCLParser {
  /// What to say of a token that no HCL has, or nil for one that is only in the wrong place.
  mutating func foreignToken() -> Diagnostic? {
    let range = range(of: token)
    switch kind {
    case .singleQuoted:
      return .error(
        "strings have double quotes", at: range, "single quotes", help: "write `\"\(inside)\"`")
    case .backquoted:
      return .error(
        "strings have double quotes", at: range, "backquotes", help: "for text of several lines use a heredoc: `<<EOT`")
    case .curlyQuote:
      return .error(
        "strings have double quotes", at: range, "a typographic quote, as word processors write it",
        help: "write the straight quote `\"`")
    case .semicolon:
      return .error(
        "`;` means nothing here", at: range, "found `;`", help: "arguments end with their line, items with a comma")
    case .bitwise:
      let word = text(of: token)
      return .error(
        "`\(word)` is no operator", at: range, "found `\(word)`",
        help: word == "&" || word == "|" ? "write `\(word)\(word)` for conditions" : nil)
    case .brokenUTF8: return .error("the file is not UTF-8", at: range, "this byte belongs to another encoding")
    case .unclosedComment:
      let start = Int(token.start)
      return .error("a comment is not closed", at: self.range(start, start + 2), "no `*/` for this `/*`")
    case .unknown: return unknownToken(range)
    default: return nil
    }
  }

  private func unknownToken(_ range: SourceRange) -> Diagnostic {
    let word = text(of: token)
    if word == "$", index + 1 < tokens.count, tokens[index + 1].kind == .openBrace {
      return .error(
        "a template outside of quotes", at: self.range(Int(token.start), Int(tokens[index + 1].end)),
        "`${` means something only inside a string", help: "put the whole in double quotes, or leave `${` and `}` out")
    }
    if word == "\\" { return .error("`\\` means nothing here", at: range, "found `\\`") }
    if word == "\r" {
      return .error("a line ends with a lone carriage return", at: range, "expected a line feed behind it")
    }
    return .error("`\(word)` means nothing here", at: range, "found `\(word)`")
  }

  private var inside: String { String(decoding: bytes[token.bytes].dropFirst().dropLast(), as: UTF8.self) }

  /// `aws_rds_cluster.${local.name}.arn`
  mutating func templateOutsideQuotes(from root: HCLExpression) -> Recovery {
    var end = Int(token.end)
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ",") { end += 1 }
    return report(
      .error(
        "a template outside of quotes", at: range(Int(root.range.start), end),
        "a reference cannot be put together from text",
        help: "refer to one resource by its name, or use `for_each` and write `[key]`"))
  }

  // MARK: Strings

  mutating func unclosedString(_ opener: HCLToken?, at start: Int) -> Recovery {
    guard let opener else { return unexpected("text") }
    if opener.kind == .openHeredoc, kind == .end { return unclosedHeredoc(opener) }
    if let foreign = foreignToken() { return report(foreign) }
    return report(
      .error(
        "a string is not closed", at: range(of: opener), "no `\"` before the line ends",
        help: "for text of several lines use a heredoc: `<<EOT`, or write `\\n`"))
  }

  private mutating func unclosedHeredoc(_ opener: HCLToken) -> Recovery {
    var word = bytes[opener.bytes].dropFirst(2).trimmingWhitespace()
    if word.first == UInt8(ascii: "-") { word = word.dropFirst() }
    let marker = String(decoding: word, as: UTF8.self)
    let start = Int(opener.start)
    var diagnostic = Diagnostic.error(
      "a heredoc is not closed", at: range(start, start + opener.bytes.count - 1), "no line says only `\(marker)`")
    let lines = bytes[Int(opener.end)...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let last = lines.last, last.trimmingWhitespace().elementsEqual(word) {
      diagnostic.related = [.init(range(last.startIndex, last.endIndex), "the file ends here without a line break")]
      diagnostic.help = "add a line break after `\(marker)`"
    } else if let close = lines.first(where: { $0.trimmingWhitespace().starts(with: word) }) {
      diagnostic.related = [.init(range(close.startIndex, close.endIndex), "more than the marker")]
      diagnostic.help = "put `\(marker)` on a line of its own"
    }
    return report(diagnostic)
  }

  mutating func reportEscape(_ range: SourceRange) {
    let shown = String(decoding: bytes[range.bytes], as: UTF8.self)
    report(
      .error(
        "unknown escape sequence", at: range, "`\(shown)`",
        help: "write `\\\\` for a backslash; known are \\n \\r \\t \\\" \\\\ \\uXXXX \\UXXXXXXXX"))
  }

  /// A label, which holds no sequences.
  mutating func parseLabel() throws(Recovery) -> Located<String> {
    let opener = token
    var label = ""
    advance()
    while kind != .closeQuote {
      switch kind {
      case .quotedText:
        label += resolve(token)
        advance()
      case .interpolation, .directive:
        throw report(
          .error(
            "a label is plain text", at: currentRange, "begins a template",
            help: "write the name itself; double the mark if the text has braces"))
      default: throw unclosedString(opener, at: Int(opener.start))
      }
    }
    advance()
    return Located(label, at: range(from: Int(opener.start)))
  }

  // MARK: Sequences

  mutating func unclosedSequence(_ opener: HCLToken) -> Recovery {
    let isBroken = kind == .openQuote || kind == .brokenLine || kind == .end || kind == .closeQuote
    if isBroken {
      return report(
        .error("a template sequence is not closed", at: range(of: opener), "expected `}` before \(described)"))
    }
    return unexpected("`}`", because: .init(range(of: opener), "of this sequence"))
  }

  mutating func unknownDirective(_ word: String) -> Recovery {
    let known = ["if", "else", "endif", "for", "endfor"]
    var diagnostic = Diagnostic.error(
      "unknown template directive", at: currentRange, "known are \(known.joined(separator: ", "))")
    if let meant = Suggestion.closest(to: word, among: known) { diagnostic.help = "did you mean `\(meant)`?" }
    return report(diagnostic)
  }

  mutating func strayDirective(_ word: String, _ range: SourceRange, open: SourceRange?) -> Recovery {
    report(
      .error(
        "`\(word)` where it ends nothing", at: range,
        open == nil ? "no directive is open here" : "not of the open directive",
        related: open.map { [.init($0, "this one is open")] } ?? []))
  }

  mutating func unclosedDirective(_ range: SourceRange, isIf: Bool) -> Recovery {
    report(
      .error("a template directive is not ended", at: range, "no `%{ \(isIf ? "endif" : "endfor") }` for it"))
  }
}
