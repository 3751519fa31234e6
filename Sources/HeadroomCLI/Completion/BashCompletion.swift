/// Completion for bash, 3.2 and later: tables as `case` statements, and one function that walks the words typed so far.
struct BashCompletion {
  let program: Program

  private var function: String { "_\(program.name)" }

  /// The script, to be read by `source`.
  var script: String {
    let shared = GlobalParameters().declarations.options
    var optionNames: [String] = []
    var optionValues = shared.flatMap { values(of: $0, command: "*") }
    var operands: [String] = []
    for command in program.commands {
      let declarations = command.declarations
      let names = (declarations.options + shared).flatMap { $0.allNames }
      optionNames.append("    \(command.name)) REPLY=\(singleQuoted(names.joined(separator: " "))) ;;")
      optionValues = declarations.options.flatMap { values(of: $0, command: command.name) } + optionValues
      operands += self.operands(declarations.operands, of: command.name)
    }
    optionNames.append("    *) REPLY=\(singleQuoted(shared.flatMap { $0.allNames }.joined(separator: " "))) ;;")
    operands.append(
      "    ' '*) REPLY=\(singleQuoted("words " + program.commands.map { $0.name }.joined(separator: " "))) ;;")
    return """
      # completion of \(program.name) for bash: source <(\(program.name) completion bash)

      # The options of command $1.
      \(function)_options() {
        case $1 in
      \(optionNames.joined(separator: "\n"))
        esac
      }

      # What completes the value of option $2 of command $1; false where it takes none.
      \(function)_value() {
        case "$1 $2" in
      \(optionValues.joined(separator: "\n"))
          *) return 1 ;;
        esac
      }

      # What completes operand number $2 of command $1.
      \(function)_operand() {
        case "$1 $2" in
      \(operands.joined(separator: "\n"))
          *) REPLY='' ;;
        esac
      }

      \(body)
      complete -F \(function) \(program.name)

      """
  }

  private func values(of option: OptionDeclaration, command: String) -> [String] {
    guard let accepted = option.accepted else { return [] }
    let patterns = option.names.map { command == "*" ? "*' \($0)'" : "'\(command) \($0)'" }
    return ["    \(patterns.joined(separator: "|"))) REPLY=\(singleQuoted(source(accepted))) ;;"]
  }

  private func operands(_ operands: [OperandDeclaration], of command: String) -> [String] {
    operands.enumerated().map { index, operand in
      let pattern = operand.maximum == nil ? "'\(command) '*" : "'\(command) \(index)'"
      return "    \(pattern)) REPLY=\(singleQuoted(source(operand.accepted))) ;;"
    }
  }

  private func source(_ accepted: Accepted) -> String {
    switch accepted {
    case .words, .offered: (["words"] + accepted.choices).joined(separator: " ")
    case .path: "files"
    case .directory: "directories"
    case .text, .form: ""
    }
  }

  /// Bash parts words at `=`, so `--color=al` arrives as three of them.
  private var body: String {
    """
    \(function)() {
      local current=${COMP_WORDS[COMP_CWORD]} command='' pending='' bare='' count=0 index word REPLY=''
      local IFS=$' \\t\\n'
      COMPREPLY=()
      for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ -n $pending ]]; then
          [[ $word == '=' ]] && continue
          pending=''
        elif [[ -z $bare && $word == '--' ]]; then
          bare=yes
        elif [[ -z $bare && $word == -?* ]]; then
          if \(function)_value "$command" "$word"; then pending=$word; fi
        elif [[ -z $command ]]; then
          command=$word
        else
          ((count++))
        fi
      done
      if [[ -n $pending ]]; then
        [[ $current == '=' ]] && current=''
        \(function)_value "$command" "$pending"
      elif [[ -z $bare && $current == -* ]]; then
        \(function)_options "$command"
        REPLY="words $REPLY"
      else
        \(function)_operand "$command" "$count"
      fi
      case $REPLY in
        words*) COMPREPLY=($(compgen -W "${REPLY#words}" -- "$current")) ;;
        files)
          compopt -o filenames 2>/dev/null
          IFS=$'\\n'
          COMPREPLY=($(compgen -f -- "$current"))
          ;;
        directories)
          compopt -o filenames 2>/dev/null
          IFS=$'\\n'
          COMPREPLY=($(compgen -d -- "$current"))
          ;;
      esac
    }
    """
  }
}
