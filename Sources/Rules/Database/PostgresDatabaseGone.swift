import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let postgresDatabaseGone = Rule(
    "HR140", "postgres-database-gone", .warning, .database,
    "the proxy's own user cannot connect to the database `postgres`",
    reason: "the proxy cannot look after itself there, and its target becomes unavailable",
    why: """
      RDS Proxy creates the user `rdsproxyadmin` and connects as it to the database `postgres`. Where that database was dropped or \
      renamed, or `CONNECT` on it was revoked from `PUBLIC` without granting it to `rdsproxyadmin`, the proxy does not work. Nor \
      may anybody drop or change that user.
      """,
    fix: "Keep the database `postgres`, and let `rdsproxyadmin` connect to it.",
    sources: [.rdsProxy, .rdsProxyNewDatabaseUser, .rdsProxyTroubleshooting],
    examples: [
      .violates(
        """
        database:
          postgres_database: ⟦connect_revoked⟧
        """),
      .violates(
        """
        database:
          postgres_database: ⟦dropped⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        database:
          postgres_database: !unknown asked of nobody
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try database.engine.value.family == .postgresql else { throw .notApplicable }
      let (name, user) = (RequiredObjects.postgresDatabase.value, RequiredObjects.proxyUser.value)
      switch try database.postgresDatabase.value {
      case .kept: return
      case .dropped:
        report.flag(
          database.postgresDatabase.range, "the proxy needs it", of: database.provenance,
          help: "`CREATE DATABASE \(name)`\(profile: ", then write `postgres_database: kept`", otherwise: "")")
      case .connectRevoked:
        report.flag(
          database.postgresDatabase.range, "`\(user)` needs it", of: database.provenance,
          help:
            "`GRANT CONNECT ON DATABASE \(name) TO \(user)`\(profile: ", then write `postgres_database: kept`", otherwise: "")"
        )
      }
    })
}
