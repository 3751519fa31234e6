import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let periodBelowResolution = Rule(
    "HR183", "period-below-resolution", .warning, .alarms,
    "an alarm's period is shorter than the time between two values",
    reason: "most periods are empty, and the alarm falls back to `INSUFFICIENT_DATA`",
    why: """
      Periods of 10, 20 and 30 seconds are for metrics that are sent with high resolution. RDS Proxy publishes once a minute: \
      CloudWatch takes the alarm, looks every 10 seconds, finds nothing five times out of six, and by `treat_missing_data` \
      calls that fine or bad.
      """,
    fix: "Set the period to 60 seconds or a multiple.",
    sources: [.putMetricAlarm, .rdsProxyMonitoring], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: slow-queries, metric: QueryResponseLatency, period: ⟦10⟧, threshold: 500000 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: slow-queries, metric: QueryResponseLatency, period: 60, threshold: 500000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: slow-queries, metric: QueryResponseLatency, period: !unknown by team, threshold: 500000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      _ = try alarm.proxyMetric
      let (period, resolution) = (try alarm.period.value.rawValue, AlarmRules.resolution.value)
      guard period < resolution else { return }
      report.flag(
        alarm.period.range, "a value comes every \(resolution) seconds", of: alarm.provenance,
        help: "write \(.alarmPeriod, .number(resolution))")
    })
}
