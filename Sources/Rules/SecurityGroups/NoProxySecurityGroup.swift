import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let noProxySecurityGroup = Rule(
    "HR080", "no-proxy-security-group", .warning, .securityGroups, "the proxy is given no security group",
    reason: "it gets the VPC's default group, whose rules anything else in the VPC may change",
    why: """
      Without a security group of its own the proxy wears the VPC's default group. That one admits whatever wears it too, so that \
      applications get in by accident or not at all, and in a shared VPC it cannot be used. AWS's pages say so of endpoints; that \
      the same holds for the proxy itself is not written anywhere.
      """,
    fix: "Give the proxy a security group of its own.",
    sources: [.createDBProxyEndpoint, .createDBProxy], confidence: .notVerified,
    examples: [
      .violates(
        """
        proxy:
          security_group: ⟦[]⟧
        """),
      .holds(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        """),
      .undetermined(
        """
        proxy:
          security_group: !unknown chosen by the platform team
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try proxy.securityGroups.value.isEmpty else { return }
      report.flag(
        proxy.securityGroups.range, "no security group stands here", of: proxy.provenance,
        help:
          "name the security group of the proxy here\(profile: ", or leave the key out to have one created", otherwise: "")"
      )
    })
}
