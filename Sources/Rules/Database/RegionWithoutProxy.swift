import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let regionWithoutProxy = Rule(
    "HR166", "region-without-proxy", .error, .database, "AWS does not offer RDS Proxy in the region",
    reason: "`CreateDBProxy` fails",
    why: """
      RDS Proxy is offered in nearly all regions. As of April 2026 AWS names Asia Pacific (Taipei) and Asia Pacific (New Zealand) as \
      those without it, for all engines.
      """,
    fix: "Deploy to a region that has RDS Proxy.",
    sources: [.rdsProxySupport, .auroraProxySupport],
    examples: [
      .violates(
        """
        region: ⟦ap-southeast-6⟧
        """),
      .holds(
        """
        region: eu-central-1
        """),
      .undetermined(
        """
        region: !unknown a variable without default
        """),
    ],
    check: .deployment { report throws(Inconclusive) in
      guard !report.deployment.proxies.isEmpty else { throw .notApplicable }
      guard Regions.withoutProxy.value.contains(try report.deployment.region.value) else { return }
      report.flag(
        report.deployment.region.range, "no RDS Proxy here", of: report.deployment.provenance)
    })
}
