import ProxyModel
import ShellSyntax
import SourceText

/// Follows a script as far as that can be done without running it, and notes every command of the AWS command line on the way.
struct ScriptRun {
  let script: ShellScript
  let source: SourceFile
  /// Finds files beside the script.
  let readFile: (String) -> (source: SourceFile, id: UInt32)?
  var scope = ScriptScope()
  var functions: [String: ScriptStatement] = [:]
  /// The commands in the order in which they run.
  var calls: [CommandCall] = []
  /// Conditions under which the statement stands that is followed, of which nobody knows whether they hold.
  var conditions: [Unknown] = []
  /// How many questions to AWS the statement depends on that is followed.
  var answers = 0
  /// The account that a script insists on.
  var account: ScriptText?
  /// How many statements were followed, and how deep functions have called each other.
  private(set) var steps = 0
  var depth = 0

  /// More than any script takes, and little enough to be done at once.
  private static let mostSteps = 40_000
  /// How often a loop is gone through.
  static let mostRounds = 100
  /// How deep functions may call each other.
  static let deepest = 12

  init(_ script: ShellScript, of source: SourceFile, readFile: @escaping (String) -> (source: SourceFile, id: UInt32)?)
  {
    self.script = script
    self.source = source
    self.readFile = readFile
  }

  /// Whether the script does more than is followed.
  var isExhausted: Bool { steps >= Self.mostSteps }

  /// What a statement came to.
  struct Outcome {
    /// What it printed.
    var output: ScriptText
    /// Whether it succeeded; nil where that shows only when the script runs.
    var succeeded: Bool? = true
    /// Where the script goes on.
    var flow = Flow.next
    /// The one command whose whole answer the output is.
    var call: CommandCall?
  }

  /// Where a script goes on after a statement.
  enum Flow { case next, breaks, continues, returns, exits }

  // MARK: Statements

  mutating func run(_ statements: [ScriptStatement], at range: SourceRange) -> Outcome {
    var outcome = Outcome(output: ScriptText(at: range))
    for statement in statements {
      let one = run(statement)
      outcome.output.append(one.output)
      outcome.succeeded = one.succeeded
      outcome.call = statements.count == 1 ? one.call : nil
      outcome.flow = one.flow
      if one.flow != .next { break }
    }
    return outcome
  }

  mutating func run(_ statement: ScriptStatement) -> Outcome {
    steps += 1
    guard !isExhausted else { return Outcome(output: ScriptText(at: statement.range), succeeded: nil, flow: .exits) }
    let before = standardInput
    for redirection in statement.redirections {
      if let document = script.document(of: redirection) {
        standardInput = joined(document)
      } else if redirection.kind == .input {
        standardInput = contents(of: joined(redirection.target), at: redirection.range)
      }
    }
    var outcome = execute(statement)
    standardInput = before
    redirect(&outcome, by: statement.redirections)
    return outcome
  }

  private mutating func execute(_ statement: ScriptStatement) -> Outcome {
    switch statement.kind {
    case .command(let command): return run(command, statement)
    case .pipeline(let parts): return pipeline(parts, statement.range)
    case .negation(let inner):
      var outcome = run(inner)
      outcome.succeeded = outcome.succeeded.map { !$0 }
      return outcome
    case .chain(let first, let links): return chain(first, links)
    case .group(let body): return run(body, at: statement.range)
    case .subshell(let body):
      let before = scope
      var outcome = run(body, at: statement.range)
      let files = scope.files
      scope = before
      scope.files = files
      if outcome.flow == .exits { outcome.flow = .next }
      return outcome
    case .condition(let arms, let otherwise): return condition(arms[...], otherwise, statement.range)
    case .selection(let word, let choices): return selection(word, choices, statement.range)
    case .iteration(let name, let words, let body): return iteration(name, words, body, statement.range)
    case .repetition(let test, let body): return repetition(test, body, statement.range)
    case .counting(_, let body):
      return perhaps(body, because: unknown("how often the loop runs", statement.range), statement.range)
    case .function(let name, let body):
      functions[name.value] = body
      return Outcome(output: ScriptText(at: statement.range))
    case .test(let words):
      return Outcome(output: ScriptText(at: statement.range), succeeded: truth(of: words, isExtended: true))
    case .arithmetic: return Outcome(output: ScriptText(at: statement.range), succeeded: nil)
    }
  }

  private mutating func pipeline(_ parts: [ScriptStatement], _ range: SourceRange) -> Outcome {
    var outcome = Outcome(output: ScriptText(at: range))
    let before = scope.variables
    for (index, part) in parts.enumerated() {
      input = index == 0 ? input : outcome
      outcome = run(part)
    }
    input = nil
    // Each part runs in a shell of its own.
    scope.variables = before
    outcome.flow = .next
    return outcome
  }

