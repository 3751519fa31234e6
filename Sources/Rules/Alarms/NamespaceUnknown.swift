import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let namespaceUnknown = Rule(
    "HR181", "namespace-unknown", .error, .alarms, "an alarm looks for a proxy's metric in a namespace that has none",
    reason: "the alarm never sees a value, and never goes off",
    why: """
      RDS Proxy publishes to `AWS/RDS`, the namespace of the databases. There is no `AWS/RDSProxy`; CloudWatch takes the \
      alarm all the same, and it waits for values that nobody sends.
      """,
    fix: "Write \(.alarmNamespace, .word(AlarmRules.namespace.value)).",
    sources: [.rdsProxyMonitoring],
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: clients, namespace: ⟦AWS/RDSProxy⟧, metric: ClientConnections, threshold: 2000 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: clients, namespace: AWS/RDS, metric: ClientConnections, threshold: 2000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: clients, namespace: !unknown by team, metric: ClientConnections, threshold: 2000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard ProxyMetric(rawValue: try alarm.metric.value) != nil,
        try alarm.dimensionNames.contains(MetricDimensionSet.proxyName)
      else { throw .notApplicable }
      let (namespace, own) = (try alarm.namespace.value, AlarmRules.namespace.value)
      guard namespace != own else { return }
      report.flag(
        alarm.namespace.range, "RDS Proxy publishes to `\(own)`", of: alarm.provenance,
        help: "write \(.alarmNamespace, .word(own))")
    })
}
