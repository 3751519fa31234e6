import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let gaugeOfOneHost = Rule(
    "HR182", "gauge-of-one-host", .warning, .alarms, "an alarm on a level does not look at its sum",
    reason: "it sees the share of one host of the proxy, and goes off too late or never",
    why: """
      Several hosts serve a proxy, and each publishes its own part of a level such as \
      `DatabaseConnectionsCurrentlySessionPinned`. The whole is the sum over a minute. An average over hosts that have 10 \
      pinned sessions each says 10, whether there are two hosts or eight.
      """,
    fix: "Set the statistic to `Sum`, and the period to 60 seconds.",
    sources: [.rdsProxyMonitoring], confidence: .derived, silences: ["HR183", "HR137", "HR184"],
    examples: [
      .violates(
        """
        alarms:
          also:
            - name: pinned
              metric: DatabaseConnectionsCurrentlySessionPinned
              statistic: ⟦Average⟧
              period: 300
              threshold: 10
        """),
      .holds(
        """
        alarms:
          also:
            - { name: pinned, metric: DatabaseConnectionsCurrentlySessionPinned, statistic: Sum, threshold: 10 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - name: pinned
              metric: DatabaseConnectionsCurrentlySessionPinned
              statistic: !unknown by team
              threshold: 10
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard try alarm.proxyMetric.isGauge else { throw .notApplicable }
      let (statistic, sum) = (try alarm.statistic.value, MetricStatistic.sum.rawValue)
      guard statistic != sum else { return }
      report.flag(
        alarm.statistic.range, "`\(statistic)` is taken over the hosts of the proxy, each with a part",
        of: alarm.provenance,
        help: "write \(.alarmStatistic, .word(sum)) and \(.alarmPeriod, .number(AlarmRules.gaugePeriod.value))")
    })
}