  /// What the next command reads from the pipe before it.
  var input: Outcome?
  /// What a statement is told to read.
  var standardInput: ScriptText?

  private mutating func chain(_ first: ScriptStatement, _ links: [ScriptStatement.Link]) -> Outcome {
    var outcome = run(first)
    var last = first
    for link in links {
      guard outcome.flow == .next else { return outcome }
      switch outcome.succeeded {
      case let succeeded? where succeeded != link.needsSuccess: continue
      case .some:
        let output = outcome.output
        outcome = run(link.statement)
        outcome.output = joined(output, outcome.output)
      case nil:
        let output = outcome.output
        let reason = reason(of: [last])
        let next = branch(reason) { $0.run(link.statement) }
        // What is printed before the script ends comes to nobody who goes on.
        outcome = Outcome(output: next.flow == .exits ? output : joined(output, next.output), succeeded: nil)
      }
      last = link.statement
    }
    return outcome
  }

  private func joined(_ left: ScriptText, _ right: ScriptText) -> ScriptText {
    var text = left
    text.append(right)
    return text
  }

  /// Follows what may or may not be done.
  mutating func branch(_ reason: Unknown?, _ body: (inout ScriptRun) -> Outcome) -> Outcome {
    let before = scope
    let outcome = under(reason, body)
    let unknown = reason ?? unknown("whether it is done", outcome.output.range)
    let after = outcome.flow == .exits || outcome.flow == .returns ? [before] : [before, scope]
    scope = ScriptScope.merged(after, because: unknown) ?? before
    return outcome
  }

  /// Follows a body under a condition, or, where there is none to be said, under what AWS has answered.
  private mutating func under(_ reason: Unknown?, _ body: (inout ScriptRun) -> Outcome) -> Outcome {
    guard let reason else {
      answers += 1
      defer { answers -= 1 }
      return body(&self)
    }
    conditions.append(reason)
    defer { conditions.removeLast() }
    return body(&self)
  }

  private mutating func perhaps(_ body: [ScriptStatement], because reason: Unknown, _ range: SourceRange) -> Outcome {
    let outcome = branch(reason) { $0.run(body, at: range) }
    return Outcome(output: outcome.output, succeeded: nil)
  }
}

// Conditions and loops.
extension ScriptRun {
  private mutating func condition(
    _ arms: ArraySlice<ScriptStatement.Arm>, _ otherwise: [ScriptStatement], _ range: SourceRange
  ) -> Outcome {
    guard let arm = arms.first else { return run(otherwise, at: range) }
    let test = run(arm.test, at: range)
    guard let holds = test.succeeded, test.flow == .next else {
      // Whether AWS has something already decides how it is made, not whether it is there in the end.
      let reason = reason(of: arm.test)
      return alternatives(
        [{ $0.run(arm.body, at: range) }, { $0.condition(arms.dropFirst(), otherwise, range) }], because: reason,
        test: arm.test, range)
    }
    return holds ? run(arm.body, at: range) : condition(arms.dropFirst(), otherwise, range)
  }

  private mutating func selection(
    _ word: ScriptWord, _ choices: [ScriptStatement.Choice], _ range: SourceRange
  ) -> Outcome {
    let subject = joined(word)
    if let known = subject.known {
      for choice in choices {
        let patterns = choice.patterns.map { ShellPattern($0, self) }
        guard patterns.allSatisfy({ $0.isKnown }) else { break }
        if patterns.contains(where: { $0.matches(known) }) { return run(choice.body, at: range) }
      }
      if choices.allSatisfy({ $0.patterns.allSatisfy { ShellPattern($0, self).isKnown } }) {
        return Outcome(output: ScriptText(at: range))
      }
    }
    let reason = Unknown(
      "which case it is shows only when the script runs", at: word.range, expression: source.text(word.range))
    var ways: [(inout ScriptRun) -> Outcome] = choices.map { choice in { $0.run(choice.body, at: range) } }
    if !choices.contains(where: { $0.patterns.contains { $0.bare == "*" } }) {
      ways.append { _ in Outcome(output: ScriptText(at: range)) }
    }
    return alternatives(ways, because: reason, test: [], range)
  }

  /// Follows each of several ways from where the script stands, and goes on with what all of them leave.
  private mutating func alternatives(
    _ ways: [(inout ScriptRun) -> Outcome], because reason: Unknown?, test: [ScriptStatement], _ range: SourceRange
  ) -> Outcome {
    let before = scope
    var ends: [ScriptScope] = []
    var result = Outcome(output: ScriptText(at: range), succeeded: nil)
    var flows: [Flow] = []
    for (index, way) in ways.enumerated() {
      scope = before
      let outcome = under(reason, way)
      flows.append(outcome.flow)
      if result.output.runs.isEmpty { result.output = outcome.output }
      if outcome.flow == .next { ends.append(scope) }
      if index == 0, outcome.flow == .exits { insist(test) }
    }
    let unknown = reason ?? unknown("which way the script goes", range)
    scope = ScriptScope.merged(ends, because: unknown) ?? before
    if let first = flows.first, flows.allSatisfy({ $0 == first }) { result.flow = first }
    return result
  }

