import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let databaseReachableDirectly = Rule(
    "HR078", "database-reachable-directly", .note, .securityGroups,
    "the database still lets a client of the proxy in directly",
    reason: "what connects past the proxy takes connections that the pool counts as its own",
    why: """
      Before there was a proxy the applications connected to the database, and the rule that let them often stays. Then one old \
      configuration value, one developer's shell, is enough to bypass the pool: such connections are not multiplexed, do not show \
      in the proxy's metrics, end in a failover, and come on top of what `max_connections_percent` has promised to the pool.
      """,
    fix:
      "Remove the rule once nothing uses it\(profile: ", or list what does under `database.direct_connections`", otherwise: "").",
    sources: [.bestPracticesConfiguration, .rdsLambda], confidence: .derived,
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
                - { port: 5432, peer: ⟦sg-0aa1bb2cc3dd4ee5f⟧ }
        """),
      .holds(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
        """),
      .undetermined("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      guard !deployment.clients.isEmpty else { throw .notApplicable }
      let port = try database.port.value
      var bypasses: [(rule: SecurityGroupRule, parties: [Party])] = []
      var unknown: Unknown?
      for client in deployment.clients {
        for party in deployment.parties(of: client) {
          let hop = deployment.hop(from: party, to: deployment.party(of: database), on: port)
          if let doubt = hop.ingress.unknown { unknown = unknown ?? doubt }
          // A rule for every address is no leftover of one client: another rule speaks of it.
          guard case .open(let rule) = hop.ingress, !hop.egress.isClosed, !rule.isForEverybody else { continue }
          if let index = bypasses.firstIndex(where: { $0.rule.symbol == rule.symbol }) {
            bypasses[index].parties.append(party)
          } else {
            bypasses.append((rule, [party]))
          }
        }
      }
      for (rule, parties) in bypasses {
        let names = parties.map { "`\($0.name)`" }.joined(separator: ", ")
        report.flag(
          rule.peer.range, "\(names) can connect past the proxy", of: database.provenance,
          related: parties.map { .init($0.provenance.range, "a client of the proxy") },
          remarks: parties.map { .init("bypass", "\($0.name) ──\(port)──▶ \(deployment.party(of: database).name)") })
      }
      if let unknown { throw .unknown(unknown) }
    })
}

extension SecurityGroupRule {
  /// Whether its peer is every address.
  fileprivate var isForEverybody: Bool {
    if case .cidr(let block)? = peer.known { block.isEverything } else { false }
  }
}
