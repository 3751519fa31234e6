/// Completion for fish: one `complete` line for each thing that can be typed.
struct FishCompletion {
  let program: Program

  /// The script, to be read by `source` or put into fish's directory of completions.
  var script: String {
    var lines = ["# completion of \(program.name) for fish: \(program.name) completion fish | source", ""]
    lines.append("complete -c \(program.name) -f")
    lines += GlobalParameters().declarations.options.flatMap { complete($0, condition: nil) }
    for command in program.commands {
      lines.append("")
      lines.append(line(condition: "__fish_use_subcommand", ["-a \(command.name)", "-d \(quoted(command.summary))"]))
      let declarations = command.declarations
      let isHere = "__fish_seen_subcommand_from \(command.name)"
      lines += declarations.options.flatMap { complete($0, condition: isHere) }
      lines += complete(declarations.operands, condition: isHere)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(condition: String?, _ parts: [String]) -> String {
    let condition = condition.map { ["-n \(quoted($0))"] } ?? []
    return (["complete -c \(program.name)"] + condition + parts).joined(separator: " ")
  }

  private func complete(_ option: OptionDeclaration, condition: String?) -> [String] {
    let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
    let help = "-d \(quoted(option.help))"
    switch option.value {
    case .nothing(let negation):
      let lines = [line(condition: condition, names + [help])]
      return lines + [negation].compactMap { $0 }.map { line(condition: condition, ["-l \($0.dropFirst(2))", help]) }
    case .one(_, let accepted), .many(_, let accepted):
      return [line(condition: condition, names + ["-x"] + values(accepted) + [help])]
    }
  }

  /// A word from a list of words is offered until one of them stands there; then what follows is.
  private func complete(_ operands: [OperandDeclaration], condition: String) -> [String] {
    var condition = condition
    var lines: [String] = []
    for operand in operands {
      let choices = operand.accepted.choices
      if choices.isEmpty {
        lines.append(line(condition: condition, files(operand.accepted)))
        continue
      }
      let isMissing = "not __fish_seen_subcommand_from \(choices.joined(separator: " "))"
      let parts = values(operand.accepted) + ["-d \(quoted(operand.help))"]
      lines.append(line(condition: operand.maximum == nil ? condition : "\(condition); and \(isMissing)", parts))
      condition += "; and __fish_seen_subcommand_from \(choices.joined(separator: " "))"
    }
    return lines
  }

  private func files(_ accepted: Accepted) -> [String] {
    switch accepted {
    case .path: ["-F"]
    case .directory, .words, .offered: values(accepted)
    case .text, .form: ["-f"]
    }
  }

  private func values(_ accepted: Accepted) -> [String] {
    switch accepted {
    case .words, .offered: ["-a \(quoted(accepted.choices.joined(separator: " ")))"]
    case .path: ["-a '(__fish_complete_path (commandline -ct))'"]
    case .directory: ["-a '(__fish_complete_directories (commandline -ct))'"]
    case .text, .form: []
    }
  }

  /// Fish escapes quotes and backslashes inside single quotes with a backslash.
  private func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
