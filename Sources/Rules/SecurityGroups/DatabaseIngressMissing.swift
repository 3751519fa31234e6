import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let databaseIngressMissing = Rule(
    "HR075", "database-ingress-missing", .error, .securityGroups,
    "the database's security group does not let the proxy in",
    reason: "clients get in and wait; the target stays UNAVAILABLE with reason UNREACHABLE",
    why: """
      A database that applications used to reach directly admits their security groups, and not the proxy's. With the proxy in \
      between it is the proxy that connects, from its own addresses and with its own group. Until the database's group admits \
      that one, on the database's port, the target never becomes available, and every client waits for \
      `connection_borrow_timeout` before it hears of it.
      """,
    fix:
      "Add an ingress rule to the database's security group: TCP, the database's port, from the proxy's security group.",
    sources: [.rdsLambda, .rdsProxyCreating, .cdkIssue8919],
    examples: [
      .violates(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: ⟦sg-0d1e2f3a4b5c6d7e8⟧
              name: database
              ingress:
                - { port: 5432, peer: sg-0ee1ff2aa3bb4cc5d }
        """),
      .violates(
        """
        network:
          vpc_cidr: 10.0.0.0/16
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: ⟦5433⟧, peer: 10.0.0.0/16 }
        """),
      .holds(
        """
        network:
          vpc_cidr: 10.0.0.0/16
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: 10.0.0.0/8 }
        """),
      .undetermined(
        """
        network:
          security_groups:
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: 10.0.0.0/8 }
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      try report.flagClosedTarget(.ingress, from: proxy, to: database)
    })
}
