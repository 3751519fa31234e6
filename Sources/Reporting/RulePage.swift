import AWSFacts
public import Rules
import SourceText

/// The page of one rule, made from the rule itself: `headroom explain` prints it, and `Docs/rules` holds it.
public enum RulePage {
  /// The page in Markdown.
  public static func text(of rule: Rule) -> String {
    var sections = [
      "# \(rule.id) `\(rule.slug)`", "\(heading(of: rule)): \(rule.summary).",
      "## What happens\n\n\(rule.reason.capitalizedFirst).\n\n\(rule.why)", "## How to mend it\n\n\(rule.fix)",
    ]
    if let doubt = doubt(of: rule) { sections.append("## How sure this is\n\n\(doubt)") }
    for (verdict, title) in [
      (Example.Verdict.violates, "Found"), (.holds, "In order"), (.undetermined, "Undetermined"),
    ] {
      let examples = rule.examples.filter { $0.verdict == verdict }
      let texts = examples.flatMap { example in example.texts.map { fenced($0, in: example.language) } }
      if !texts.isEmpty { sections.append("## \(title)\n\n" + texts.joined(separator: "\n\n")) }
    }
    if !rule.silences.isEmpty {
      sections.append(
        "## One cause, one finding\n\nWhere this rule speaks of a resource, \(rule.silences.map { "`\($0)`" }.joined(separator: ", ")) say nothing of it."
      )
    }
    if !rule.sources.isEmpty {
      sections.append("## Sources\n\n" + rule.sources.map { "- [\($0.title)](\($0.url))" }.joined(separator: "\n"))
    }
    if rule.examples.contains(where: { $0.language == .profile }) {
      sections.append("Each example is laid over [the profile of all examples](base.yaml), as `extends` does it.")
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func heading(of rule: Rule) -> String {
    "\(rule.severity.rawValue.capitalizedFirst), \(rule.topic.rawValue)"
  }

  private static func doubt(of rule: Rule) -> String? {
    switch rule.confidence {
    case .settled: nil
    case .conflict: "AWS's own pages differ here, so that this is never an error."
    case .old: "Only older pages of AWS say so, so that this is never an error."
    case .thirdParty: "Others than AWS say so, so that this is never an error."
    case .derived: "No page says it in so many words; it follows from the facts that are cited."
    case .notVerified: "Nobody has shown it on a live account, so that this is never an error."
    }
  }

  private static func fenced(_ text: String, in language: Example.Language) -> String {
    let word =
      switch language {
      case .profile, .cloudformation: "yaml"
      case .terraform: "hcl"
      case .script: "sh"
      case .capture: "json"
      }
    return "```\(word)\n\(text.filter { $0 != "⟦" && $0 != "⟧" })\n```"
  }
}

/// The catalogue as a list: one line a rule.
public enum RuleList {
  /// The rules as they stand on a terminal.
  public static func text(of rules: [Rule], style: Style = .plain) -> String {
    let width = rules.map { $0.slug.utf8.count }.max() ?? 0
    return rules.map { rule in
      let slug = rule.slug + String(repeating: " ", count: width - rule.slug.utf8.count)
      let severity = rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.utf8.count)
      return "\(rule.id)  \(style.ink(.severity(rule.severity), severity))  \(slug)  \(rule.summary)\n"
    }.joined()
  }

  /// The index of the pages, by topic, in Markdown.
  public static func index(of rules: [Rule]) -> String {
    var text =
      "# Rules\n\n\(rules.count) rules, by what they are about. `headroom explain HR081` prints a page; `headroom rules` the list.\n"
    for topic in Topic.allCases {
      let own = rules.filter { $0.topic == topic }
      guard !own.isEmpty else { continue }
      text += "\n## \(topic.rawValue)\n\n| rule | severity | what it finds | cases |\n| --- | --- | --- | --- |\n"
      text += own.map {
        "| [\($0.id)](\($0.id).md) `\($0.slug)` | \($0.severity.rawValue) | \($0.summary) | \($0.examples.count) |\n"
      }.joined()
    }
    return text
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
