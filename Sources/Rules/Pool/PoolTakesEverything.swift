import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let poolTakesEverything = Rule(
    "HR093", "pool-takes-everything", .warning, .pool,
    "the pool may take every connection of a database that others use too",
    reason: "at the peak the pool holds all connections, and nobody else gets in",
    why: """
      With `max_connections_percent` at 100 the pool may grow until the database has no connection left. AWS calls that right \
      where one proxy carries all the traffic, and says to lower it where administrators or applications connect directly. \
      Whoever connects directly is refused exactly when the database is busiest.
      """,
    fix: "Lower \(.maxConnectionsPercent) by what the others need.",
    sources: [.bestPracticesConfiguration, .rdsProxyCreating], silences: ["HR094"],
    examples: [
      .violates(
        """
        target_group:
          max_connections_percent: ⟦100⟧
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 99
        """),
      .holds(
        """
        database:
          direct_connections: []
        target_group:
          max_connections_percent: 100
        """),
      .undetermined(
        """
        database:
          direct_connections: null
        target_group:
          max_connections_percent: 100
        """),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      guard try group.maxConnectionsPercent.value.rawValue == PoolLimits.maxConnectionsPercent.value.upperBound else {
        return
      }
      var isKnown = true
      for database in report.deployment.databases(behind: proxy) {
        let others = database.directConnections.filter { $0.connections.known != 0 }
        guard let first = others.first else {
          isKnown = isKnown && database.unseenDirectConnections == nil
          continue
        }
        let budget = report.knownBudget(of: group, on: database)
        report.flag(
          group.maxConnectionsPercent.range,
          others.count == 1
            ? "all of them, and `\(first.name)` connects directly"
            : "all of them, and \(others.count) others connect directly", of: group.provenance,
          related: others.map { connection in
            .init(
              connection.connections.range,
              connection.connections.known.map { "\(connection.name) takes up to \($0)" } ?? connection.name)
          },
          remarks: budget?.remarks ?? [],
          help: budget.map { "set \(.maxConnectionsPercent) to \($0.largestPercent) or less" },
          edits: (budget?.largestPercent).map {
            (1...99).contains($0) ? group.maxConnectionsPercent.edits(to: "\($0)") : []
          } ?? [])
      }
      guard isKnown else { throw report.unlistedDirectConnections(behind: proxy) }
    })
}
