/// A word after `headroom`: what it is for, what it takes, and what it does. Its help, its completion in shells, its page in the
/// documentation and the checking of what was typed all come from here.
struct Command: Sendable {
  /// A line to type, and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: String

    /// A line with all its words, `headroom validate terraform/`.
    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  let name: String
  /// One line without a full stop, in the imperative.
  let summary: String
  /// What help says below the usage: paragraphs separated by empty lines; lines that begin with a space stay as they are.
  let discussion: String
  let examples: [Example]
  private let makeDeclarations: @Sendable () -> [Declaration]
  private let body: @Sendable (GivenWords, inout Console) throws(Failure) -> ExitStatus

  /// A command; its parameters are made only when they are needed.
  init<Declared: Parameters>(
    name: String, summary: String, discussion: String = "", parameters: @autoclosure @escaping @Sendable () -> Declared,
    examples: [Example],
    run: @escaping @Sendable (Arguments<Declared>, inout Console) throws(Failure) -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    makeDeclarations = { parameters().declarations }
    body = { (given, console) throws(Failure) in
      try run(Arguments(parameters: parameters(), given: given), &console)
    }
  }

  /// What it takes.
  var declarations: [Declaration] { makeDeclarations() }

  /// Does the work for the words that were typed.
  func run(_ given: GivenWords, _ console: inout Console) throws(Failure) -> ExitStatus { try body(given, &console) }

  /// The line of usage: `headroom generate [OPTION]... FORMAT PROFILE...`.
  func usage(in program: Program) -> String {
    let declarations = declarations
    let options = declarations.options.isEmpty ? [] : ["[OPTION]..."]
    return ([program.name, name] + options + declarations.operands.map { $0.usage }).joined(separator: " ")
  }
}
