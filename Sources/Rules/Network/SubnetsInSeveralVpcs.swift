import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let subnetsInSeveralVPCs = Rule(
    "HR017", "subnets-in-several-vpcs", .error, .network, "the proxy's subnets are not all of one VPC",
    reason: "AWS refuses the proxy: InvalidSubnet",
    why: """
      A proxy stands in one VPC, the database's. Clients in another VPC come by an endpoint whose subnets are there, or by a network \
      that connects the two; the proxy's own subnets stay together.
      """,
    fix: "Name subnets of the database's VPC only.", sources: [.createDBProxy, .rdsProxyEndpoints], silences: ["HR018"],
    examples: [
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b, vpc_id: vpc-0a9b8c7d6e5f41302 }
        proxy:
          subnets: ⟦[subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b, vpc_id: !unknown that of the platform team }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let vpcs = try report.deployment.vpcs(of: proxy)
      guard vpcs.count > 1 else { return }
      report.flag(
        proxy.subnets.range, "they lie in \(vpcs.map(report.deployment.title).joined(separator: " and in "))",
        of: proxy.provenance)
    })
}

extension Deployment {
  /// The VPCs in which a proxy's subnets lie, each once.
  func vpcs(of proxy: Proxy) throws(Inconclusive) -> [Reference<VPC>] {
    var found: [Reference<VPC>] = []
    for subnet in try proxy.subnets.value {
      guard let known = subnets[subnet.value] else {
        throw .unknown(Unknown("the VPC of a subnet is not written here", at: subnet.range))
      }
      let vpc = try known.vpc.value
      if case .unknown(let unknown) = vpc { throw .unknown(unknown) }
      if !found.contains(vpc) { found.append(vpc) }
    }
    return found
  }
}
