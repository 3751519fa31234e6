import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let dimensionsOfNoSeries = Rule(
    "HR132", "dimensions-of-no-series", .error, .alarms,
    "an alarm's dimensions are not a set under which its metric is published",
    reason: "the alarm never sees a value, and never goes off",
    why: """
      CloudWatch finds a series by all of its dimensions at once: one too few or one too many is another series, which has no \
      values. RDS Proxy publishes each metric under some of four sets: the proxy; the proxy and an endpoint; the proxy, its \
      target group and a target; the proxy, its target group and a target's role. `AvailabilityPercentage`, for one, exists \
      by role only, and client metrics never by target.
      """,
    fix: "Give the alarm exactly one of the sets of dimensions that its metric has.",
    sources: [.rdsProxyMonitoring, .putMetricAlarm],
    examples: [
      .violates(
        """
        alarms:
          also:
            - name: availability
              metric: ⟦AvailabilityPercentage⟧
              dimensions: { ProxyName: orders-prod-proxy }
              threshold: 99
              comparison: LessThanThreshold
        """),
      .violates(
        """
        alarms:
          also:
            - name: clients
              metric: ClientConnections
              dimensions: { ProxyName: orders-prod-proxy, ⟦TargetGroup⟧: default, TargetRole: READ_WRITE }
              threshold: 2000
        """),
      .holds(
        """
        alarms:
          also:
            - name: availability
              metric: AvailabilityPercentage
              dimensions: { ProxyName: orders-prod-proxy, TargetGroup: default, TargetRole: READ_WRITE }
              threshold: 99
              comparison: LessThanThreshold
        """),
      .undetermined(
        """
        alarms:
          also:
            - name: clients
              metric: ClientConnections
              dimensions: !unknown filled in by a script
              threshold: 2000
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      let metric = try alarm.proxyMetric
      guard alarm.databaseDimension == nil else { throw .reportedElsewhere }
      let names = try alarm.dimensionNames
      let sets = metric.dimensionSets
      guard !sets.contains(where: { $0.isMade(of: names) }) else { return }
      let published = sets.map { $0.words }.joined(separator: ", or by ")
      let stranger = alarm.dimensions.first { dimension in !sets.contains { $0.names.contains(dimension.name) } }
      report.flag(
        stranger?.provenance.range ?? alarm.metric.range, "`\(metric.rawValue)` is published by \(published)",
        of: alarm.provenance, help: sets.first.map { "write the dimensions \($0.words), and no other" })
    })
}
