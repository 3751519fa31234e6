import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let metricUnknown = Rule(
    "HR131", "metric-unknown", .error, .alarms, "an alarm watches a metric that RDS Proxy does not publish",
    reason: "the alarm never sees a value, and never goes off",
    why: """
      CloudWatch takes an alarm on any name. One that nobody publishes stays in `INSUFFICIENT_DATA`, or in `OK` where missing \
      data counts as not breaching, and is believed to watch. RDS Proxy publishes 25 metrics; `QueryDuration`, \
      `ConnectionBorrowTimeout`, `DatabaseConnectionsCurrent` and their like are inventions that tutorials copy from each other.
      """,
    fix: "Name one of the metrics that RDS Proxy publishes.",
    sources: [.rdsProxyMonitoring, .putMetricAlarm],
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: slow-queries, metric: ⟦QueryDuration⟧, threshold: 500000 }
        """),
      .violates(
        """
        alarms:
          also:
            - { name: pinned, metric: ⟦DatabaseConnectionsSessionPinned⟧, threshold: 10 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: slow-queries, metric: QueryResponseLatency, threshold: 500000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: slow-queries, metric: !unknown chosen by the team, threshold: 500000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard try alarm.dimensionNames.contains(MetricDimensionSet.proxyName) else { throw .notApplicable }
      let name = try alarm.metric.value
      guard ProxyMetric(rawValue: name) == nil else { return }
      let nearest =
        ProxyMetric.meant(by: name)?.rawValue
        ?? Suggestion.closest(to: name, among: ProxyMetric.allCases.map { $0.rawValue })
      report.flag(
        alarm.metric.range,
        nearest.map { "the nearest that exists is `\($0)`" } ?? "no metric of RDS Proxy is called so",
        of: alarm.provenance, help: nearest.map { "write \(.alarmMetric, .word($0))" })
    })
}
