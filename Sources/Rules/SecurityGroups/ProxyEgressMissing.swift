import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let proxyEgressMissing = Rule(
    "HR074", "proxy-egress-missing", .error, .securityGroups,
    "the proxy's security group does not let it out to the database",
    reason: "clients get in and wait; the target stays UNAVAILABLE with reason UNREACHABLE",
    why: """
      The proxy's security group works in both directions: clients come in by it, and the proxy goes out to the database by it. \
      The rule out is the one that is forgotten, because Terraform takes away the rule for everything that AWS gives every new \
      group, and because the port is the database's own, which need not be the proxy's. The target then never becomes available; \
      CloudFormation waits for it and gives up with "Timed out waiting for target group to become available".
      """,
    fix:
      "Add an egress rule to the proxy's security group: TCP, the database's port, to the database's security group.",
    sources: [.rdsProxyCreating, .rdsLambda, .cdkIssue8919],
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: ⟦sg-0bb1cc2dd3ee4ff5a⟧
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
        """),
      .violates(
        """
        database:
          port: 6432
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: ⟦5432⟧, peer: sg-0d1e2f3a4b5c6d7e8 }
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
                - { from_port: 5000, to_port: 6000, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .undetermined(
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
                - { port: !unknown set by the platform team, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      try report.flagClosedTarget(.egress, from: proxy, to: database)
    })
}

extension Report {
  /// Says which side of the last hop is closed.
  mutating func flagClosedTarget(
    _ direction: SecurityGroupRule.Direction, from proxy: Proxy, to database: Database
  ) throws(Inconclusive) {
    let hop = deployment.hop(from: proxy, to: database, on: try database.port.value)
    let chain = chain(endingWith: hop, of: proxy)
    let (closed, unknown) = ClosedSide.all(direction, of: [(hop, chain)])
    for side in closed { flag(side, of: database.provenance) }
    if let unknown { throw .unknown(unknown) }
  }
}

extension Report {
  /// The way of some client over a last hop, so that a drawing shows where in the chain it breaks.
  mutating func chain(endingWith hop: Hop, of proxy: Proxy) -> Chain {
    (try? entries(of: proxy).first?.chain) ?? Chain([hop])
  }
}
