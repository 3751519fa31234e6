import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let proxyEgressToEverywhere = Rule(
    "HR199", "proxy-egress-to-everywhere", .note, .securityGroups,
    "the proxy's security group lets it connect to every address",
    reason: "the rule that matters, to the database, is not written down, and nobody sees when it goes missing",
    why: """
      A proxy connects to its database and to nothing else: it reads secrets through the service, not through its security group. A \
      rule for `0.0.0.0/0` works, which is why tutorials and `allow_all_outbound` write it; but the chain can then not be read off \
      the groups, and whoever tightens the group one day cuts the proxy off without having seen that it mattered.
      """,
    fix: "Allow only the database's port, to the database's security group.",
    sources: [.rdsProxyCreating, .rdsLambda], confidence: .derived,
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
                - { protocol: "-1", peer: ⟦0.0.0.0/0⟧ }
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let party = report.deployment.party(of: proxy)
      var isOpen = false
      for rule in report.deployment.rules(.egress, of: party) {
        guard case .cidr(let block)? = rule.peer.known, block.isEverything, rule.peer.isWritten else { continue }
        if case .other? = rule.traffic.known { continue }
        isOpen = true
        report.flag(
          rule.peer.range, "the proxy may connect to all of \(block)", of: rule.provenance,
          help: "allow only the database's port, to the database's security group")
      }
      if !isOpen, let unseen = report.deployment.unseenRules(of: party) { throw .unknown(unseen) }
    })
}
