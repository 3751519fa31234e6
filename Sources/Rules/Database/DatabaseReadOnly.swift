import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseReadOnly = Rule(
    "HR013", "database-read-only", .error, .database, "the target's parameters make it read-only",
    reason: "RDS Proxy cannot be used with a MySQL or MariaDB instance whose `read_only` is 1",
    why: """
      AWS rules out MySQL and MariaDB instances in whose parameter group `read_only` is 1: the proxy looks after its own user \
      in the database, and must be able to write.
      """,
    fix: "Set `read_only` to 0 in the instance's parameter group.",
    sources: [.rdsProxy],
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mysql
          engine_version: "8.4.3"
          port: 3306
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
          parameters: { read_only: ⟦1⟧ }
        """),
      .holds(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mysql
          engine_version: "8.4.3"
          port: 3306
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
          parameters: {}
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mysql
          engine_version: "8.4.3"
          port: 3306
          serverless_v2: null
          readers: null
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard database.kind == .instance, try database.engine.value.family == .mysql else { throw .notApplicable }
      guard let setting = try database.parameter(DatabaseParameters.readOnly.value) else { return }
      guard DatabaseParameters.on.value.contains(try setting.value.lowercased()) else { return }
      report.flag(setting.range, "the instance takes no writes", of: database.provenance)
    })
}
