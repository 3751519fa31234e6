import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let noIPv6Range = Rule(
    "HR025", "no-ipv6-range", .error, .network, "an endpoint is to have IPv6 addresses where there are none",
    reason: "AWS refuses the proxy or the endpoint",
    why: """
      With the network type `IPV6` or `DUAL` an endpoint gets IPv6 addresses, so that its VPC and every one of its subnets need an \
      IPv6 range. The network type cannot be changed later: the proxy is made anew.
      """,
    fix: "Give the VPC and all subnets an IPv6 range, or use the network type `IPV4`.",
    sources: [.createDBProxy, .createDBProxyEndpoint, .rdsProxyNetworkPrerequisites],
    examples: [
      .violates(
        """
        network:
          ipv6_cidr: 2001:db8::/56
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a, ipv6_cidr: "2001:db8::/64" }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b, ipv6_cidr: ⟦none⟧ }
        proxy:
          endpoint_network_type: DUAL
        """),
      .holds(
        """
        network:
          ipv6_cidr: 2001:db8::/56
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a, ipv6_cidr: "2001:db8::/64" }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b, ipv6_cidr: "2001:db8:0:1::/64" }
        proxy:
          endpoint_network_type: DUAL
        """),
      .undetermined(
        """
        proxy:
          endpoint_network_type: IPV6
        """),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      var wishes: [(type: Setting<NetworkType>, subnets: Setting<[Referral<Subnet>]>, provenance: Provenance)] = [
        (proxy.endpointNetworkType, proxy.subnets, proxy.provenance)
      ]
      wishes += report.deployment.endpoints(of: proxy).map { ($0.networkType, $0.subnets, $0.provenance) }
      var isWished = false
      var unknown: Unknown?
      var seen: Set<SourceRange> = []
      for wish in wishes {
        guard try wish.type.value.versions.contains(.ipv6) else { continue }
        isWished = true
        for range in report.deployment.ipv6Ranges(of: try wish.subnets.value, unknown: &unknown)
        where seen.insert(range).inserted {
          report.flag(
            range, "there is no IPv6 range here", of: wish.provenance,
            related: [.init(wish.type.range, "IPv6 addresses are asked for")])
        }
      }
      guard isWished else { throw .notApplicable }
      if let unknown { throw .unknown(unknown) }
    })
}

extension Deployment {
  /// Where it says that a subnet or its VPC has no IPv6 range.
  fileprivate func ipv6Ranges(of subnets: [Referral<Subnet>], unknown: inout Unknown?) -> [SourceRange] {
    var missing: [SourceRange] = []
    for referral in subnets {
      guard let subnet = self.subnets[referral.value] else {
        unknown = unknown ?? Unknown("the IPv6 range of a subnet is not written here", at: referral.range)
        continue
      }
      let vpc = subnet.vpc.known.flatMap { vpcs[$0] }
      for setting in [subnet.ipv6CIDRBlock] + (vpc.map { [$0.ipv6CIDRBlock] } ?? []) {
        switch setting {
        case .written(let block, let range), .defaulted(let block, let range): if block == nil { missing.append(range) }
        case .unknown(let doubt): unknown = unknown ?? doubt
        case .refused(let text, let range): unknown = unknown ?? Unknown("`\(text)` is no IPv6 range", at: range)
        }
      }
    }
    return missing
  }
}
