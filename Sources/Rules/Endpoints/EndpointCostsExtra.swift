import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointCostsExtra = Rule(
    "HR121", "endpoint-costs-extra", .note, .endpoints, "an additional endpoint is billed on its own",
    reason: "AWS creates an interface endpoint of PrivateLink for it, by the hour and zone, and by the gigabyte",
    why: """
      The proxy's own endpoint is part of its price. Every further one is an interface endpoint of AWS PrivateLink, which shows in \
      the console of the VPC and on the bill. One for the readers is usually worth it; one that leads to the writer in the same VPC \
      does nothing that the proxy's own endpoint does not.
      """,
    fix: "Delete endpoints that nobody connects to.",
    sources: [.rdsProxyEndpoints],
    examples: [
      .violates(
        """
        endpoints:
          - { name: ⟦reader⟧, target_role: READ_ONLY }
        """),
      .holds("{}"),
      .undetermined(
        """
        endpoints: !unknown built by a module
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      for endpoint in report.deployment.endpoints(of: proxy) {
        report.flag(
          endpoint.provenance.range, "an interface endpoint in each of its zones", of: endpoint.provenance)
      }
      if let unseen = report.deployment.unseenEndpoints { throw .unknown(unseen) }
    })
}
