import ProxyModel
import ShellSyntax
import SourceText

// Commands of the shell, functions of the script, and what a few programs print.
extension ScriptRun {
  mutating func run(_ command: SimpleCommand, _ statement: ScriptStatement) -> Outcome {
    let range = statement.range
    let assigned = assign(command.assignments, isTemporary: !command.words.isEmpty)
    guard !command.words.isEmpty else { return assigned ?? Outcome(output: ScriptText(at: range)) }
    var words = command.words.flatMap { fields(of: $0) }
    var usesFunctions = true
    // Words that only say how the command after them is run.
    while let name = words.first?.known, ["command", "exec", "env", "sudo", "nohup", "builtin"].contains(name) {
      if name == "command" || name == "builtin" { usesFunctions = false }
      words.removeFirst()
      while let next = words.first?.known, next.hasPrefix("-") || name == "env" && next.contains("=") {
        words.removeFirst()
      }
    }
    guard let first = words.first else { return Outcome(output: ScriptText(at: range)) }
    if usesFunctions, let name = first.known, let body = functions[name] {
      return call(body, Array(words.dropFirst()), range)
    }
    if isAWS(first, command.words[0]) { return callAWS(words, range) }
    guard let name = first.known else { return unknownOutcome(range) }
    return builtin(name, Array(words.dropFirst()), command, statement) ?? program(name, words, range)
  }

  /// What a command prints, of which nothing is known.
  func unknownOutcome(_ range: SourceRange) -> Outcome {
    Outcome(output: ScriptText(unknown("what the command prints", range)), succeeded: nil)
  }

  /// Whether a word is the AWS command line, under its own name or in a variable that is called after it.
  private func isAWS(_ text: ScriptText, _ word: ScriptWord) -> Bool {
    if let known = text.known { return known == "aws" || known.hasSuffix("/aws") }
    guard word.pieces.count == 1, case .parameter(let expansion) = word.pieces[0].kind else { return false }
    let name = expansion.name.lowercased()
    return ["aws", "aws_cli", "awscli", "aws_cmd", "aws_bin"].contains(name)
  }

  private mutating func call(_ body: ScriptStatement, _ arguments: [ScriptText], _ range: SourceRange) -> Outcome {
    guard depth < Self.deepest else { return unknownOutcome(range) }
    depth += 1
    defer { depth -= 1 }
    let before = scope.enter(arguments)
    var outcome = run(body)
    scope.leave(to: before)
    if outcome.flow == .returns { outcome.flow = .next }
    return outcome
  }

  private mutating func callAWS(_ words: [ScriptText], _ range: SourceRange) -> Outcome {
    let call = CommandCall(words, at: range, under: conditions.first, run: self)
    calls.append(call)
    return Outcome(output: CommandAnswer.text(of: call, query: call.query, at: range), succeeded: nil, call: call)
  }

  // MARK: Variables

  private mutating func assign(_ assignments: [ScriptAssignment], isTemporary: Bool) -> Outcome? {
    var succeeded: Bool? = true
    var range: SourceRange?
    for assignment in assignments {
      range = assignment.range
      if case .word(let word) = assignment.value,
        word.pieces.contains(where: { if case .output = $0.kind { true } else { false } })
      {
        succeeded = nil
      }
      // Set for one command only; regions are what scripts set so.
      set(assignment)
    }
    return range.map { Outcome(output: ScriptText(at: $0), succeeded: succeeded) }
  }

  mutating func set(_ assignment: ScriptAssignment) {
    let name = assignment.name.value
    switch assignment.value {
    case .none: break
    case .array(let words):
      let list = words.flatMap { fields(of: $0) }
      scope.variables[name] = .list((assignment.appends ? scope.variables[name]?.all ?? [] : []) + list)
    case .word(let word):
      let text = joined(word)
      if let index = assignment.index {
        var list = scope.variables[name]?.all ?? []
        if let number = index.known.flatMap({ Int($0) }), list.indices.contains(number) {
          list[number] = text
        } else {
          list.append(text)
        }
        scope.variables[name] = .list(list)
      } else if assignment.appends, let before = scope.variables[name]?.first {
        var whole = before
        whole.append(text)
        whole.range = text.range
        scope.variables[name] = .text(whole)
      } else {
        scope.variables[name] = .text(text)
      }
    }
  }

  // MARK: The shell's own commands

  private mutating func builtin(
    _ name: String, _ arguments: [ScriptText], _ command: SimpleCommand, _ statement: ScriptStatement
  ) -> Outcome? {
    var outcome = Outcome(output: ScriptText(at: statement.range))
    switch name {
    case ":", "true", "set", "wait", "trap", "shopt", "umask", "cd", "sleep": break
    case "false": outcome.succeeded = false
    case "exit", "logout": outcome.flow = .exits
    case "return":
      outcome.flow = .returns
      outcome.succeeded = arguments.first.map { $0.known.map { $0 == "0" } } ?? nil
    case "break": outcome.flow = .breaks
    case "continue": outcome.flow = .continues
    case "shift":
      let count = arguments.first?.known.flatMap { Int($0) } ?? 1
      scope.arguments = scope.arguments.map { Array($0.dropFirst(max(0, count))) }
    case "unset": for text in arguments { if let name = text.known { scope.variables[name] = nil } }
    case "local", "declare", "typeset", "export", "readonly":
      for declaration in command.declarations {
        if name != "export", name != "readonly" { hideKeepingValue(declaration) }
        set(declaration)
      }
      if command.declarations.contains(where: { if case .word = $0.value { true } else { false } }) {
        outcome.succeeded = true
      }
    case "read", "mapfile", "readarray":
      for text in arguments where !text.hasPrefix("-") {
        guard let name = text.known else { continue }
        scope.variables[name] = .text(ScriptText(unknown("what is read into `\(name)`", statement.range)))
      }
      outcome.succeeded = nil
    case "[", "test":
      let words = command.words.dropFirst()
      outcome.succeeded = truth(of: Array(name == "[" ? words.dropLast() : words), isExtended: false)
    default: return nil
    }
    return outcome
  }

