import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointSubnetsUnfit = Rule(
    "HR118", "endpoint-subnets-unfit", .error, .endpoints,
    "an endpoint's subnets and security groups do not make one place of two subnets",
    reason: "AWS refuses the endpoint",
    why: """
      An endpoint needs two subnets, all of one VPC, and wears security groups of that same VPC. That VPC may be another one than \
      the proxy's, which is what cross-VPC endpoints are for; but then the proxy's own subnets and security groups, which stand in \
      for those left out, are of the wrong one. The subnets of an endpoint can never be changed.
      """,
    fix: "Give the endpoint at least two subnets of one VPC, and security groups of the same VPC.",
    sources: [.cfnDBProxyEndpoint, .createDBProxyEndpoint, .rdsProxyEndpoints], silences: ["HR120"],
    examples: [
      .violates(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, subnets: ⟦[subnet-0a1b2c3d4e5f60718]⟧ }
        """),
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
            - { id: subnet-0c1d2e3f4a5b6c7d8, availability_zone: us-east-1c, vpc_id: vpc-0a9b8c7d6e5f41302 }
        proxy:
          subnets: [subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]
        endpoints:
          - { name: reader, target_role: READ_ONLY, subnets: ⟦[subnet-0a1b2c3d4e5f60718, subnet-0c1d2e3f4a5b6c7d8]⟧ }
        """),
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
            - { id: subnet-0c1d2e3f4a5b6c7d8, availability_zone: us-east-1a, vpc_id: vpc-0a9b8c7d6e5f41302 }
            - { id: subnet-0d1e2f3a4b5c6d7e8, availability_zone: us-east-1b, vpc_id: vpc-0a9b8c7d6e5f41302 }
        proxy:
          subnets: [subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]
        endpoints:
          - name: analytics
            subnets: [subnet-0c1d2e3f4a5b6c7d8, subnet-0d1e2f3a4b5c6d7e8]
            security_group: ⟦sg-0cc1dd2ee3ff4aa5b⟧
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, security_group: sg-0cc1dd2ee3ff4aa5b }
        """),
      .undetermined(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY, subnets: !unknown those of another stack }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, _, report throws(Inconclusive) in
      let deployment = report.deployment
      let subnets = try endpoint.subnets.value
      let count = Set(subnets.map { $0.value }).count, least = Limits.minimumSubnets.value
      guard count >= least else {
        // Subnets that it has from the proxy are the proxy's matter.
        guard endpoint.subnets.isWritten else { throw .reportedElsewhere }
        return report.flag(
          endpoint.subnets.range, count == 1 ? "one subnet" : "no subnet", of: endpoint.provenance,
          help: "name at least \(least) subnets of one VPC")
      }
      var vpcs: [Reference<VPC>] = []
      for subnet in subnets {
        guard let known = deployment.subnets[subnet.value] else { continue }
        let vpc = try known.vpc.value
        if !vpcs.contains(vpc) { vpcs.append(vpc) }
      }
      guard let vpc = vpcs.first else { return }
      guard vpcs.count == 1 else {
        return report.flag(
          endpoint.subnets.range, "they lie in \(vpcs.map(deployment.title).joined(separator: " and in "))",
          of: endpoint.provenance, help: "name subnets of one VPC")
      }
      for group in try endpoint.securityGroups.value {
        guard let known = deployment.securityGroups[group.value], let other = known.vpc.known, other != vpc else {
          continue
        }
        report.flag(
          group.range, "the group is of \(deployment.title(of: other)), the subnets of \(deployment.title(of: vpc))",
          of: endpoint.provenance, help: "name a security group of \(deployment.title(of: vpc))")
      }
    })
}

extension Deployment {
  /// What a finding calls a VPC: its id, or what the file calls it.
  func title(of vpc: Reference<VPC>) -> String {
    switch vpc {
    case .external(let id): "`\(id)`"
    case .symbol(let symbol): "`\(vpcs[symbol]?.ownership.externalID ?? symbol.name)`"
    case .unknown: "a VPC that is not known"
    }
  }
}
