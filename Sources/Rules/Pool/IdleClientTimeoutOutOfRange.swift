import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let idleClientTimeoutOutOfRange = Rule(
    "HR086", "idle-client-timeout-out-of-range", .error, .pool,
    "idle clients are dropped after a time that AWS does not take or advises against",
    reason: "`CreateDBProxy` takes 1 to 28,800 seconds; AWS's best practices begin at a minute",
    why: """
      `idle_client_timeout` is from 1 second to 8 hours in the API's model. Terraform, CloudFormation and cfn-lint check nothing, so \
      that 0 and 99999 come back from AWS in the middle of a deployment. The best practices name one minute as the least: sources \
      differ there, and below a minute clients with a pool of their own find its connections closed, so that is a warning.
      """,
    fix: "Set \(.idleClientTimeout) to 60 to 28800 seconds.",
    sources: [.dbProxy, .createDBProxy, .bestPracticesConfiguration],
    examples: [
      .violates(
        """
        proxy:
          idle_client_timeout: ⟦99999⟧
        """),
      .violates(
        """
        proxy:
          idle_client_timeout: ⟦20⟧
        """),
      .holds(
        """
        proxy:
          idle_client_timeout: 300
        """),
      .undetermined(
        """
        proxy:
          idle_client_timeout: !unknown set by hand
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let timeout = try proxy.idleClientTimeout.value
      let range = Timeouts.idleClient.value
      let advised = Timeouts.idleClientRecommendedMinimum.value
      guard range.contains(timeout.rawValue) else {
        return report.flag(
          proxy.idleClientTimeout.range,
          "\(timeout.rawValue) is not between \(range.lowerBound) and \(range.upperBound) seconds",
          of: proxy.provenance, edits: proxy.idleClientTimeout.edits(clamping: timeout.rawValue, to: range))
      }
      guard timeout.rawValue < advised else { return }
      report.flag(
        proxy.idleClientTimeout.range,
        "\(timeout) is less than the \(advised)s that AWS's best practices name; the API takes it",
        of: proxy.provenance,
        help: "set \(.idleClientTimeout) to \(advised) or more", severity: .warning)
    })
}
