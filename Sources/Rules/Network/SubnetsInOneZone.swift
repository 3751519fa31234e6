import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let subnetsInOneZone = Rule(
    "HR016", "subnets-in-one-zone", .error, .network, "all subnets of the proxy lie in one availability zone",
    reason: "AWS refuses the proxy",
    why: """
      A proxy needs subnets in at least two availability zones, so that it outlives the loss of one. Two subnets of the same zone \
      count once. No schema and no plan looks at the zones: only AWS does, in the middle of a deployment.
      """,
    fix: "Take a subnet of another availability zone in.",
    sources: [.rdsProxyNetworkPrerequisites, .rdsProxyCreating],
    examples: [
      .violates(
        """
        network:
          ⟦subnets⟧:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1a }
        """),
      .holds(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: use1-az1 }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: use1-az2 }
        """),
      .undetermined(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8 }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let zones = Zones(of: try proxy.subnets.value, in: report.deployment)
      let least = Limits.minimumSubnets.value
      guard zones.least < least else { return }
      if let unknown = zones.unknown { throw .unknown(unknown) }
      guard let first = zones.places.first else { throw .notApplicable }
      guard zones.most < least else {
        throw report.undetermined(
          "whether the zones that are given by name and by id are one is not written", at: first.range,
          remedy: "give all zones by name, or all by id")
      }
      report.flag(
        proxy.subnets.range, "all of them lie in \(first.zone)", of: proxy.provenance,
        related: zones.places.map { .init($0.range, "") })
    })
}
