import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetIsReadReplica = Rule(
    "HR011", "target-is-read-replica", .warning, .database, "the target is a read replica",
    reason: "AWS says that RDS Proxy stands before writers only",
    why: """
      The user guide says that a proxy can only be used with the writer of an RDS instance, not with its read replicas, although one \
      user reports that the console let him register one: the sources differ. A proxy before a replica would be a read/write \
      endpoint to a database that takes no writes.
      """,
    fix: "Put the proxy before the source instance, and connect to replicas directly.",
    sources: [.rdsProxy, .cdkPull24592], confidence: .conflict,
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-replica
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
          replica_of: ⟦orders-prod⟧
        """),
      .holds(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          readers: null
          replica_of: !unknown differs by region
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard database.kind == .instance else { throw .notApplicable }
      guard let source = try database.replicaOf.value else { return }
      report.flag(
        database.replicaOf.range, "a replica of `\(source)`", of: database.provenance,
        help: "write \(profile: "`instance: \(source)`", otherwise: "the identifier `\(source)`")")
    })
}
