import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let suppressionOfUnknownRule = Rule(
    "HR176", "suppression-of-unknown-rule", .warning, .suppressions,
    "a comment suppresses a rule that does not exist",
    reason: "it suppresses nothing, and the finding that was meant still counts",
    why: """
      Rules are known by an id and a name; both stay what they are for good. \(SuppressionText.form)
      """,
    fix: "Name a rule by its id or its name; `headroom rules` lists them.",
    sources: [],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore ⟦plaintext-alowed⟧: the old client
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore plaintext-allowed: the old client
        """),
    ],
    check: .suppression { suppression, report throws(Inconclusive) in
      for entry in suppression.entries {
        guard case .unknown(let suggestion) = entry.standing else { continue }
        report.flag(
          entry.word.range, suggestion.map { "did you mean `\($0)`?" } ?? "no rule is called so",
          of: Provenance(suppression.range, "suppression of \(entry.word.value)"))
      }
    })
}
