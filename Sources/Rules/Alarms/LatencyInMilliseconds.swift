import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let latencyInMilliseconds = Rule(
    "HR135", "latency-in-milliseconds", .warning, .alarms, "a latency's threshold looks like milliseconds",
    reason: "latencies are published in microseconds, and the alarm goes off for nothing",
    why: """
      `DatabaseConnectionsBorrowLatency`, `QueryResponseLatency` and `QueryDatabaseResponseLatency` are published in \
      microseconds. A threshold of 500, meant as half a second, is half a millisecond, which no query over a network stays \
      below: the alarm is on from the first minute, and soon switched off by somebody.
      """,
    fix: "Write the threshold in microseconds.",
    sources: [.rdsProxyMonitoring], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: waits, metric: DatabaseConnectionsBorrowLatency, threshold: ⟦500⟧ }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: waits, metric: DatabaseConnectionsBorrowLatency, threshold: 500000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: waits, metric: DatabaseConnectionsBorrowLatency, threshold: !unknown to be measured }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard try alarm.proxyMetric.unit == .microseconds, try alarm.isUpward else { throw .notApplicable }
      let threshold = try alarm.threshold.value
      guard threshold < Double(AlarmRules.leastPlausibleLatency.value) else { return }
      report.flag(
        alarm.threshold.range, "\(threshold.plain) microseconds are \((threshold / 1000).plain) milliseconds",
        of: alarm.provenance,
        help: "write \(.alarmThreshold, .decimal((threshold * 1000).plain)) for \(threshold.plain) milliseconds")
    })
}
