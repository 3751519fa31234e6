import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let proxyEgressUnused = Rule(
    "HR149", "proxy-egress-unused", .note, .securityGroups,
    "the proxy's security group lets it out on a port that no database of it uses",
    reason: "the rule does nothing for the proxy, and the next reader takes it for needed",
    why: """
      Some write-ups give the proxy's group a way out to port 443, so that it can reach Secrets Manager. No page of AWS asks for it: \
      the service reads the secrets by its role, outside your network. What a proxy opens from its subnets is connections to its \
      database.
      """,
    fix: "Remove the rule.", sources: [.rdsProxyCreating, .rdsLambda], confidence: .notVerified,
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
                - { port: ⟦443⟧, peer: 0.0.0.0/0 }
        """),
      .holds(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .undetermined(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      let port = try database.port.value
      let party = deployment.party(of: proxy)
      // A group that the database or a client wears, too, has its rules for them as well.
      let others =
        [deployment.party(of: database)] + deployment.clients.flatMap { deployment.parties(of: $0) }
      let isShared = party.groups.contains { group in
        others.contains { $0.groups.contains { deployment.isSame($0.value, group.value) } }
      }
      // While the proxy cannot get out at all, what its rules are for is another rule's business.
      guard !isShared, deployment.hop(from: proxy, to: database, on: port).egress.isOpen else { throw .notApplicable }
      for rule in deployment.rules(.egress, of: party) {
        guard case .tcp(let ports)? = rule.traffic.known, !ports.contains(port.rawValue) else { continue }
        report.flag(rule.traffic.range, "the database listens on tcp/\(port)", of: proxy.provenance)
      }
      if let unknown = deployment.unseenRules(of: party) { throw .unknown(unknown) }
    })
}
