import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let moreThanOneTarget = Rule(
    "HR009", "more-than-one-target", .error, .database, "the proxy is to stand before more than one database",
    reason: "`RegisterDBProxyTargets` takes one cluster or one instance, and no second",
    why: """
      A proxy has one target group, and the group one target: either a cluster, of which AWS then tracks the instances, or a \
      single instance. Several proxies may stand before one database, but never one proxy before several. CloudFormation's schema \
      takes lists for both and Terraform a second `aws_db_proxy_target`, so that only AWS says no, after the proxy stands.
      """,
    fix: "Keep the one database, and give the other a proxy of its own.",
    sources: [.rdsProxy, .registerDBProxyTargets],
    examples: [
      .violates(
        """
        database:
          instance: ⟦orders-prod-2⟧
        """),
      .holds(
        """
        database:
          cluster: orders-prod
        """),
      .undetermined(
        """
        database:
          instance: !unknown there may be one
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let databases = report.deployment.databases(behind: proxy)
      guard let first = databases.first else { throw .notApplicable }
      for other in databases.dropFirst() {
        let identifier = try other.identifier.value
        report.flag(
          other.identifier.range, "`\(identifier)` would be the second", of: proxy.provenance,
          related: [.init(first.identifier.range, "the first")],
          help:
            "delete \(profile: "`\(other.kind.rawValue)` or `\(first.kind.rawValue)`", otherwise: "one of the two"), and give the other database a proxy of its own"
        )
      }
    })
}
