import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseInAnotherVPC = Rule(
    "HR018", "database-in-another-vpc", .error, .network, "the proxy stands in another VPC than its database",
    reason: "AWS refuses the target, or the proxy never reaches it",
    why: """
      A proxy must be in the VPC of its database. Clients elsewhere are served by an endpoint in their own VPC, which leads to the \
      proxy beside the database.
      """,
    fix: "Put the proxy into the database's VPC, and an endpoint into the clients'.",
    sources: [.rdsProxy, .rdsProxyEndpoints],
    examples: [
      .violates(
        """
        database:
          vpc_id: ⟦vpc-0a9b8c7d6e5f41302⟧
        """),
      .holds(
        """
        database:
          vpc_id: vpc-0f1e2d3c4b5a69788
        """),
      .undetermined(
        """
        database:
          vpc_id: !unknown that of the platform team
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let vpcs = try report.deployment.vpcs(of: proxy)
      guard let vpc = vpcs.first, vpcs.count == 1 else { throw .reportedElsewhere }
      let other = try database.vpc.value
      if case .unknown(let unknown) = other { throw .unknown(unknown) }
      guard other != vpc else { return }
      report.flag(
        database.vpc.range,
        "the database is in \(report.deployment.title(of: other)), the proxy in \(report.deployment.title(of: vpc))",
        of: proxy.provenance, related: [.init(proxy.subnets.range, "the proxy's subnets")])
    })
}
