/// What `--help` prints.
struct HelpText {
  let program: Program
  /// How many cells a line may have.
  let width: Int

  init(program: Program, width: Int) {
    self.program = program
    self.width = min(max(60, width), 100)
  }

  /// The help of the program: every command in its group, and the options of all.
  var text: String {
    var lines = wrapped(program.summary + ".", width: width) + ["", "Usage: \(program.name) COMMAND [OPTION]...", ""]
    lines += commands + ["Options of every command"]
    lines += columns(GlobalParameters().declarations.options.map(row), width: width)
    lines += ["", "\(program.name) COMMAND --help tells more about a command."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is printed where no command was named.
  var short: String {
    let lines = ["Usage: \(program.name) COMMAND [OPTION]...", ""] + commands
    return (lines + ["\(program.name) --help tells more."]).joined(separator: "\n")
  }

  private var commands: [String] {
    let widest = program.commands.map { $0.name.count }.max() ?? 0
    return program.groups.flatMap { group in
      let rows = group.commands.map { command in
        (name: command.name + String(repeating: " ", count: widest - command.name.count), text: command.summary)
      }
      return [group.title] + columns(rows, width: width) + [""]
    }
  }

  /// The help of a command.
  func text(for command: Command) -> String {
    let declarations = command.declarations
    var lines = wrapped(command.summary + ".", width: width) + ["", "Usage: \(command.usage(in: program))", ""]
    if !command.discussion.isEmpty { lines += wrapped(command.discussion, width: width) + [""] }
    let operands = declarations.operands.map { (name: $0.name, text: described($0.help, $0.accepted)) }
    if !operands.isEmpty { lines += ["Operands"] + columns(operands, width: width) + [""] }
    let (own, shared) = (declarations.options.map(row), GlobalParameters().declarations.options.map(row))
    if !own.isEmpty { lines += ["Options"] + columns(own, width: width) + [""] }
    lines += ["Options of every command"] + columns(shared, width: width)
    if !command.examples.isEmpty {
      lines += ["", "Examples"]
      lines += command.examples.flatMap {
        ["  \($0.line)"] + wrapped($0.meaning, width: width - 6).map { "      \($0)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ option: OptionDeclaration) -> (name: String, text: String) {
    (option.usage, described(option.help, option.accepted, standard: option.standard))
  }

  /// The help with the words to choose from and the one that stands by default.
  private func described(_ help: String, _ accepted: Accepted?, standard: String? = nil) -> String {
    var text = help
    if case .words(let words)? = accepted { text += ": \(listed(words))" }
    if let standard { text += " (\(standard) by default)" }
    return text
  }
}

extension OptionDeclaration {
  /// How help shows it: `-o, --out DIR`; long names stand below each other.
  var usage: String {
    let (short, long) = (names.filter { !$0.hasPrefix("--") }, names.filter { $0.hasPrefix("--") })
    let opening = short.isEmpty ? "    " : short.joined(separator: ", ") + ", "
    switch value {
    case .nothing(let negation):
      return opening + (long + [negation].compactMap { $0 }).joined(separator: ", ")
    case .one(let name, _): return opening + long.joined(separator: ", ") + " \(name)"
    case .many(let name, _): return opening + long.joined(separator: ", ") + " \(name) ..."
    }
  }
}
