import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointNameMalformed = Rule(
    "HR003", "endpoint-name-malformed", .error, .names,
    "an endpoint's name is not one that AWS takes, or stands twice",
    reason: "`CreateDBProxyEndpoint` refuses it",
    why: """
      Names of endpoints follow the rule for names of proxies: 1 to 63 letters, digits and single hyphens, the first a letter. They \
      are unique in the account and the Region, not only for their proxy, and they are compared without regard to case. A name \
      derived from the proxy's is easily longer than 63 characters.
      """,
    fix: "Give each endpoint a name of its own, of letters, digits and single hyphens, at most 63 of them.",
    sources: [.createDBProxyEndpoint, .dbProxyEndpoint],
    examples: [
      .violates(
        """
        endpoints:
          - { name: ⟦reader_1⟧, target_role: READ_ONLY }
        """),
      .violates(
        """
        endpoints:
          - { name: reader, endpoint_name: orders-read, target_role: READ_ONLY }
          - { name: reports, endpoint_name: ⟦orders-read⟧, target_role: READ_ONLY }
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        endpoints:
          - { name: reader, endpoint_name: !unknown chosen by the pipeline, target_role: READ_ONLY }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, proxy, report throws(Inconclusive) in
      let name = try endpoint.name.value
      if let flaw = ResourceName.flaw(of: name) {
        // The name is built from the proxy's, whose own flaw is another rule's business.
        guard endpoint.name.isWritten || proxy.name.known.flatMap({ ResourceName.flaw(of: $0) }) == nil else {
          throw .reportedElsewhere
        }
        return report.flag(
          endpoint.name.range, endpoint.name.isWritten ? flaw : "`\(name)`: \(flaw)", of: endpoint.provenance,
          help: "write \(profile: "an", otherwise: "a") \(.endpointName) of letters, digits and single hyphens")
      }
      for earlier in report.deployment.endpoints {
        guard earlier.symbol != endpoint.symbol else { return }
        guard earlier.name.known?.lowercased() == name.lowercased() else { continue }
        report.flag(
          endpoint.name.range, "here again", of: endpoint.provenance,
          related: [.init(earlier.name.range, "first here")],
          help: "give this endpoint another \(.endpointName)")
        return
      }
    })
}
