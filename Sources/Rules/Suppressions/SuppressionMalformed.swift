import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let suppressionMalformed = Rule(
    "HR175", "suppression-malformed", .warning, .suppressions,
    "a comment is to suppress findings, but is not complete",
    reason: "it suppresses nothing, and nobody is told",
    why: """
      A finding that is let stand without a reason is found again by everybody who reads the file, and nobody dares to take the comment out. \(SuppressionText.form)
      """,
    fix: "Write `# headroom: ignore RULE until YYYY-MM-DD: reason`.",
    sources: [],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ⟦ignore HR066⟧
        """),
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore HR066 until ⟦2027-02-30⟧: the old client
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore HR066 until 2027-01-31: the old client
        """),
      .notApplicable(
        """
        target_group:
          max_connections_percent: 70 # headroom: see the sizing sheet
        """),
    ],
    check: .suppression { suppression, report throws(Inconclusive) in
      guard let flaw = suppression.flaw else { return }
      report.flag(
        flaw.label.range, flaw.label.text, of: Provenance(suppression.range, "suppression"),
        help: Wording(SuppressionParser.form))
    })
}
