import AWSFacts
public import Diffing

/// What a rule on changes is about: `headroom explain HR126`.
public enum ComparisonRulePage {
  /// The page in Markdown.
  public static func text(of rule: ComparisonRule) -> String {
    let sources = rule.sources.map { "- [\($0.title)](\($0.url))" }.joined(separator: "\n")
    return """
      # \(rule.id) \(rule.slug)

      `headroom diff` says so of a change: \(rule.consequence).

      \(rule.explanation)

      ## Sources

      \(sources)

      """
  }
}
