import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let maxConnectionsPercentOutOfRange = Rule(
    "HR081", "max-connections-percent-out-of-range", .error, .pool,
    "the pool's share of `max_connections` is no percentage",
    reason: "`ModifyDBProxyTargetGroup` refuses it",
    why: """
      `max_connections_percent` is the pool's share of the database's `max_connections`, from 1 to 100. CloudFormation's schema \
      lets 0 pass, so that the mistake shows only when AWS is asked.
      """,
    fix: "Set \(.maxConnectionsPercent) to a number from 1 to 100.",
    sources: [.connectionPoolConfiguration, .cfnConnectionPool],
    silences: ["HR082", "HR089", "HR090", "HR093", "HR094", "HR114"],
    examples: [
      .violates(
        """
        target_group:
          max_connections_percent: ⟦120⟧
        """),
      .violates(
        """
        target_group:
          max_connections_percent: ⟦0⟧
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 90
        """),
      .undetermined(
        """
        target_group:
          max_connections_percent: !unknown set by hand
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      let percent = try group.maxConnectionsPercent.value
      let range = PoolLimits.maxConnectionsPercent.value
      guard !range.contains(percent.rawValue) else { return }
      report.flag(
        group.maxConnectionsPercent.range,
        "\(percent.rawValue) is not between \(range.lowerBound) and \(range.upperBound)",
        of: group.provenance,
        edits: group.maxConnectionsPercent.edits(clamping: percent.rawValue, to: range))
    })
}
