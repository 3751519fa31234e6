import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let zoneWithoutProxy = Rule(
    "HR019", "zone-without-proxy", .warning, .network, "a subnet of the proxy lies in a zone that has no RDS Proxy",
    reason: "AWS drops the subnet without a word, and Terraform wants to replace the proxy for ever",
    why: """
      RDS Proxy is missing from some availability zones. A subnet there is passed over as long as enough others are left: the proxy \
      has one zone less than it seems, and what AWS reports differs from what is written. The subnets of a proxy cannot be changed, \
      so that Terraform then plans a new proxy on every run. Which zone it is only the zone's id tells; names such as `us-east-1a` \
      mean another zone in each account.
      """,
    fix: "Leave the subnet out of the proxy's list.", sources: [.rdsProxy, .terraformProxy],
    examples: [
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: use1-az1 }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: use1-az2 }
            - { id: subnet-0c1d2e3f4a5b6c7d8, availability_zone: ⟦use1-az3⟧ }
        """),
      .violates(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: use1-az1 }
            - { id: subnet-0c1d2e3f4a5b6c7d8, availability_zone: ⟦use1-az3⟧ }
        """),
      .holds(
        """
        region: eu-west-1
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: eu-west-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: eu-west-1b }
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
        """),
      .undetermined("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let zones = Zones(of: try proxy.subnets.value, in: report.deployment)
      let without = Regions.zonesWithoutProxy.value
      let dropped = zones.places.filter { without.contains($0.zone) }
      let left = Set(zones.places.filter { !without.contains($0.zone) }.map { $0.zone }).count
      if let first = dropped.first {
        let isTooFew = zones.unknown == nil && left < Limits.minimumSubnets.value
        report.flag(
          first.range, "there is no RDS Proxy in \(first.zone)\(isTooFew ? ", and one zone is not enough" : "")",
          of: proxy.provenance, related: dropped.dropFirst().map { .init($0.range, "nor here") },
          help: "take `\(first.subnet.symbol)` out\(isTooFew ? ", and a subnet of another zone in" : "")",
          severity: isTooFew ? .error : nil)
      }
      guard Regions.withZonesWithoutProxy.value.contains(try report.deployment.region.value) else { return }
      if let unknown = zones.unknown { throw .unknown(unknown) }
      if let named = zones.places.first(where: { !$0.isID }) {
        throw report.undetermined(
          "which zone `\(named.zone)` is differs from account to account", at: named.range,
          remedy: "write the zone's id, which `aws ec2 describe-availability-zones` prints")
      }
    })
}
