/// Steps as the text of a Bash script.
public struct ShellPrinter: ~Copyable {
  private var out = ""
  private let width = 120

  private init() {}

  /// The script, with a line break at its end; the same steps give the same bytes.
  public static func print(_ statements: [ShellStatement]) -> String {
    var printer = ShellPrinter()
    for statement in statements { printer.print(statement, depth: 0) }
    return printer.out
  }

  private mutating func print(_ statement: ShellStatement, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    switch statement {
    case .blank: out += "\n"
    case .comment(let text):
      for line in text.split(whereSeparator: { $0.isNewline }) { out += "\(indent)# \(Self.visible(line))\n" }
    case .lines(let text): out += text
    case .assignment(let name, let word, let constant):
      out += "\(indent)\(constant ? "readonly " : "")\(name)=\(ShellQuoting.source(word))\n"
    case .command(let words): print(command: words, indent: indent)
    case .condition(let test, let then, let otherwise):
      out += "\(indent)if [[ \(Self.source(test)) ]]; then\n"
      for statement in then { print(statement, depth: depth + 1) }
      if then.isEmpty { out += "\(indent)  :\n" }
      if !otherwise.isEmpty {
        out += "\(indent)else\n"
        for statement in otherwise { print(statement, depth: depth + 1) }
      }
      out += "\(indent)fi\n"
    case .selection(let word, let cases, let otherwise):
      out += "\(indent)case \(ShellQuoting.source(word)) in\n"
      for choice in cases {
        print(arm: ShellQuoting.source(choice.text), choice.statements, depth: depth)
      }
      print(arm: "*", otherwise, depth: depth)
      out += "\(indent)esac\n"
    case .function(let name, let statements):
      out += "\(indent)\(name)() {\n"
      for statement in statements { print(statement, depth: depth + 1) }
      if statements.isEmpty { out += "\(indent)  :\n" }
      out += "\(indent)}\n"
    }
  }

  private mutating func print(arm pattern: String, _ statements: [ShellStatement], depth: Int) {
    let indent = String(repeating: "  ", count: depth + 1)
    if statements.isEmpty {
      out += "\(indent)\(pattern)) ;;\n"
      return
    }
    out += "\(indent)\(pattern))\n"
    for statement in statements { print(statement, depth: depth + 2) }
    out += "\(indent)  ;;\n"
  }

  /// A short command on one line, a longer one with an option a line.
  private mutating func print(command words: [ShellWord], indent: String) {
    let sources = words.map(ShellQuoting.source)
    let line = indent + sources.joined(separator: " ")
    if line.utf8.count <= width, !line.contains("\n") {
      out += line + "\n"
      return
    }
    out += indent
    for (index, source) in sources.enumerated() {
      if index > 0 { out += source.hasPrefix("--") ? " \\\n\(indent)  " : " " }
      out += source
    }
    out += "\n"
  }

  private static func source(_ test: ShellTest) -> String {
    switch test {
    case .isEmpty(let word): "-z \(ShellQuoting.source(word))"
    case .isNotEmpty(let word): "-n \(ShellQuoting.source(word))"
    case .equal(let word, let other): "\(ShellQuoting.source(word)) == \(ShellQuoting.source(other))"
    case .notEqual(let word, let other): "\(ShellQuoting.source(word)) != \(ShellQuoting.source(other))"
    }
  }

  /// A line of a comment, which ends with its line whatever it holds.
  private static func visible(_ line: Substring) -> String {
    String(
      String.UnicodeScalarView(line.unicodeScalars.map { $0.value == 0 || ShellQuoting.isInvisible($0) ? " " : $0 }))
  }
}
