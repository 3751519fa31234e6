import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let dedicatedTenancy = Rule(
    "HR021", "dedicated-tenancy", .error, .network, "the proxy's VPC has dedicated tenancy",
    reason: "AWS refuses the proxy",
    why: """
      RDS Proxy cannot stand in a VPC whose instances run on dedicated hardware. The tenancy of a VPC can be changed from dedicated to \
      default, which concerns only what is started afterwards.
      """,
    fix: "Use a VPC with the tenancy `default`.", sources: [.rdsProxy],
    examples: [
      .violates(
        """
        network:
          tenancy: ⟦dedicated⟧
        """),
      .holds(
        """
        network:
          tenancy: default
        """),
      .undetermined("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      for reference in try report.deployment.vpcs(of: proxy) {
        guard let vpc = report.deployment.vpcs[reference] else {
          throw report.undetermined(
            "the tenancy of \(report.deployment.title(of: reference)) is not written here", at: proxy.subnets.range)
        }
        guard try vpc.tenancy.value == .dedicated else { continue }
        report.flag(
          vpc.tenancy.range, "no proxy can stand here", of: proxy.provenance,
          related: [.init(vpc.provenance.range, "the proxy's VPC")])
      }
    })
}
