import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let idlePercentAlone = Rule(
    "HR083", "idle-percent-alone", .error, .pool,
    "the idle share is given without the pool's share",
    reason: "AWS's API takes `MaxIdleConnectionsPercent` only together with `MaxConnectionsPercent`",
    why: """
      The idle share only means something beside the pool's own share, and the API documents that a value for \
      `MaxIdleConnectionsPercent` must come with one for `MaxConnectionsPercent`. Terraform fills the other in with 100 without \
      a word, so that the pool takes the whole database.
      """,
    fix: "Write \(.maxConnectionsPercent) beside it.",
    sources: [.connectionPoolConfiguration, .terraformTargetGroup],
    examples: [
      .violates(
        """
        target_group:
          max_connections_percent: null
          max_idle_connections_percent: ⟦50⟧
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 90
          max_idle_connections_percent: 50
        """),
      .undetermined(
        """
        target_group:
          max_connections_percent: null
          max_idle_connections_percent: !unknown set by hand
        """),
      .notApplicable(
        """
        target_group:
          max_connections_percent: null
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      guard group.maxIdleConnectionsPercent.isWritten else { throw .notApplicable }
      guard !group.maxConnectionsPercent.isWritten else { return }
      let idle = try group.maxIdleConnectionsPercent.value
      let most = try group.maxConnectionsPercent.value
      report.flag(
        group.maxIdleConnectionsPercent.range, "\(idle), and the pool's share is left to the default",
        of: group.provenance, help: "write \(.maxConnectionsPercent, .number(most.rawValue)) if that is what you want")
    })
}