  private mutating func iteration(
    _ name: Located<String>, _ words: [ScriptWord]?, _ body: [ScriptStatement], _ range: SourceRange
  ) -> Outcome {
    // A script that is started without arguments has none to go through.
    let values = words.map { $0.flatMap { fields(of: $0) } } ?? scope.arguments ?? []
    var outcome = Outcome(output: ScriptText(at: range))
    for value in values.prefix(Self.mostRounds) {
      scope.variables[name.value] = .text(value)
      let round: Outcome
      if value.runs.contains(where: { if case .unknown = $0.part { true } else { false } }), values.count == 1 {
        round = perhaps(body, because: value.reasonUnknown, range)
      } else {
        round = run(body, at: range)
      }
      outcome.output.append(round.output)
      if round.flow == .breaks { break }
      if round.flow == .returns || round.flow == .exits {
        outcome.flow = round.flow
        break
      }
    }
    return outcome
  }

  /// A loop is gone through once: what it changes with every round is not followed.
  private mutating func repetition(
    _ test: [ScriptStatement], _ body: [ScriptStatement], _ range: SourceRange
  ) -> Outcome {
    if scope.arguments == nil, asksForArguments(test) { return Outcome(output: ScriptText(at: range)) }
    let outcome = run(test, at: range)
    if outcome.succeeded == false { return Outcome(output: ScriptText(at: range)) }
    return perhaps(body, because: unknown("how often the loop runs", range), range)
  }

  /// Whether a loop reads the options with which the script was started; it is followed as started without any.
  private func asksForArguments(_ test: [ScriptStatement]) -> Bool {
    test.contains { statement in
      let words = source.text(statement.range)
      return words.holds("$#") || words.holds("getopts") || words.holds("${1") || words.holds("$1")
    }
  }

  func unknown(_ what: String, _ range: SourceRange) -> Unknown {
    Unknown("\(what) shows only when the script runs", at: range, expression: source.text(range))
  }

  /// Why nobody knows whether a test holds; nil where it asks whether AWS has something, which the script then makes.
  func reason(of test: [ScriptStatement]) -> Unknown? {
    guard let last = test.last else { return nil }
    if asksAWS(last) { return nil }
    return Unknown(
      "whether it is done depends on a condition that is known only when the script runs", at: last.range,
      expression: source.text(last.range))
  }

  private func asksAWS(_ statement: ScriptStatement) -> Bool {
    switch statement.kind {
    case .negation(let inner): asksAWS(inner)
    case .chain(let first, _): asksAWS(first)
    case .pipeline(let parts): parts.first.map(asksAWS) ?? false
    case .test(let words): words.contains { asksAWS($0) }
    case .command(let command):
      (command.words.first.map { ["[", "test"].contains($0.bare) } ?? false) && command.words.contains { asksAWS($0) }
        || command.assignments.contains { if case .word(let word) = $0.value { asksAWS(word) } else { false } }
        || isQuestion(command)
    case .group, .subshell, .condition, .selection, .iteration, .repetition, .counting, .function, .arithmetic: false
    }
  }

  private func asksAWS(_ word: ScriptWord) -> Bool {
    word.pieces.contains { piece in
      switch piece.kind {
      case .parameter(let expansion): scope.variables[expansion.name]?.first?.holdsAnswer ?? false
      case .output(let statements): statements.contains { asksAWS($0) }
      case .text, .arithmetic, .process: false
      }
    }
  }

  /// A command of AWS that only asks.
  private func isQuestion(_ command: SimpleCommand) -> Bool {
    guard let name = command.words.first.map({ source.text($0.range) }), name.lowercased().holds("aws") else {
      return false
    }
    return command.words.contains { word in
      ["describe-", "get-", "list-", "head-"].contains { word.bare?.hasPrefix($0) ?? false }
    }
  }

  /// A script that stops under any other account is for this one.
  private mutating func insist(_ test: [ScriptStatement]) {
    guard case .test(let words)? = test.last?.kind, words.count == 3, words[1].bare == "!=" else { return }
    let sides = [joined(words[0]), joined(words[2])]
    for (index, side) in sides.enumerated() where side.declared.parts == [.account] {
      let other = sides[1 - index]
      if other.known?.utf8.count == 12 { account = other }
    }
  }
}
