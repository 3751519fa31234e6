import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let applicationEgressMissing = Rule(
    "HR072", "application-egress-missing", .error, .securityGroups,
    "the application's security group does not let it out to the proxy",
    reason: "its connections hang until they time out; the proxy never sees them",
    why: """
      A connection passes two security groups: out of the one that the application wears, and into the one that the proxy wears. \
      Where the first has no rule for the proxy's port, the packets are dropped without an answer: the application waits for its \
      own time-out, the proxy's metrics show nothing at all, and the database is well. The proxy's port is fixed by its engine \
      family, whatever port the database listens on.
      """,
    fix:
      "Add an egress rule to the application's security group: TCP, the proxy's port, to the proxy's security group.",
    sources: [.rdsLambda, .rdsProxyCreating, .rdsProxy],
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: ⟦sg-0aa1bb2cc3dd4ee5f⟧
              name: checkout
              egress:
                - { port: 443, peer: 0.0.0.0/0 }
        """),
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0aa1bb2cc3dd4ee5f
              name: checkout
              egress:
                - { port: ⟦6432⟧, peer: sg-0bb1cc2dd3ee4ff5a }
        """),
      .holds(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0aa1bb2cc3dd4ee5f
              name: checkout
              egress:
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
        """),
      .undetermined(
        """
        network:
          security_groups:
            - id: sg-0aa1bb2cc3dd4ee5f
              name: checkout
              egress:
                - { port: 5432, peer: pl-0a1b2c3d4e5f60718 }
        """),
      .notApplicable(
        """
        clients:
          - { name: vpn, cidr: 10.20.0.0/16 }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      try report.flagClosedEntries(.egress, of: proxy)
    })
}

extension Report {
  /// Says which groups keep clients from a proxy on one side of the first hop.
  mutating func flagClosedEntries(_ direction: SecurityGroupRule.Direction, of proxy: Proxy) throws(Inconclusive) {
    let entries = try entries(of: proxy)
    guard entries.contains(where: { (direction == .egress ? $0.hop.egress : $0.hop.ingress) != .unguarded }) else {
      throw .notApplicable
    }
    let (closed, unknown) = ClosedSide.all(direction, of: entries.map { ($0.hop, $0.chain) })
    for side in closed { flag(side, of: side.hop.target.provenance) }
    if let unknown { throw .unknown(unknown) }
  }
}
