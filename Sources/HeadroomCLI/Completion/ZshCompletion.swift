/// Completion for zsh, by its own `_arguments`.
struct ZshCompletion {
  let program: Program

  private var function: String { "_\(program.name)" }

  /// The script, to be read by `source` or put into a directory of `fpath`.
  var script: String {
    let shared = GlobalParameters().declarations.options.flatMap(specifications)
    let names = program.commands.map { "      \(singleQuoted("\($0.name):\($0.summary)"))" }
    return """
      #compdef \(program.name)
      # completion of \(program.name) for zsh: source <(\(program.name) completion zsh)

      \(function)() {
        local context curcontext="$curcontext" state line
        typeset -A opt_args
        _arguments -C -S \\
      \(continued(shared + ["'1: :->command'", "'*:: :->rest'"], indent: 4))
        case $state in
          command)
            local -a commands
            commands=(
      \(names.joined(separator: "\n"))
            )
            _describe -t commands command commands
            ;;
          rest)
            case $words[1] in
      \(program.commands.map { clause(of: $0, shared) }.joined(separator: "\n"))
            esac
            ;;
        esac
      }

      if [[ ${funcstack[1]} == \(function) ]]; then
        \(function) "$@"
      else
        compdef \(function) \(program.name)
      fi

      """
  }

  private func clause(of command: Command, _ shared: [String]) -> String {
    let declarations = command.declarations
    let operands = declarations.operands.enumerated().map { index, operand in
      let place = operand.maximum == nil ? "*" : operand.minimum == 0 ? "\(index + 1):" : "\(index + 1)"
      return singleQuoted("\(place):\(escaped(operand.name)):\(action(operand.accepted))")
    }
    let all = declarations.options.flatMap(specifications) + shared + operands
    return """
              \(command.name))
                _arguments -S \\
      \(continued(all, indent: 12))
                ;;
      """
  }

  private func continued(_ words: [String], indent: Int) -> String {
    words.map { String(repeating: " ", count: indent) + $0 }.joined(separator: " \\\n")
  }

  /// One for each name; names of one option exclude each other, unless it may be given again.
  private func specifications(of option: OptionDeclaration) -> [String] {
    let names = option.allNames
    return names.map { name in
      let explanation = "[\(escaped(option.help))]"
      switch option.value {
      case .nothing: return singleQuoted("(\(names.joined(separator: " ")))\(name)\(explanation)")
      case .one(let value, let accepted):
        let assigned = name.hasPrefix("--") ? "=" : ""
        let others = "(\(names.joined(separator: " ")))"
        return singleQuoted("\(others)\(name)\(assigned)\(explanation):\(escaped(value)):\(action(accepted))")
      case .many(let value, let accepted):
        let assigned = name.hasPrefix("--") ? "=" : ""
        return singleQuoted("*\(name)\(assigned)\(explanation):\(escaped(value)):\(action(accepted))")
      }
    }
  }

  private func action(_ accepted: Accepted) -> String {
    switch accepted {
    case .words, .offered: "(\(accepted.choices.joined(separator: " ")))"
    case .path: "_files"
    case .directory: "_files -/"
    case .text, .form: " "
    }
  }

  private func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
