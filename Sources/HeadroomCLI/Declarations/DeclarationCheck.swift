import SourceText

/// What is wrong with the declarations themselves, which no compiler sees; a test lets none of it through.
extension Program {
  /// One line for each mistake.
  var mistakes: [String] {
    let names = commands.map { $0.name }
    let repeated = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
    return repeated.map { "`\($0)` is declared twice" } + commands.flatMap(mistakes)
  }

  private func mistakes(in command: Command) -> [String] {
    let declarations = command.declarations
    var mistakes: [String] = []
    if !isOneLine(command.summary) { mistakes.append("the summary is not one line without a full stop") }
    if command.examples.isEmpty { mistakes.append("there is no example") }
    mistakes += command.examples.filter { !$0.line.holds("\(name) \(command.name)") }
      .map { "the example `\($0.line)` is of another command" }
    let words =
      (declarations.options + GlobalParameters().declarations.options).flatMap { $0.allNames }
      + declarations.operands.map { $0.name }
    mistakes += Set(words.filter { word in words.count { $0 == word } > 1 }).sorted().map {
      "`\($0)` is declared twice"
    }
    mistakes += declarations.options.flatMap(self.mistakes) + self.mistakes(in: declarations.operands)
    return mistakes.map { "\(command.name): \($0)" }
  }

  private func mistakes(in option: OptionDeclaration) -> [String] {
    var mistakes: [String] = []
    if !option.name.hasPrefix("--") { mistakes.append("the first name is not the long one") }
    for name in option.allNames where !isWord(name) { mistakes.append("`\(name)` is not `--word` or `-w`") }
    if !isOneLine(option.help) { mistakes.append("the help is not one line without a full stop") }
    if let standard = option.standard, option.accepted?.complaint(about: standard) != nil {
      mistakes.append("the default `\(standard)` is not allowed")
    }
    return mistakes.map { "\(option.name): \($0)" }
  }

  private func mistakes(in operands: [OperandDeclaration]) -> [String] {
    var mistakes = operands.filter { !isOneLine($0.help) }
      .map { "\($0.name): the help is not one line without a full stop" }
    for (operand, next) in zip(operands, operands.dropFirst()) {
      if operand.maximum == nil { mistakes.append("\(operand.name): only the last operand can be a list") }
      if operand.minimum == 0, next.minimum > 0 { mistakes.append("\(operand.name): what follows is not optional") }
    }
    return mistakes
  }

  private func isOneLine(_ text: String) -> Bool { !text.isEmpty && !text.contains("\n") && !text.hasSuffix(".") }

  private func isWord(_ name: String) -> Bool {
    let letters = name.drop { $0 == "-" }
    let dashes = name.utf8.count - letters.utf8.count
    let isPlain = letters.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    return isPlain && (dashes == 1 ? letters.utf8.count == 1 : dashes == 2 && letters.utf8.count > 1)
  }
}
