import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let engineUnsupported = Rule(
    "HR006", "engine-unsupported", .error, .database, "RDS Proxy cannot stand before this kind of database",
    reason: "the database cannot be registered as a target",
    why: """
      RDS Proxy stands before Aurora MySQL and PostgreSQL, and RDS for MySQL, MariaDB, PostgreSQL and SQL Server. It does not \
      support RDS for Oracle and Db2, RDS Custom, Aurora Serverless v1 and Aurora PostgreSQL Limitless Database, nor databases that \
      you run yourself.
      """,
    fix: "Move to an engine that RDS Proxy supports, or connect without a proxy.",
    sources: [.rdsProxySupport, .auroraProxySupport, .rdsProxy, .auroraProxy, .auroraLimitless],
    silences: ["HR007", "HR008"],
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: ⟦oracle-ee⟧
          engine_version: null
          port: 1521
          serverless_v2: null
          readers: null
        """),
      .violates(
        """
        database:
          engine_mode: ⟦serverless⟧
        """),
      .violates(
        """
        database:
          cluster_scalability_type: ⟦limitless⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        database:
          engine: !unknown a variable without default
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      let engine = try database.engine.value
      if case .unsupported(let product) = engine.support.value {
        return report.flag(
          database.engine.range, "RDS Proxy does not support \(product)", of: database.provenance)
      }
      guard engine.isAurora else { return }
      if try database.engineMode.value == .serverless {
        report.flag(
          database.engineMode.range, "RDS Proxy does not support \(UnsupportedTarget.auroraServerless1.name.value)",
          of: database.provenance, help: "move the cluster to Aurora Serverless v2")
      }
      if try database.scalability.value == .limitless {
        report.flag(
          database.scalability.range, "RDS Proxy does not support \(UnsupportedTarget.auroraLimitless.name.value)",
          of: database.provenance)
      }
    })
}
