import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let nothingWatched = Rule(
    "HR138", "nothing-watched", .note, .alarms, "no alarm watches what goes wrong with a proxy quietly",
    reason: "pinned sessions and refused sign-ins show nowhere but in metrics that nobody looks at",
    why: """
      A proxy whose sessions are pinned still answers, with as many connections as without it. Secrets that cannot be read, \
      tokens that are refused, clients that wait for a connection: each has a metric, and none has an alarm unless somebody \
      makes one. AWS's catalogue of recommended alarms has no entry for RDS Proxy.
      """,
    fix:
      "\(profile: "Write `alarms: { notify: ... }`, from which alarms on all of them are made", otherwise: "Add an alarm for each of them").",
    sources: [.rdsProxyPinning, .auroraProxyConnections, .rdsProxyTroubleshooting, .recommendedAlarms],
    confidence: .derived,
    examples: [
      .violates(
        """
        ⟦proxy⟧:
          require_tls: true
        alarms: null
        """),
      .holds(
        """
        alarms:
          notify: arn:aws:sns:us-east-1:123456789012:db-alerts
        """),
      .undetermined(
        """
        alarms: !unknown kept in another repository
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      var missing = AlarmRules.quietFailures.value
      var unknown = report.deployment.unseenAlarms
      for alarm in report.deployment.alarms where alarm.isAbout(proxy) {
        if case .unknown(let open) = alarm.metric { unknown = unknown ?? open }
        missing.removeAll { $0.rawValue == alarm.metric.known }
      }
      guard !missing.isEmpty else { return }
      if let unknown { throw .unknown(unknown) }
      report.flag(
        proxy.provenance.range, "nothing watches \(missing.map { "`\($0.rawValue)`" }.joined(separator: ", "))",
        of: proxy.provenance,
        help: report.deployment.alarms.isEmpty
          ? "\(profile: "write `alarms: { notify: <the ARN of an SNS topic> }`", otherwise: "add an alarm for each of them")"
          : "add an alarm for each of them")
    })
}

extension Alarm {
  /// Whether it is on series of the proxy, as far as it can be told.
  fileprivate func isAbout(_ proxy: Proxy) -> Bool {
    guard let named = dimensions.first(where: { $0.name == MetricDimensionSet.proxyName }) else { return false }
    return named.value == DeferredText(.proxyName(proxy.symbol)) || named.value.known == proxy.name.known
  }
}
