import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let maxConnectionsOutOfRange = Rule(
    "HR165", "max-connections-out-of-range", .error, .database,
    "`max_connections` is not one that the engine takes",
    reason: "no parameter group can set it, so that every share is computed from a number that cannot be",
    why: """
      Each engine's parameter has a range: up to 16,000 for Aurora MySQL, 100,000 for RDS for MySQL and MariaDB, 6 to 262,143 for RDS \
      for PostgreSQL. A number outside is a slip, such as one zero too many.
      """,
    fix: "Write the number that `SHOW max_connections` tells.",
    sources: [.rdsQuotas, .auroraMySQLPerformance],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          max_connections: ⟦50000⟧
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          max_connections: 5000
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          max_connections: !unknown set by hand
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard let written = try database.maxConnections.value else { throw .notApplicable }
      let engine = try database.engine.value
      guard let allowed = MaxConnections.allowed(engine) else { throw .notApplicable }
      guard !allowed.value.contains(written) else { return }
      report.flag(
        database.maxConnections.range,
        "\(engine.rawValue) takes \(allowed.value.lowerBound) to \(allowed.value.upperBound)",
        of: database.provenance, severity: allowed.confidence == .settled ? nil : .warning)
    })
}
