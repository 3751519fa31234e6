import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let poolLeavesTooLittle = Rule(
    "HR094", "pool-leaves-too-little", .warning, .pool,
    "the pool leaves too few connections for everything that does not go through it",
    reason: "when the pool is full, administrators, migrations and AWS's own automation are locked out",
    why: """
      `max_connections_percent` is a share of all the connections that the database takes. What is left has to serve everything \
      else: the slots that PostgreSQL keeps for superusers, AWS's automation (AWS asks for at least three), the other proxies on \
      the database, and whatever connects directly. When the pool is full and they need more than is left, the database refuses \
      them with `remaining connection slots are reserved`, which is when somebody has to sign in and look. AWS calls 100 right \
      for a database whose whole traffic goes through one proxy; before PostgreSQL that leaves nobody else a slot.
      """,
    fix: "Lower \(.maxConnectionsPercent).",
    sources: [
      .bestPracticesConfiguration, .auroraPostgresManaging, .auroraPostgresParameters, .auroraProxyConnections,
    ],
    examples: [
      .violates(
        """
        database:
          direct_connections:
            - { name: reports, connections: 1500 }
        target_group:
          max_connections_percent: ⟦75⟧
        """),
      .violates(
        """
        database:
          direct_connections:
            - { name: reports, connections: 100 }
          other_proxies:
            - { name: reporting, max_connections_percent: 29 }
        target_group:
          max_connections_percent: ⟦70⟧
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 90
        """),
      .undetermined(
        """
        database:
          serverless_v2: null
        """),
      .undetermined(
        """
        database:
          direct_connections: null
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          instance_class: db.m7g.large
          readers: null
          direct_connections:
            - { name: reports, connections: 80 }
        target_group:
          max_connections_percent: 90
        """),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      var isKnown = true
      for database in report.deployment.databases(behind: proxy) {
        let budget = try report.deployment.connectionBudget(
          of: group, on: database, administrators: report.thresholds.administratorsReserve)
        guard budget.left < 0 else {
          isKnown = isKnown && database.unseenDirectConnections == nil
          continue
        }
        guard budget.leftAtMost < 0 else {
          throw report.undetermined(
            "`max_connections` is \(budget.maxConnections.words), which leaves \(budget.left) to \(budget.leftAtMost) connections",
            at: group.maxConnectionsPercent.range, remedy: "write `database.max_connections`")
        }
        report.flag(
          group.maxConnectionsPercent.range,
          "\(budget.pool) of \(budget.maxConnections.value) connections, which leaves \(budget.maxConnections.value - budget.pool)",
          of: group.provenance,
          related: database.directConnections.map {
            .init($0.connections.range, "\($0.name) takes up to \($0.connections.known ?? 0)")
          },
          remarks: budget.remarks + [
            .init(
              "short",
              "\(budget.wanted) wanted, \(budget.maxConnections.value - budget.pool) left: \(-budget.left) too few")
          ],
          help: budget.largestPercent > 0
            ? "set \(.maxConnectionsPercent) to \(budget.largestPercent) or less"
            : "raise the database's `max_connections`, or let fewer connect directly",
          edits: budget.largestPercent > 0 ? group.maxConnectionsPercent.edits(to: "\(budget.largestPercent)") : [])
      }
      guard isKnown else { throw report.unlistedDirectConnections(behind: proxy) }
    })
}

extension Report {
  /// That what is left may or may not be enough for those whom nobody lists.
  func unlistedDirectConnections(behind proxy: Proxy) -> Inconclusive {
    let unseen = deployment.databases(behind: proxy).compactMap { $0.unseenDirectConnections }.first
    return unseen.map { .unknown($0) } ?? .notApplicable
  }
}
