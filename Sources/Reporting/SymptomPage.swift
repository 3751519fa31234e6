import AWSFacts
public import Rules

/// What AWS's words mean, and which rules would have prevented them: `headroom explain AUTH_FAILURE`.
public enum SymptomPage {
  /// The page in Markdown.
  public static func text(of symptom: Symptom) -> String {
    var sections = [
      "# \(symptom.words)", "From \(symptom.origin): \(symptom.meaning).",
    ]
    if let check = symptom.check { sections.append("Look at \(check).") }
    let lines = symptom.rules.compactMap { Catalogue.rule($0) }.map { "- \($0.id) `\($0.slug)`: \($0.summary)" }
    sections.append("## What would have prevented it\n\n" + lines.joined(separator: "\n"))
    sections.append("## Sources\n\n" + symptom.sources.map { "- [\($0.title)](\($0.url))" }.joined(separator: "\n"))
    return sections.joined(separator: "\n\n") + "\n"
  }
}