  /// Makes a variable the function's own; what it is set to is worked out with the values from before.
  private mutating func hideKeepingValue(_ declaration: ScriptAssignment) {
    let before = scope.variables[declaration.name.value]
    scope.hide(declaration.name.value)
    if case .word = declaration.value { scope.variables[declaration.name.value] = before }
  }

  // MARK: Programs

  /// What programs print that do nothing but pass text on.
  private mutating func program(_ name: String, _ words: [ScriptText], _ range: SourceRange) -> Outcome {
    let arguments = Array(words.dropFirst())
    switch name {
    case "echo": return Outcome(output: line(arguments.drop { ["-n", "-e", "-E"].contains($0.known) }, at: range))
    case "printf":
      guard let format = arguments.first?.known, format == "%s" || format == "%s\\n", arguments.count == 2 else {
        return arguments.count == 1 && arguments[0].known?.contains("%") == false
          ? Outcome(output: arguments[0]) : unknownOutcome(range)
      }
      return Outcome(output: arguments[1])
    case "cat":
      let names = arguments.filter { !$0.hasPrefix("-") || $0.known == "-" }
      if names.isEmpty || names.first?.known == "-" { return Outcome(output: handedOver(at: range)) }
      var text = ScriptText(at: range)
      for name in names { text.append(contents(of: name, at: range)) }
      return Outcome(output: text)
    case "tee":
      let text = handedOver(at: range)
      for name in arguments where !name.hasPrefix("-") { scope.files[name.declared] = text }
      return Outcome(output: text)
    case "mktemp":
      let unknown = Unknown("the name of a temporary file", at: range, expression: "mktemp \(range.start)")
      return Outcome(output: ScriptText(unknown))
    case "jq": return queried(arguments, range)
    default: return unknownOutcome(range)
    }
  }

  private func line(_ arguments: some Sequence<ScriptText>, at range: SourceRange) -> ScriptText {
    var text = ScriptText(at: range)
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text.append(ScriptText(" ", at: argument.range)) }
      text.append(argument)
    }
    text.append(ScriptText("\n", at: range))
    return text
  }

  /// `aws ... | jq -r .DBProxy.DBProxyArn` asks as `--query` does.
  private func queried(_ arguments: [ScriptText], _ range: SourceRange) -> Outcome {
    guard let call = input?.call, let path = arguments.last(where: { $0.hasPrefix(".") })?.known else {
      return unknownOutcome(range)
    }
    let query = ScriptText(String(path.dropFirst()), at: range)
    return Outcome(output: CommandAnswer.text(of: call, query: query, at: range), succeeded: nil, call: call)
  }

  /// What stands before the command in its pipe.
  private func handedOver(at range: SourceRange) -> ScriptText {
    standardInput ?? input?.output ?? ScriptText(unknown("what is read", range))
  }

  // MARK: Files

  /// What stands in a file that the script has written, or in one beside it.
  func contents(of name: ScriptText, at range: SourceRange) -> ScriptText {
    if let text = scope.files[name.declared] { return text }
    guard let known = name.known else { return ScriptText(name.reasonUnknown) }
    if known == "/dev/stdin" { return handedOver(at: range) }
    guard let file = readFile(known) else {
      return ScriptText(Unknown("`\(known)` is not here", at: name.range, expression: known))
    }
    return ScriptText(
      String(decoding: file.source.bytes, as: UTF8.self), at: SourceRange(file: file.id, 0..<file.source.bytes.count))
  }

  mutating func redirect(_ outcome: inout Outcome, by redirections: [ScriptRedirection]) {
    for redirection in redirections {
      switch redirection.kind {
      case .output, .clobber, .outputAndError, .append, .appendOutputAndError:
        guard redirection.descriptor == nil || redirection.descriptor == "1" else { continue }
        let name = joined(redirection.target)
        if name.known != "/dev/null" {
          var text = outcome.output
          if redirection.kind == .append, var before = scope.files[name.declared] {
            before.append(text)
            text = before
          }
          scope.files[name.declared] = text
        }
        outcome.output = ScriptText(at: outcome.output.range)
        outcome.call = nil
      case .duplicateOutput:
        // `>&2`: it is said to people, and no part of what is printed.
        guard redirection.descriptor == nil || redirection.descriptor == "1", joined(redirection.target).known == "2"
        else { continue }
        outcome.output = ScriptText(at: outcome.output.range)
        outcome.call = nil
      case .input, .inputOutput, .duplicateInput, .document, .hereString: continue
      }
    }
  }
}
