import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let thirdZoneUnused = Rule(
    "HR020", "third-zone-unused", .note, .network, "the proxy is given more zones than its own endpoint uses",
    reason: "clients in the other zones cross to another one with every query",
    why: """
      The endpoint that every proxy has lives in two availability zones, which AWS picks from those of its subnets. An endpoint of \
      your own is placed in all the zones that it is given.
      """,
    fix: "Add an endpoint and let the clients use it.", sources: [.rdsProxy],
    examples: [
      .violates(
        """
        network:
          ⟦subnets⟧:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
            - { id: subnet-0c1d2e3f4a5b6c7d8, availability_zone: us-east-1c }
        """),
      .holds("{}"),
      .undetermined(
        """
        network:
          subnets:
            - { id: subnet-0a1b2c3d4e5f60718, availability_zone: us-east-1a }
            - { id: subnet-0b1c2d3e4f5a6b7c8, availability_zone: us-east-1b }
            - { id: subnet-0c1d2e3f4a5b6c7d8 }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let subnets = try proxy.subnets.value
      let used = Limits.defaultEndpointZones.value
      guard subnets.count > used else { return }
      var isServed = false
      for endpoint in report.deployment.endpoints(of: proxy) where try endpoint.targetRole.value == .readWrite {
        isServed = true
      }
      if isServed { return }
      let zones = Zones(of: subnets, in: report.deployment)
      guard zones.least > used else {
        if let unknown = zones.unknown { throw .unknown(unknown) }
        return
      }
      report.flag(
        proxy.subnets.range, "\(zones.least) zones, of which it uses \(used)", of: proxy.provenance,
        related: zones.places.map { .init($0.range, "") },
        help: "add an endpoint\(profile: ": `endpoints: [{ name: writer }]`", otherwise: "")")
    })
}
