import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let rebootPending = Rule(
    "HR102", "reboot-pending", .warning, .database, "the database's parameters wait for a reboot",
    reason: "the proxy goes on with the old `max_connections` until every instance has been rebooted",
    why: """
      A changed parameter group reaches RDS Proxy only after the instance has been rebooted, or all instances of the cluster, even \
      where the parameter itself is dynamic. Until then the pool is computed from the old `max_connections`.
      """,
    fix: "Reboot the instances.",
    sources: [.rdsProxy, .auroraServerlessCapacity],
    examples: [
      .violates(
        """
        database:
          max_connections: 4000
          pending_reboot: ⟦true⟧
        """),
      .holds(
        """
        database:
          max_connections: 4000
          pending_reboot: false
        """),
      .undetermined(
        """
        database:
          max_connections: 4000
          pending_reboot: !unknown asked of nobody
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      // That nobody writes of a pending reboot is no reason to ask after one.
      if case .unknown(let unknown) = database.isRebootPending, unknown.expression == nil { throw .notApplicable }
      guard try database.isRebootPending.value else { return }
      report.flag(
        database.isRebootPending.range, "the proxy sees the old values", of: database.provenance,
        related: database.maxConnections.isWritten ? [.init(database.maxConnections.range, "not yet in force")] : [],
        help: "reboot the instances\(profile: ", then write `pending_reboot: false`", otherwise: "")")
    })
}
