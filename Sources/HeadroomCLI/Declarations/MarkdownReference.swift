/// The commands as a page of the documentation.
struct MarkdownReference {
  let program: Program

  /// The whole page.
  var text: String {
    var lines = ["# Commands", "", "\(program.summary).", "", "| command | job |", "| --- | --- |"]
    lines += program.commands.map { "| [`\(program.name) \($0.name)`](#\(anchor(of: $0))) | \(cell($0.summary)) |" }
    lines += ["", "## Options of every command", ""] + table(GlobalParameters().declarations.options)
    for group in program.groups {
      lines += ["", "## \(group.title)"]
      for command in group.commands { lines += [""] + section(of: command) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(of command: Command) -> [String] {
    let declarations = command.declarations
    var lines = ["### `\(program.name) \(command.name)`", "", "\(command.summary).", ""]
    lines += ["```", command.usage(in: program), "```"]
    if !command.discussion.isEmpty { lines += [""] + fenced(command.discussion) }
    if !declarations.operands.isEmpty {
      lines += ["", "| operand | meaning |", "| --- | --- |"]
      lines += declarations.operands.map { "| `\($0.name)` | \(cell($0.help))\(choices($0.accepted)) |" }
    }
    if !declarations.options.isEmpty { lines += [""] + table(declarations.options) }
    if !command.examples.isEmpty {
      lines += ["", "```sh"] + command.examples.flatMap { ["# \($0.meaning)", $0.line] } + ["```"]
    }
    return lines
  }

  private func table(_ options: [OptionDeclaration]) -> [String] {
    ["| option | meaning |", "| --- | --- |"]
      + options.map { option in
        let usage = option.usage.split(separator: " ").joined(separator: " ")
        let standard = option.standard.map { " (`\($0)` by default)" } ?? ""
        return "| `\(cell(usage))` | \(cell(option.help))\(option.accepted.map(choices) ?? "")\(standard) |"
      }
  }

  private func choices(_ accepted: Accepted) -> String {
    if case .words(let words) = accepted { ": " + listed(words.map { "`\($0)`" }) } else { "" }
  }

  /// Paragraphs stay; indented lines become a block of code.
  private func fenced(_ text: String) -> [String] {
    var lines: [String] = []
    var isInCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(" ") != isInCode {
        lines.append("```")
        isInCode.toggle()
      }
      lines.append(String(line))
    }
    return lines + (isInCode ? ["```"] : [])
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private func anchor(of command: Command) -> String { "\(program.name)-\(command.name)" }
}
