/// What the source text of an expression needs around it to stand as a value.
enum HCLSourceShape {
  /// Nothing, wherever it is put.
  case operand
  /// Nothing behind `=`; parentheses as an operand.
  case operation
  /// Parentheses, because line breaks would end it.
  case broken
  /// A line break behind its marker.
  case heredoc
  /// It is not exactly one expression.
  case foreign

  init(_ source: String) {
    // The line break lets a heredoc at the end be closed.
    let bytes = Array(source.utf8) + [UInt8(ascii: "\n")]
    let tokens = HCLScanner.tokens(of: bytes)
    // A comment at the end would take the line break, and then whatever is written behind it.
    guard tokens.dropLast().last?.kind == .newline, let last = tokens.dropLast(2).last, last.kind != .comment,
      last.kind != .newline
    else {
      self = .foreign
      return
    }
    if let kind = HCLParser(bytes, file: 0, tokens: tokens).wholeValue(newlines: true) {
      switch kind {
      case .signed, .binary, .conditional: self = last.kind == .closeHeredoc ? .heredoc : .operation
      default: self = last.kind == .closeHeredoc ? .heredoc : .operand
      }
    } else {
      self = HCLParser(bytes, file: 0, tokens: tokens).wholeValue(newlines: false) == nil ? .foreign : .broken
    }
  }
}

extension HCLPrinter {
  /// Source text, made safe where it stands.
  static func source(_ source: String) -> String {
    switch HCLSourceShape(source) {
    case .operand, .operation: source
    case .broken: "(\(source))"
    case .heredoc: "(\(source)\n)"
    case .foreign: HCLQuoting.quoted(source)
    }
  }
}

extension HCLParser {
  /// The one value that the tokens are, if they are.
  consuming func wholeValue(newlines: Bool) -> HCLExpression.Kind? {
    setNewlines(newlines)
    do throws(Recovery) {
      let value = try parseExpression()
      _ = take(.newline)
      return kind == .end && diagnostics.isEmpty ? value.kind : nil
    } catch { return nil }
  }
}
