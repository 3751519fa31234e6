import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let proxyIngressMissing = Rule(
    "HR073", "proxy-ingress-missing", .error, .securityGroups,
    "the proxy's security group does not let the application in",
    reason: "its connections hang until they time out; the proxy never sees them",
    why: """
      The proxy wears a security group of its own, and an additional endpoint may wear another one; each lets in nobody whom no \
      rule names. A group that admits the application to the database does not admit it to the proxy. From the application it \
      looks as if the host were down: no answer, then a time-out.
      """,
    fix:
      "Add an ingress rule to the proxy's security group: TCP, the proxy's port, from the application's security group.",
    sources: [.rdsLambda, .rdsProxyCreating, .rdsProxyEndpoints],
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
                - { port: 5432, peer: sg-0ee1ff2aa3bb4cc5d }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .violates(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, security_group: sg-0cc1dd2ee3ff4aa5b }
        clients:
          - name: reports
            security_group: sg-0aa1bb2cc3dd4ee5f
            endpoints: reader
        network:
          security_groups:
            - id: sg-0cc1dd2ee3ff4aa5b
              name: reader
              ingress:
                - { port: ⟦3306⟧, peer: sg-0aa1bb2cc3dd4ee5f }
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
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: 10.0.0.0/24 }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      try report.flagClosedEntries(.ingress, of: proxy)
    })
}
