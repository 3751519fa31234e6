import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let suppressionRefused = Rule(
    "HR179", "suppression-refused", .warning, .suppressions,
    "a comment suppresses a rule that cannot be suppressed",
    reason: "the finding counts all the same",
    why: """
      A team names in `.headroom.yaml`, under `never_ignore`, the rules that nobody may suppress. Rules on suppressions cannot be \
      suppressed either. \(SuppressionText.form)
      """,
    fix: "Mend what the rule finds and delete the comment.",
    sources: [],
    examples: [
      .violates(
        """
        proxy:
          require_tls: true # headroom: ignore ⟦HR178⟧: it is not used
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore HR066: the old client
        """),
    ],
    check: .suppression { suppression, report throws(Inconclusive) in
      for entry in suppression.entries {
        guard case .refused(let why) = entry.standing else { continue }
        report.flag(
          entry.word.range, why, of: Provenance(suppression.range, "suppression of \(entry.word.value)"))
      }
    })
}
