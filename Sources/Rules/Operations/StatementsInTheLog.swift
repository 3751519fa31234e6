import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let statementsInTheLog = Rule(
    "HR139", "statements-in-the-log", .warning, .operations, "a production proxy writes statements to its log",
    reason: "what people typed ends up in CloudWatch Logs, and a day later the setting differs from the file",
    why: """
      With `debug_logging` the proxy writes details of the SQL that it passes on, values and all, to a log group that more \
      people may read than may read the tables. AWS turns it off again after 24 hours: from then on every plan of Terraform \
      wants to turn it on once more.
      """,
    fix: "Set \(.debugLogging, false); turn it on by hand while you look for something.",
    sources: [.rdsProxyCreating, .rdsProxyTroubleshooting],
    examples: [
      .violates(
        """
        proxy:
          debug_logging: ⟦true⟧
        """),
      .holds(
        """
        environment: dev
        proxy:
          debug_logging: true
        """),
      .undetermined(
        """
        environment: !unknown set by the pipeline
        proxy:
          debug_logging: true
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try proxy.debugLogging.value else { return }
      guard try report.deployment.isProduction else { return }
      report.flag(
        proxy.debugLogging.range, "statements are logged, for \(Timeouts.debugLogging.value / 3600) hours at a time",
        of: proxy.provenance,
        related: [.init(report.deployment.environment.range, "this is production")], help: "set \(.debugLogging, false)"
      )
    })
}
