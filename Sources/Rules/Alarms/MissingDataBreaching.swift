import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let missingDataBreaching = Rule(
    "HR186", "missing-data-breaching", .note, .alarms, "an alarm on a proxy takes silence for trouble",
    reason: "some metrics appear only after the first connection, and the alarm is on until then",
    why: """
      RDS Proxy publishes some of its metrics only once a client has connected. With `treat_missing_data: breaching` the alarm \
      goes off as soon as it is made, and again in every quiet night of a small environment.
      """,
    fix: "Set \(.alarmMissingData) to `notBreaching`, or to `missing`.",
    sources: [.rdsProxyMonitoring, .putMetricAlarm], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: 2000, treat_missing_data: ⟦breaching⟧ }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: 2000, treat_missing_data: notBreaching }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: 2000, treat_missing_data: !unknown by team }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      _ = try alarm.proxyMetric
      guard try alarm.treatMissingData.value == MissingDataTreatment.breaching.rawValue else { return }
      report.flag(
        alarm.treatMissingData.range, "a minute without a value sets it off", of: alarm.provenance,
        help: "write \(.alarmMissingData, .word(MissingDataTreatment.notBreaching.rawValue))")
    })
}
