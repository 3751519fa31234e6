import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let suppressionExpired = Rule(
    "HR177", "suppression-expired", .warning, .suppressions,
    "a suppression has expired",
    reason: "the finding counts again",
    why: """
      A suppression with a day holds until the end of that day, in Greenwich. It was meant to end; that it has ended is said, because \
      otherwise a run fails from one day to the next without a change. \(SuppressionText.form)
      """,
    fix: "Mend what was suppressed and delete the comment, or name a later day and say why.",
    sources: [],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore HR066 until ⟦2025-12-31⟧: the old client
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
          require_tls: false # headroom: ignore HR066 until 2027-01-31: the old client
        """),
    ],
    check: .suppression { suppression, report throws(Inconclusive) in
      guard let until = suppression.until, suppression.entries.contains(where: { $0.standing == .expired }) else {
        return
      }
      let words = suppression.entries.filter { $0.standing == .expired }.map { $0.word.value }
      report.flag(
        until.range, "it held until \(until.value)",
        of: Provenance(suppression.range, "suppression of \(words.joined(separator: ", "))"))
    })
}
