import SourceText

extension Program {
  /// Runs the command that the words name, prints why where it fails, and answers with the exit status.
  func run(_ words: [String], _ console: inout Console) -> ExitStatus {
    var command: Command?
    do throws(Failure) {
      var reader = WordReader(words)
      let shared = GlobalParameters()
      var name = try reader.operand(options: shared.declarations.options, of: "`\(self.name)`")
      let asksForHelp = name == "help"
      if asksForHelp { name = try reader.operand(options: shared.declarations.options, of: "`help`") }
      if let name { command = try self.command(named: name) }

      var operands: [String] = []
      if let command {
        let options = command.declarations.options + shared.declarations.options
        while let word = try reader.operand(options: options, of: "`\(command.name)`") { operands.append(word) }
      }
      let arguments = Arguments(parameters: shared, given: reader.given)
      console.adopt(arguments)
      if arguments[shared.version] { return answer("\(self.name) \(version)\n", &console) }
      if arguments[shared.help] || asksForHelp { return answer(help(for: command, width: console.width), &console) }
      guard let command else {
        console.complain(HelpText(program: self, width: console.width).short)
        return .failure
      }
      try reader.assign(operands, to: command.declarations.operands, of: "`\(command.name)`")
      return try command.run(reader.given, &console)
    } catch {
      console.report(error, see: [name, command?.name, "--help"].compactMap { $0 }.joined(separator: " "))
      return .failure
    }
  }

  private func answer(_ text: String, _ console: inout Console) -> ExitStatus {
    console.out(text)
    return .clean
  }

  private func help(for command: Command?, width: Int) -> String {
    let help = HelpText(program: self, width: width)
    return command.map { help.text(for: $0) } ?? help.text
  }

  /// The command of a name; throws a usage failure with the nearest name.
  func command(named name: String) throws(Failure) -> Command {
    let commands = commands
    if let command = commands.first(where: { $0.name == name }) { return command }
    let known = Suggestion.closest(to: name, among: commands.map { $0.name })
    throw .usage("there is no command `\(name)`", help: known.map { "did you mean `\($0)`?" })
  }
}
