import Reporting
import Rules
import SourceText

/// What `headroom explain` takes.
struct ExplainParameters: Parameters {
  let rule = Operand.one(
    "RULE", accepts: .known(Catalogue.rules.flatMap { [$0.id, $0.slug] }), help: "a rule, by id or by name")
}

/// What `headroom rules` takes.
struct RulesParameters: Parameters {
  /// How the list is printed.
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  let format = Option.choice("--format", value: "FORMAT", default: Format.text, help: "how to print the list")
  let topic = Option.choice("--topic", value: "TOPIC", of: Topic.self, help: "only the rules about this")
}

extension Command {
  /// Lists the catalogue.
  static let rules: Command = Command(
    name: "rules", summary: "List the rules", parameters: RulesParameters(),
    examples: [
      .init("headroom rules", "List all rules"),
      .init("headroom rules --topic pool", "List those about the connection pool"),
      .init("headroom rules --format json", "Have the catalogue for a program of your own"),
    ]
  ) { (arguments, console) throws(Failure) in
    let rules = Catalogue.rules.filter { rule in arguments.topic.map { $0 == rule.topic } ?? true }
    switch arguments.format {
    case .text: console.out(RuleList.text(of: rules, style: console.style))
    case .json: console.out(RuleCatalogueJSON.text(of: rules))
    }
    return .clean
  }

  /// Prints one rule's page.
  static let explain: Command = Command(
    name: "explain", summary: "Explain a rule: why it matters, what AWS does, a bad and a good example",
    parameters: ExplainParameters(),
    examples: [
      .init("headroom explain HR094", "Explain a rule by its id"),
      .init("headroom explain plaintext-allowed", "Explain a rule by its name"),
    ]
  ) { (arguments, console) throws(Failure) in
    guard let rule = Catalogue.rule(arguments.rule) else {
      let known = Suggestion.closest(to: arguments.rule, among: Catalogue.rules.flatMap { [$0.id, $0.slug] })
      throw .usage(
        "there is no rule `\(arguments.rule)`",
        help: known.map { "did you mean `\($0)`?" } ?? "`headroom rules` lists them")
    }
    console.out(RulePage.text(of: rule))
    return .clean
  }
}
