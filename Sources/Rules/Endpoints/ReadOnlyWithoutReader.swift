import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let readOnlyWithoutReader = Rule(
    "HR115", "read-only-without-reader", .error, .endpoints,
    "a read-only endpoint leads to a cluster without readers",
    reason: "every connection through it is an immediate error",
    why: """
      A read-only endpoint never falls back to the writer. Where the cluster has no reader at all, its clients get an error at \
      once; where all readers are unavailable, they wait for `connection_borrow_timeout` and then get one.
      """,
    fix: "Add a reader to the cluster, or delete the endpoint.",
    sources: [.auroraProxyEndpoints, .rdsProxyEndpoints],
    examples: [
      .violates(
        """
        database:
          readers: 0
        endpoints:
          - { name: reader, target_role: ⟦READ_ONLY⟧ }
        """),
      .holds(
        """
        database:
          readers: 2
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        database:
          readers: null
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, proxy, report throws(Inconclusive) in
      guard try endpoint.targetRole.value == .readOnly else { throw .notApplicable }
      for database in report.deployment.databases(behind: proxy) where database.kind == .cluster {
        // A Multi-AZ DB cluster, the only kind that is not Aurora, always has readers.
        guard try database.engine.value.isAurora else { continue }
        let instances = try database.instances.value
        guard !instances.contains(where: { $0.isReader }) else { continue }
        if let unseen = database.unseenInstances { throw .unknown(unseen) }
        report.flag(
          endpoint.targetRole.range, "the cluster has no reader", of: endpoint.provenance,
          related: [.init(database.instances.range, "a writer only")],
          help:
            "\(profile: "set `database.readers` to 1 or more once it has one", otherwise: "add a reader to the cluster"), or delete the endpoint"
        )
      }
    })
}
