import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let noEndpointSecurityGroup = Rule(
    "HR120", "no-endpoint-security-group", .warning, .endpoints, "an endpoint is given no security group",
    reason: "it gets the VPC's default group, not the proxy's",
    why: """
      An endpoint does not inherit the proxy's security groups. Where none is given AWS takes the default group of the VPC, which \
      admits whatever wears it and nothing else: clients that reach the proxy do not reach its endpoint, or others do.
      """,
    fix: "Give the endpoint the proxy's security group, or one of its own.",
    sources: [.createDBProxyEndpoint],
    examples: [
      .violates(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, security_group: ⟦[]⟧ }
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, security_group: !unknown chosen by the platform team }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, _, report throws(Inconclusive) in
      guard try endpoint.securityGroups.value.isEmpty else { return }
      report.flag(
        endpoint.securityGroups.range, "no security group stands here", of: endpoint.provenance,
        help: "name the proxy's security group here\(profile: ", or leave the key out", otherwise: "")")
    })
}
