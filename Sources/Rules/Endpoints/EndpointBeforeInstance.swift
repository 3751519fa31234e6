import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointBeforeInstance = Rule(
    "HR174", "endpoint-before-instance", .note, .endpoints,
    "an additional endpoint before a single instance, of which AWS's pages differ",
    reason:
      "the API reference says that endpoints are for Aurora clusters only; the user guide creates them for instances too",
    why: """
      `CreateDBProxyEndpoint` is described as for proxies with Aurora clusters. The user guide has read/write endpoints before RDS \
      instances as well, to reach the proxy from another VPC, and Multi-AZ DB clusters with readers. The guide is the newer text. Try \
      it in a test account before you depend on it.
      """,
    fix: "Try the endpoint in a test account first.",
    sources: [.createDBProxyEndpoint, .rdsProxyEndpoints, .rdsProxyCreatingEndpoint], confidence: .conflict,
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
        endpoints:
          - { name: ⟦analytics⟧ }
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: postgres
          engine_version: "17.2"
          serverless_v2: null
          instance_class: db.r7g.large
          readers: null
        endpoints:
          - { name: analytics, target_role: !unknown a variable without default }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, proxy, report throws(Inconclusive) in
      for database in report.deployment.databases(behind: proxy) where database.kind == .instance {
        guard try endpoint.targetRole.value == .readWrite else { throw .reportedElsewhere }
        report.flag(
          endpoint.provenance.range, "`\(database.identifier.known ?? database.provenance.label)` is a single instance",
          of: endpoint.provenance, related: [.init(database.identifier.range, "the target")])
      }
    })
}
