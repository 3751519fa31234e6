import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let dimensionsOfTheDatabase = Rule(
    "HR133", "dimensions-of-the-database", .error, .alarms, "an alarm looks for a proxy's metric under a database",
    reason: "the alarm never sees a value, and never goes off",
    why: """
      The metrics of proxies and of databases share the namespace `AWS/RDS` and are told apart by their dimensions. A proxy's \
      stand under `ProxyName`; under `DBClusterIdentifier` or `DBInstanceIdentifier` there are none of them. Only \
      `DatabaseConnections` exists on both sides, and counts something else there: all connections of the database.
      """,
    fix: "Name the proxy by `ProxyName` instead of the database.",
    sources: [.rdsProxyMonitoring],
    examples: [
      .violates(
        """
        alarms:
          also:
            - name: pinned
              metric: DatabaseConnectionsCurrentlySessionPinned
              dimensions: { ⟦DBClusterIdentifier⟧: orders-prod }
              threshold: 10
        """),
      .holds(
        """
        alarms:
          also:
            - name: pinned
              metric: DatabaseConnectionsCurrentlySessionPinned
              dimensions: { ProxyName: orders-prod-proxy }
              threshold: 10
        """),
      .undetermined(
        """
        alarms:
          also:
            - name: pinned
              metric: DatabaseConnectionsCurrentlySessionPinned
              dimensions: !unknown filled in by a script
              threshold: 10
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      let metric = try alarm.proxyMetric
      guard let dimension = alarm.databaseDimension else { return }
      report.flag(
        dimension.provenance.range, "`\(metric.rawValue)` is a proxy's, and not published by `\(dimension.name)`",
        of: alarm.provenance,
        help: "write \(dimension: MetricDimensionSet.proxyName, report.deployment.proxies.first?.name.known ?? "...")")
    })
}
