import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let sharedGroupWithoutSelfReference = Rule(
    "HR076", "shared-group-without-self-reference", .error, .securityGroups,
    "proxy and database wear one security group that does not admit itself",
    reason: "clients get in and wait; the target stays UNAVAILABLE with reason UNREACHABLE",
    why: """
      Wearing the same security group grants nothing: two things in one group reach each other only where the group has a rule \
      that names itself. AWS lets proxy and database share a group, and asks for that rule: on the database's port, in both \
      directions, with the group as its own peer.
      """,
    fix: "Add a rule to the group, in both directions, for the database's port with the group itself as the peer.",
    sources: [.rdsProxyCreating], silences: ["HR074", "HR075"],
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0d1e2f3a4b5c6d7e8
        network:
          security_groups:
            - id: ⟦sg-0d1e2f3a4b5c6d7e8⟧
              name: data
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { protocol: "-1", peer: 0.0.0.0/0 }
        """),
      .holds(
        """
        proxy:
          security_group: sg-0d1e2f3a4b5c6d7e8
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: data
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .undetermined(
        """
        proxy:
          security_group: sg-0d1e2f3a4b5c6d7e8
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: data
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
                - { port: 5432, peer: 10.0.0.0/24 }
              egress:
                - { protocol: "-1", peer: 0.0.0.0/0 }
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      let (outer, inner) = (try proxy.securityGroups.value, try database.securityGroups.value)
      let shared = outer.filter { group in inner.contains { deployment.isSame($0.value, group.value) } }
      // Where both wear groups of their own besides, those are what the missing rule is about.
      guard let group = shared.first, shared.count == outer.count || shared.count == inner.count else {
        throw .notApplicable
      }
      let port = try database.port.value
      let hop = deployment.hop(from: proxy, to: database, on: port)
      guard hop.isBroken else {
        if let unknown = hop.egress.unknown ?? hop.ingress.unknown { throw .unknown(unknown) }
        return
      }
      let missing = [(hop.egress, "egress"), (hop.ingress, "ingress")].filter { $0.0.isClosed }.map { $0.1 }
      let name = deployment.title(of: hop.target), chain = report.chain(endingWith: hop, of: proxy)
      report.flag(
        deployment.place(of: hop.target),
        "no \(missing.joined(separator: " and no ")) rule for tcp/\(port) names \(name) itself",
        of: database.provenance,
        related: group.range == deployment.place(of: hop.target) ? [] : [.init(group.range, "the proxy wears it too")],
        remarks: [.init("chain", chain.drawing)],
        help:
          "add to \(name) an \(missing.joined(separator: " and an ")) rule for tcp/\(port) with the group itself as the peer"
      )
    })
}
