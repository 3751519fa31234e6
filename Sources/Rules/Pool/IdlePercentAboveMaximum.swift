import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let idlePercentAboveMaximum = Rule(
    "HR082", "idle-percent-above-maximum", .error, .pool,
    "more connections may stand idle than the pool may have",
    reason: "`ModifyDBProxyTargetGroup` documents the idle share as at most the pool's, and Terraform checks neither",
    why: """
      `max_idle_connections_percent` is a share of the database's `max_connections`, like `max_connections_percent`, and not a \
      share of the pool: from 0 to whatever `max_connections_percent` is. Terraform and CloudFormation check each number on its \
      own, so that lowering the pool and forgetting the idle share shows only when AWS is asked.
      """,
    fix: "Set \(.maxIdleConnectionsPercent) to at most \(.maxConnectionsPercent).",
    sources: [.connectionPoolConfiguration, .terraformTargetGroup],
    examples: [
      .violates(
        """
        target_group:
          max_connections_percent: 40
          max_idle_connections_percent: ⟦50⟧
        """),
      .violates(
        """
        target_group:
          max_idle_connections_percent: ⟦-1⟧
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 40
          max_idle_connections_percent: 40
        """),
      .undetermined(
        """
        target_group:
          max_connections_percent: !unknown differs by environment
          max_idle_connections_percent: 50
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      let idle = try group.maxIdleConnectionsPercent.value
      let least = PoolLimits.minimumIdlePercent.value
      let place = group.maxIdleConnectionsPercent.range
      guard idle.rawValue >= least else {
        return report.flag(
          place, "\(idle.rawValue) is less than \(least)", of: group.provenance,
          edits: group.maxIdleConnectionsPercent.edits(to: "\(least)"))
      }
      let most = try group.maxConnectionsPercent.value
      guard idle > most else { return }
      report.flag(
        place, "\(idle.rawValue) is more than \(most.rawValue)", of: group.provenance,
        related: [.init(group.maxConnectionsPercent.range, "the pool's share")],
        help: "set \(.maxIdleConnectionsPercent) to \(most.rawValue) or less",
        edits: group.maxIdleConnectionsPercent.edits(to: "\(most.rawValue)"))
    })
}
