import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let sessionReadConsistency = Rule(
    "HR168", "session-read-consistency", .warning, .database,
    "write forwarding reads by session, which RDS Proxy does not support",
    reason: "sessions share connections, so that a session does not see its own writes",
    why: """
      With write forwarding `aurora_replica_read_consistency` says whose writes a reader waits for. `SESSION` means those of the same \
      session of the database, which is not that of the client once a proxy multiplexes them; AWS says that the value is not \
      supported with RDS Proxy.
      """,
    fix: "Set `aurora_replica_read_consistency` to `EVENTUAL` or `GLOBAL`.",
    sources: [.auroraProxyGlobalDatabase],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { aurora_replica_read_consistency: ⟦SESSION⟧ }
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { aurora_replica_read_consistency: GLOBAL }
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try database.engine.value == .auroraMySQL else { throw .notApplicable }
      guard let setting = try database.parameter(DatabaseParameters.readConsistency.value) else { return }
      guard try setting.value.uppercased() == DatabaseParameters.unsupportedReadConsistency.value else { return }
      report.flag(setting.range, "not supported with RDS Proxy", of: database.provenance)
    })
}
