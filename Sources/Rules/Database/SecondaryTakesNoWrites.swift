import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secondaryTakesNoWrites = Rule(
    "HR012", "secondary-takes-no-writes", .error, .database,
    "a read/write endpoint leads to the secondary cluster of a global database",
    reason: "connections fail: \"The target group doesn't have any associated read/write instances\"",
    why: """
      A secondary cluster of an Aurora global database has readers only. A proxy may stand before it, but its own endpoint is \
      read/write and fails, and so does every further one that is; only read-only endpoints work. After a switchover applications \
      have to change to the proxy of the new primary cluster.
      """,
    fix: "Give the proxy a read-only endpoint, and let clients use that one.",
    sources: [.auroraProxyGlobalDatabase],
    examples: [
      .violates(
        """
        database:
          global_role: ⟦secondary⟧
        """),
      .violates(
        """
        database:
          global_role: secondary
        endpoints:
          - { name: reader, target_role: READ_ONLY }
          - { name: writer, target_role: ⟦READ_WRITE⟧ }
        """),
      .holds(
        """
        database:
          global_role: secondary
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        database:
          global_role: !unknown differs by region
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard let role = try database.globalRole.value else { throw .notApplicable }
      guard role == .secondary else { return }
      let endpoints = report.deployment.endpoints(of: proxy)
      var hasReader = false
      for endpoint in endpoints {
        guard try endpoint.targetRole.value == .readWrite else {
          hasReader = true
          continue
        }
        report.flag(
          endpoint.targetRole.isWritten ? endpoint.targetRole.range : endpoint.provenance.range,
          "it leads to no writer", of: endpoint.provenance,
          related: [.init(database.globalRole.range, "the cluster has readers only")],
          help: "write \(.endpointRole, .word(TargetRole.readOnly.rawValue))")
      }
      guard !hasReader, endpoints.isEmpty else { return }
      if let unseen = report.deployment.unseenEndpoints { throw .unknown(unseen) }
      report.flag(
        database.globalRole.range, "and the proxy has no endpoint but its own, which is read/write",
        of: database.provenance,
        help:
          "add \(profile: "`endpoints: [{ name: reader, target_role: \(TargetRole.readOnly.rawValue) }]`", otherwise: "an endpoint with \(.endpointRole, .word(TargetRole.readOnly.rawValue))")"
      )
    })
}
