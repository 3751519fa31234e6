import AWSFacts
import ProxyModel
import SourceText

/// Holds a call to what the AWS command line has: commands, options, and what each of them takes.
struct CommandCheck {
  private let call: CommandCall
  private let owner: Provenance
  private(set) var problems: [ToolProblem] = []

  static func problems(of call: CommandCall) -> [ToolProblem] {
    var check = CommandCheck(call)
    check.run()
    return check.problems
  }

  private init(_ call: CommandCall) {
    self.call = call
    owner = Provenance(call.place, call.operation)
  }

  private mutating func run() {
    guard let service = call.positionals.first?.known, call.positionals.count > 1, call.operation != "?" else { return }
    guard let known = CommandLineModel.options(of: call.name) else {
      if service == "rds" { checkOperation() }
      return
    }
    for option in call.options { check(option, among: known + CommandLineModel.global) }
    for word in call.positionals.dropFirst(2) {
      add(
        .misusedMember, word.known ?? "?", at: word.range,
        instead: "write an option, `--...`, before it, or leave it out")
    }
    let isComplete =
      call.unseenOptions == nil && call.option("cli-input-json") == nil
      && call.option("cli-input-yaml") == nil && call.option("generate-cli-skeleton") == nil
    for option in known where isComplete && option.isRequired && call.option(option.name) == nil {
      add(.missingMember, "--\(option.name)", at: call.place, instead: "write `--\(option.name)`")
    }
    checkIdentifier()
  }

  /// A command about proxies that there is not, and what nothing waits for.
  private mutating func checkOperation() {
    let range = call.positionals[1].range
    if call.operation == "wait" {
      guard call.positionals.count > 2, let waiter = call.positionals[2].known,
        !CommandLineModel.databaseWaiters.contains(waiter)
      else { return }
      let words = "wait \(waiter)"
      add(
        .unknownType, words, at: range.through(call.positionals[2].range),
        instead: invented(words, option: nil) ?? nearest(to: waiter, among: CommandLineModel.databaseWaiters.sorted()))
    } else if call.operation.holds("proxy") || call.operation.holds("proxies") {
      let names = CommandLineModel.names.filter { $0.hasPrefix("rds ") }.map { String($0.dropFirst(4)) }
      add(
        .unknownType, call.operation, at: range,
        instead: invented(call.operation, option: nil) ?? nearest(to: call.operation, among: names))
    }
  }

  private mutating func check(_ option: CommandCall.Option, among known: [CommandLineModel.Option]) {
    let name = "--\(option.isOff ? "no-" : "")\(option.name)"
    guard let model = known.first(where: { $0.name == option.name }) else {
      let instead =
        invented(call.operation, option: name) ?? plural(of: option.name, among: known)
        ?? nearest(to: option.name, among: known.map { $0.name }, prefix: "--")
      return add(.unknownMember, name, at: option.range, instead: instead)
    }
    if option.isAbbreviated {
      add(.abbreviatedMember, "--\(option.name)", at: option.range, instead: "write `--\(option.name)` in full")
    }
    if model.kind == .flag, let word = option.words.first {
      let isOn = word.known?.lowercased() != "false"
      add(
        .misusedMember, name, at: option.range.through(word.range),
        instead: "write `--\(isOn ? "" : "no-")\(option.name)` alone: the option takes no value")
    } else if model.kind != .flag, model.kind != .list, option.words.isEmpty {
      add(.misusedMember, name, at: option.range, instead: "write the value behind `\(name)`")
    }
  }

  /// An ARN where the name of a proxy belongs.
  private mutating func checkIdentifier() {
    for name in ["db-proxy-name", "db-proxy-endpoint-name"] {
      guard let word = call.option(name)?.words.first, let known = word.known, ARN(known) != nil else { continue }
      add(.misusedMember, "--\(name)", at: word.range, instead: "write the name, which is no ARN")
    }
  }

  // MARK: What to write instead

  private func invented(_ command: String, option: String?) -> String? {
    CommandLineWords.invented.first { $0.command == command && $0.option == option }?.instead
  }

  /// Lists have names in the plural, which people forget.
  private func plural(of name: String, among known: [CommandLineModel.Option]) -> String? {
    known.first { $0.name == "\(name)s" }.map { "write `--\($0.name)`" }
  }

  private func nearest(to name: String, among names: [String], prefix: String = "") -> String? {
    Suggestion.closest(to: name, among: names).map { "write `\(prefix)\($0)`" }
  }

  private mutating func add(_ kind: ToolProblem.Kind, _ subject: String, at range: SourceRange, instead: String?) {
    problems.append(ToolProblem(.commandLine, kind, subject, of: owner, at: range, instead: instead))
  }
}
