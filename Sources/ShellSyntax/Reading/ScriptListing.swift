import SourceText

/// A script as a list of what was read: a statement a line, what stands in it indented below. For bug reports and tests.
public struct ScriptListing: ~Copyable {
  private let script: ShellScript
  private var out = ""

  /// The list, with a line break at its end where there is anything.
  public static func text(of script: ShellScript) -> String {
    var listing = ScriptListing(script: script)
    listing.list(script.statements, depth: 0)
    return listing.out
  }

  private init(script: ShellScript) { self.script = script }

  private mutating func line(_ text: String, _ depth: Int) {
    out += String(repeating: "  ", count: depth) + text + "\n"
  }

  private mutating func list(_ statements: [ScriptStatement], depth: Int) {
    for statement in statements { list(statement, depth: depth) }
  }

  private mutating func list(_ statement: ScriptStatement, depth: Int) {
    let suffix =
      statement.redirections.map { " " + words(of: $0) }.joined() + (statement.runsInBackground ? " &" : "")
    switch statement.kind {
    case .command(let command): line(words(of: command) + suffix, depth)
    case .pipeline(let parts): section("pipeline" + suffix, parts, depth)
    case .negation(let inner): section("not" + suffix, [inner], depth)
    case .chain(let first, let links):
      section("chain" + suffix, [first], depth)
      for link in links { section(link.needsSuccess ? "and" : "or", [link.statement], depth) }
    case .group(let body): section("group" + suffix, body, depth)
    case .subshell(let body): section("subshell" + suffix, body, depth)
    case .condition(let arms, let otherwise):
      for (index, arm) in arms.enumerated() {
        section(index == 0 ? "if" + suffix : "elif", arm.test, depth)
        section("then", arm.body, depth)
      }
      if !otherwise.isEmpty { section("else", otherwise, depth) }
    case .selection(let word, let choices):
      line("case \(Self.text(of: word))" + suffix, depth)
      for choice in choices {
        section("when " + choice.patterns.map(Self.text).joined(separator: " | "), choice.body, depth + 1)
      }
    case .iteration(let name, let list, let body):
      section("for \(name.value)" + (list.map { " in" + Self.joined($0) } ?? "") + suffix, body, depth)
    case .repetition(let test, let body):
      section("while" + suffix, test, depth)
      section("do", body, depth)
    case .counting(let text, let body): section("for ((\(text)))" + suffix, body, depth)
    case .function(let name, let body): section("function \(name.value)" + suffix, [body], depth)
    case .test(let words): line("test" + Self.joined(words) + suffix, depth)
    case .arithmetic(let text): line("((\(text)))" + suffix, depth)
    }
  }

  private mutating func section(_ title: String, _ statements: [ScriptStatement], _ depth: Int) {
    line(title, depth)
    list(statements, depth: depth + 1)
  }

  private static func joined(_ words: [ScriptWord]) -> String { words.map { " " + text(of: $0) }.joined() }

  private func words(of command: SimpleCommand) -> String {
    let parts =
      command.assignments.map(Self.text) + command.words.map(Self.text) + command.declarations.map(Self.text)
    return parts.joined(separator: " ")
  }

  private static func text(of assignment: ScriptAssignment) -> String {
    let index = assignment.index.map { "[\(text(of: $0))]" } ?? ""
    let name = assignment.name.value + index + (assignment.appends ? "+" : "")
    return switch assignment.value {
    case .word(let word): "\(name)=\(word.pieces.isEmpty ? "" : text(of: word))"
    case .array(let words): "\(name)=(" + words.map { text(of: $0) }.joined(separator: " ") + ")"
    case .none: name
    }
  }

  private func words(of redirection: ScriptRedirection) -> String {
    let name = (redirection.descriptor ?? "") + redirection.kind.sign
    return name + Self.text(of: script.document(of: redirection) ?? redirection.target)
  }

  /// A word with the quotes that it needs, whichever it was written with.
  private static func text(of word: ScriptWord) -> String {
    if word.pieces.isEmpty { return "''" }
    return word.pieces.map { piece in
      switch piece.kind {
      case .text(let text): piece.isQuoted && !ShellQuoting.isPlain(text) ? ShellQuoting.quoted(text) : text
      case .parameter(let expansion): quoted("${" + Self.text(of: expansion) + "}", piece)
      case .arithmetic(let text): quoted("$((\(text)))", piece)
      case .output(let statements): quoted("$(" + summary(statements) + ")", piece)
      case .process(let statements): "<(" + summary(statements) + ")"
      }
    }.joined()
  }

  private static func quoted(_ text: String, _ piece: ScriptPiece) -> String { piece.isQuoted ? "\"\(text)\"" : text }

  private static func text(of expansion: ScriptExpansion) -> String {
    (expansion.isLength ? "#" : expansion.isIndirect ? "!" : "") + expansion.name
      + (expansion.index.map { "[\(text(of: $0))]" } ?? "") + (expansion.operation?.rawValue ?? "")
      + expansion.arguments.map { $0.pieces.isEmpty ? "" : text(of: $0) }.joined(separator: "⁄")
  }

  /// The commands of a substitution on one line.
  private static func summary(_ statements: [ScriptStatement]) -> String {
    statements.map { statement in
      if case .command(let command) = statement.kind {
        return command.words.map { text(of: $0) }.joined(separator: " ")
      }
      return "…"
    }.joined(separator: "; ")
  }
}

extension ScriptRedirection.Kind {
  fileprivate var sign: String {
    switch self {
    case .input: "<"
    case .output: ">"
    case .append: ">>"
    case .clobber: ">|"
    case .inputOutput: "<>"
    case .duplicateInput: "<&"
    case .duplicateOutput: ">&"
    case .outputAndError: "&>"
    case .appendOutputAndError: "&>>"
    case .document: "<<"
    case .hereString: "<<<"
    }
  }
}
