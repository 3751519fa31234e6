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
      them with `remaining connection slots are reserved`, which is when somebody has to sign in and look.
      """,
    fix: "Lower `max_connections_percent`.",
    sources: [.bestPracticesConfiguration, .auroraPostgresManaging, .auroraProxyConnections],
    examples: [
      .violates(
        """
        database:
          direct_connections:
            - { name: reports, connections: 1500 }
        target_group:
          max_connections_percent: ⟦75⟧
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
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      for database in report.deployment.databases(behind: proxy) {
        let budget = try report.deployment.connectionBudget(
          of: group, on: database, administrators: report.thresholds.administratorsReserve)
        guard budget.left < 0 else { continue }
        report.flag(
          group.maxConnectionsPercent.range,
          "\(budget.pool) of \(budget.maxConnections.value) connections, which leaves \(budget.maxConnections.value - budget.pool)",
          of: group.provenance,
          related: database.directConnections.map {
            .init($0.connections.range, "\($0.name) takes up to \($0.connections.known ?? 0)")
          },
          remarks: budget.remarks(percent: try group.maxConnectionsPercent.value) + [
            .init(
              "short",
              "\(budget.wantedByOthers) wanted, \(budget.maxConnections.value - budget.pool) left: \(-budget.left) too few"
            )
          ],
          help: budget.largestPercent > 0
            ? "set `max_connections_percent` to \(budget.largestPercent) or less"
            : "raise the database's `max_connections`, or let fewer connect directly",
          edits: budget.largestPercent > 0 ? group.maxConnectionsPercent.edits(to: "\(budget.largestPercent)") : [])
      }
    })
}

extension ConnectionBudget {
  /// The arithmetic, line by line, as findings show it.
  func remarks(percent: Percent) -> [Diagnostic.Remark] {
    var lines: [Diagnostic.Remark] = [
      .init("max", "max_connections is \(maxConnections.value) (\(maxConnections.origin))"),
      .init("pool", "\(maxConnections.value) × \(percent) = \(pool)"),
    ]
    var others: [String] = []
    if reserved.total > 0 { others.append(reserved.words) }
    if otherPools > 0 { others.append("\(otherPools) for other proxies") }
    if direct > 0 { others.append("\(direct) for direct connections") }
    if !others.isEmpty { lines.append(.init("others", others.joined(separator: " + "))) }
    return lines
  }
}
