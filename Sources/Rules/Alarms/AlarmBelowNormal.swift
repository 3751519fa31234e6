import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let alarmBelowNormal = Rule(
    "HR184", "alarm-below-normal", .warning, .alarms,
    "an alarm goes off at fewer clients than there are on an ordinary day",
    reason: "it is on all the time, and nobody minds it when it matters",
    why: """
      The clients say how many instances they run on an ordinary day, and how many connections each keeps to the proxy. An \
      alarm on `ClientConnections` with a threshold below their product is on from the first ordinary day.
      """,
    fix: "Set the threshold above what the clients keep on an ordinary day.",
    sources: [.rdsProxyMonitoring, .prescriptiveGuidance], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: ⟦50⟧ }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: 1000 }
        """),
      .undetermined(
        """
        clients:
          - { name: checkout, runtime: lambda, security_group: sg-0aa1bb2cc3dd4ee5f }
        alarms:
          also:
            - { name: clients, metric: ClientConnections, threshold: 50 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      guard try alarm.proxyMetric == .clientConnections, try alarm.isUpward,
        MetricDimensionSet.proxy.isMade(of: try alarm.dimensionNames), report.deployment.proxies.count == 1
      else { throw .notApplicable }
      guard try alarm.isSumOfMinutes else { throw .reportedElsewhere }
      let demand = try report.deployment.clientDemand
      let threshold = try alarm.threshold.value
      guard threshold < Double(demand.normal) else { return }
      report.flag(
        alarm.threshold.range, "the clients keep \(demand.normal) connections on an ordinary day", of: alarm.provenance,
        related: report.deployment.clients.compactMap { client in
          client.instances.map { .init($0.normal.range, "`\(client.provenance.label)` on an ordinary day") }
        },
        remarks: [.init("peak", "\(demand.sum) = \(demand.peak)")],
        help: "write a `threshold` above \(demand.normal), such as \(demand.peak)")
    })
}
