import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let alarmAboveThePool = Rule(
    "HR137", "alarm-above-the-pool", .warning, .alarms, "an alarm waits for more connections than the pool can have",
    reason: "the pool is full before the alarm goes off",
    why: """
      A proxy opens no more database connections than `max_connections_percent` of each instance's `max_connections`. Whoever \
      takes the threshold from the database's limit instead has an alarm that stays silent while clients queue for \
      connections. Under `ProxyName` alone the metric counts the pools of all instances together; by target role, those of \
      the writer or of the readers.
      """,
    fix: "Set the threshold below what the pool can reach.",
    sources: [.auroraProxyConnections, .rdsProxyMonitoring], confidence: .derived,
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: ⟦9000⟧ }
        """),
      .violates(
        """
        alarms:
          also:
            - name: pool-full
              metric: DatabaseConnections
              dimensions: { ProxyName: orders-prod-proxy, TargetGroup: default, TargetRole: READ_WRITE }
              threshold: ⟦4500⟧
        """),
      .holds(
        """
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: 6000 }
        """),
      .undetermined(
        """
        target_group:
          max_connections_percent: !unknown set by hand
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: 6000 }
        """),
    ],
    check: .alarm { alarm, report throws(Inconclusive) in
      let metric = try alarm.proxyMetric
      guard metric.isBoundedByPool, try alarm.isUpward else { throw .notApplicable }
      guard try alarm.isSumOfMinutes else { throw .reportedElsewhere }
      guard let proxy = report.deployment.proxies.first, report.deployment.proxies.count == 1,
        let group = report.deployment.targetGroup(of: proxy),
        let database = report.deployment.databases(behind: proxy).first
      else { throw .notApplicable }
      let budget = try report.deployment.connectionBudget(of: group, on: database)
      // A pool of nothing is another rule's matter.
      guard budget.pool > 0 else { throw .reportedElsewhere }
      let count = try database.instanceCount(seenBy: alarm)
      let most = Double(budget.greatestPool) * Double(count)
      let threshold = try alarm.threshold.value
      guard try alarm.comparison.value == AlarmComparison.greaterOrEqual.rawValue ? threshold > most : threshold >= most
      else { return }
      report.flag(
        alarm.threshold.range, "more than \(most.plain) connections cannot be", of: alarm.provenance,
        related: [.init(group.maxConnectionsPercent.range, "the pool's share")],
        remarks: [
          .init("max", "max_connections is \(budget.maxConnections.value) (\(budget.maxConnections.origin))"),
          .init("pool", "\(budget.greatestPool) × \(count) instance\(count == 1 ? "" : "s") = \(most.plain)"),
        ], help: "write a `threshold` below \(most.plain)")
    })
}

extension ProxyMetric {
  /// Whether it counts connections of the pool, of which there are never more than the pool may take.
  fileprivate var isBoundedByPool: Bool {
    switch self {
    case .databaseConnections, .databaseConnectionsCurrentlyBorrowed, .databaseConnectionsCurrentlyInTransaction,
      .databaseConnectionsCurrentlySessionPinned, .databaseConnectionsWithTLS:
      true
    case .availabilityPercentage, .clientConnections, .clientConnectionsClosed, .clientConnectionsInSetup,
      .clientConnectionsNoTLS, .clientConnectionsReceived, .clientConnectionsSetupFailedAuth,
      .clientConnectionsSetupSucceeded, .clientConnectionsTLS, .databaseConnectionRequests,
      .databaseConnectionRequestsWithTLS, .databaseConnectionsBorrowLatency, .databaseConnectionsSetupFailed,
      .databaseConnectionsSetupSucceeded, .maxDatabaseConnectionsAllowed, .queryDatabaseResponseLatency,
      .queryRequests, .queryRequestsNoTLS, .queryRequestsTLS, .queryResponseLatency:
      false
    }
  }
}

extension ConnectionBudget {
  /// The pool where `max_connections` is at the upper end of its estimate.
  fileprivate var greatestPool: Int {
    guard case .formula = maxConnections.source else { return pool }
    let safe = MaxConnections.safePercentOfFormula.value.lowerBound
    let (product, overflow) = pool.multipliedReportingOverflow(by: 100)
    return overflow || safe <= 0 ? .max : product / safe
  }
}

extension Database {
  /// Over how many instances the alarm's series counts.
  fileprivate func instanceCount(seenBy alarm: Alarm) throws(Inconclusive) -> Int {
    let names = try alarm.dimensionNames
    if names.contains("Target") { return 1 }
    let role = alarm.dimensions.first { $0.name == "TargetRole" }?.value.known
    if role == TargetRole.readWrite.rawValue { return 1 }
    if let unseenInstances { throw .unknown(unseenInstances) }
    let instances = try instances.value
    return role == TargetRole.readOnly.rawValue ? instances.count { $0.isReader } : instances.count
  }
}
