import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let localWriteForwarding = Rule(
    "HR142", "local-write-forwarding", .error, .database,
    "a proxy stands before an Aurora PostgreSQL cluster with local write forwarding",
    reason: "AWS supports local write forwarding without RDS Proxy only",
    why: """
      Local write forwarding lets the readers of an Aurora PostgreSQL cluster pass writes on to its writer. AWS lists RDS Proxy \
      among what it does not work with.
      """,
    fix: "Turn local write forwarding off; the proxy's own endpoint leads to the writer.",
    sources: [.auroraPostgresWriteForwarding],
    examples: [
      .violates(
        """
        database:
          local_write_forwarding: ⟦true⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        database:
          local_write_forwarding: !unknown differs by environment
        """),
      .notApplicable(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try database.engine.value == .auroraPostgreSQL else { throw .notApplicable }
      guard try database.localWriteForwarding.value else { return }
      report.flag(
        database.localWriteForwarding.range, "it does not work with RDS Proxy", of: database.provenance,
        help:
          "turn it off on the cluster\(profile: ", then write `local_write_forwarding: false`", otherwise: ": \(.localWriteForwarding, false)")"
      )
    })
}
