import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let gaugeSummedOverMinutes = Rule(
    "HR134", "gauge-summed-over-minutes", .warning, .alarms, "an alarm sums a level over another time than a minute",
    reason: "over five minutes the sum is five times what it counts, and the alarm goes off for nothing",
    why: """
      `ClientConnections`, `DatabaseConnections` and the other levels are published once a minute by each host of the proxy. \
      Their sum over one minute is the level; over 300 seconds it adds five minutes, and 200 connections look like 1,000; \
      over less than a minute most periods are empty.
      """,
    fix: "Set the period to 60 seconds.",
    sources: [.rdsProxyMonitoring], confidence: .derived, silences: ["HR183", "HR137", "HR184"],
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, statistic: Sum, period: ⟦300⟧, threshold: 2000 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, statistic: Sum, period: 60, threshold: 2000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, statistic: Sum, period: !unknown by team, threshold: 2000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard try alarm.proxyMetric.isGauge, try alarm.statistic.value == MetricStatistic.sum.rawValue else {
        throw .notApplicable
      }
      let (period, minute) = (try alarm.period.value.rawValue, AlarmRules.gaugePeriod.value)
      guard period != minute else { return }
      let label =
        period > minute && period.isMultiple(of: minute)
        ? "\(period / minute) minutes, each added to the sum" : "a value comes every \(minute) seconds"
      report.flag(alarm.period.range, label, of: alarm.provenance, help: "write \(.alarmPeriod, .number(minute))")
    })
}
