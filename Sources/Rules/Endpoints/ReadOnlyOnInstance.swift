import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let readOnlyOnInstance = Rule(
    "HR116", "read-only-on-instance", .error, .endpoints,
    "a read-only endpoint leads to a single instance, which has no readers",
    reason: "`CreateDBProxyEndpoint` refuses it",
    why: """
      A read-only endpoint leads to the readers of an Aurora or Multi-AZ DB cluster. A single RDS instance has none: its read \
      replicas are instances of their own, which no proxy endpoint ever leads to, and which cannot be targets themselves.
      """,
    fix: "Delete the endpoint, and let readers connect to a read replica directly.",
    sources: [.rdsProxyEndpoints, .auroraProxyEndpoints, .bestPracticesUsage], silences: ["HR115"],
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
          - { name: reader, target_role: ⟦READ_ONLY⟧ }
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
          readers: null
        endpoints:
          - { name: reader, target_role: !unknown a variable without default }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, proxy, report throws(Inconclusive) in
      for database in report.deployment.databases(behind: proxy) where database.kind == .instance {
        guard try endpoint.targetRole.value == .readOnly else { return }
        report.flag(
          endpoint.targetRole.range, "`\(database.identifier.known ?? database.provenance.label)` has no readers",
          of: endpoint.provenance, related: [.init(database.identifier.range, "a single instance")],
          help: "delete the endpoint, or write \(.endpointRole, .word(TargetRole.readWrite.rawValue))")
      }
    })
}
