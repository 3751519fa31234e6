import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let enginePortOpenToEverybody = Rule(
    "HR077", "engine-port-open-to-everybody", .warning, .securityGroups,
    "a security group lets every address in on the engine's port",
    reason: "whatever gets a route to it, a peered network or a public database, may try passwords",
    why: """
      A proxy is never reachable from outside its VPC, but peered networks, VPNs and transit gateways make \"outside\" smaller than \
      it looks, and a database can be public by one setting of its own. A rule for `0.0.0.0/0` or `::/0` takes away what is left \
      then. It also hides who really connects, so that nobody dares to remove it later.
      """,
    fix: "Name the security groups or the addresses that connect, instead of all addresses.",
    sources: [.rdsProxy, .rdsProxyCreating], confidence: .derived,
    examples: [
      .violates(
        """
        clients:
          - { name: anywhere, cidr: ⟦0.0.0.0/0⟧ }
        """),
      .violates(
        """
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { protocol: "-1", peer: ⟦"::/0"⟧ }
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
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
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
        """),
      .undetermined("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      var guarded = try deployment.doors(of: proxy).map { door throws(Inconclusive) in (door, try proxy.port) }
      for database in deployment.databases(behind: proxy) {
        if let port = database.port.known { guarded.append((deployment.party(of: database), port)) }
      }
      var seen: Set<Symbol<SecurityGroupRule>> = []
      var unknown: Unknown?
      for (party, port) in guarded {
        for rule in deployment.rules(.ingress, of: party) {
          guard case .cidr(let block)? = rule.peer.known, block.isEverything else { continue }
          if case .unknown(let doubt) = rule.traffic { unknown = unknown ?? doubt }
          guard rule.traffic.known?.admits(port) == true, seen.insert(rule.symbol).inserted else { continue }
          report.flag(
            rule.peer.range, "every address reaches `\(party.name)` on tcp/\(port)", of: party.provenance,
            help: "name who connects to `\(party.name)`: a security group, or a smaller block than \(block)")
        }
        unknown = unknown ?? deployment.unseenRules(of: party)
      }
      if let unknown { throw .unknown(unknown) }
    })
}
