import Diffing
import Reporting
import Rules
import SourceText

/// What `headroom explain` takes.
struct ExplainParameters: Parameters {
  let words = Operand.list(
    "RULE",
    accepts: .known(
      Catalogue.rules.flatMap { [$0.id, $0.slug] } + ComparisonRule.allCases.flatMap { [$0.id, $0.slug] }),
    help: "a rule, by id or by name, or what AWS said when it happened")

  var declarations: [Declaration] { [words.declaration] }
}

/// What `headroom rules` takes.
struct RulesParameters: Parameters {
  /// How the list is printed.
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  let format = Option.choice("--format", value: "FORMAT", default: Format.text, help: "how to print the list")
  let topic = Option.choice("--topic", value: "TOPIC", of: Topic.self, help: "only the rules about this")

  var declarations: [Declaration] { [format.declaration, topic.declaration] }
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
    let parameters = arguments.parameters
    let rules = Catalogue.rules.filter { rule in arguments[parameters.topic].map { $0 == rule.topic } ?? true }
    switch arguments[parameters.format] {
    case .text: console.out(RuleList.text(of: rules, style: console.style))
    case .json: console.out(RuleCatalogueJSON.text(of: rules))
    }
    return .clean
  }

  /// Prints one rule's page.
  static let explain: Command = Command(
    name: "explain", summary: "Explain a rule, or what AWS says when it happens",
    discussion: """
      A rule's page tells why it matters, what AWS does, and shows a bad and a good example. Of a message, a fault, an event or the \
      reason of a target's health it tells what it means, and which rules would have prevented it.
      """,
    parameters: ExplainParameters(),
    examples: [
      .init("headroom explain HR094", "Explain a rule by its id"),
      .init("headroom explain plaintext-allowed", "Explain a rule by its name"),
      .init("headroom explain AUTH_FAILURE", "Explain what AWS says of a target"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    let words = arguments[parameters.words].joined(separator: " ")
    if let rule = Catalogue.rule(words) {
      console.out(RulePage.text(of: rule))
      return .clean
    }
    if let rule = ComparisonRule.rule(words) {
      console.out(ComparisonRulePage.text(of: rule))
      return .clean
    }
    let symptoms = Symptom.matching(words)
    guard !symptoms.isEmpty else {
      let known =
        Catalogue.rules.flatMap { [$0.id, $0.slug] } + ComparisonRule.allCases.flatMap { [$0.id, $0.slug] }
        + Symptom.all.map { $0.words }
      throw .usage(
        "there is no rule `\(words)`, and nothing that AWS says is known by these words",
        help: Suggestion.closest(to: words, among: known).map { "did you mean `\($0)`?" }
          ?? "`headroom rules` lists the rules")
    }
    console.out(symptoms.map { SymptomPage.text(of: $0) }.joined(separator: "\n"))
    return .clean
  }
}
