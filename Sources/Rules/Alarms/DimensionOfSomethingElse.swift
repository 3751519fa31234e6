import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let dimensionOfSomethingElse = Rule(
    "HR187", "dimension-of-something-else", .warning, .alarms, "an alarm's dimension names nothing of this deployment",
    reason: "it watches another proxy, or none",
    why: """
      CloudWatch does not check what a dimension says. An alarm that was copied together with the name of another proxy watches \
      that one; one with a typing error watches nothing. A proxy's target group is always `default`, and a target's role is \
      `READ_WRITE` or `READ_ONLY`.
      """,
    fix: "Name this deployment's proxy, its target group `default`, and a role that AWS knows.",
    sources: [.rdsProxyMonitoring, .putMetricAlarm], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - name: clients
              metric: ClientConnections
              dimensions: { ⟦ProxyName⟧: orders-staging-proxy }
              threshold: 2000
        """),
      .holds(
        """
        alarms:
          also:
            - name: clients
              metric: ClientConnections
              dimensions: { ProxyName: orders-prod-proxy }
              threshold: 2000
        """),
      .undetermined(
        """
        alarms:
          also:
            - name: clients
              metric: ClientConnections
              dimensions: { ProxyName: !unknown filled in by a script }
              threshold: 2000
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      _ = try alarm.proxyMetric
      for dimension in alarm.dimensions {
        guard let own = try report.deployment.values(of: dimension.name) else { continue }
        if case .unknown(let unknown)? = dimension.value.parts.first(where: {
          if case .unknown = $0 { true } else { false }
        }) {
          throw .unknown(unknown)
        }
        guard let written = dimension.value.known, !own.contains(written) else { continue }
        report.flag(
          dimension.provenance.range, "`\(written)` is none of \(own.map { "`\($0)`" }.joined(separator: ", "))",
          of: alarm.provenance, help: own.first.map { "write \(dimension: dimension.name, $0)" })
      }
    })
}

extension Deployment {
  /// What a dimension can say here; nil for one of which AWS does not say how it names things.
  fileprivate func values(of dimension: String) throws(Inconclusive) -> [String]? {
    switch dimension {
    case MetricDimensionSet.proxyName:
      var names: [String] = []
      for proxy in proxies { names.append(try proxy.name.value) }
      return names
    case "TargetGroup": return [DefaultTargetGroup.name.value]
    case "TargetRole": return TargetRole.allCases.map { $0.rawValue }
    default: return nil
    }
  }
}
