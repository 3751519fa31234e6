import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let suppressionUnused = Rule(
    "HR178", "suppression-unused", .warning, .suppressions,
    "a comment suppresses what is not found",
    reason: "it would hide the next mistake of that kind",
    why: """
      When what was wrong is mended, the comment that excused it stays behind, and excuses the next one that nobody has thought about. \
      A rule that is not asked in this run does not count as one that found nothing. \(SuppressionText.form)
      """,
    fix: "Delete the rule from the comment, or the whole comment.",
    sources: [],
    examples: [
      .violates(
        """
        proxy:
          require_tls: true # headroom: ignore ⟦HR066⟧: the old client
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          # headroom: ignore HR066: the old client
          require_tls: false
        """),
    ],
    check: .suppression { suppression, report throws(Inconclusive) in
      for entry in suppression.entries where entry.standing == .unused {
        report.flag(
          entry.word.range, "there is nothing to suppress",
          of: Provenance(suppression.range, "suppression of \(entry.word.value)"))
      }
    })
}
