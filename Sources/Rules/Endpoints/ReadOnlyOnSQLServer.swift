import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let readOnlyOnSQLServer = Rule(
    "HR117", "read-only-on-sql-server", .error, .endpoints, "a read-only endpoint before SQL Server, which has none",
    reason: "`CreateDBProxyEndpoint` takes only `READ_WRITE` before SQL Server",
    why: """
      RDS Proxy stands before single SQL Server instances only, which have no readers that it could lead to. Further endpoints \
      are possible, to reach the proxy from another VPC, but all of them lead to the one instance.
      """,
    fix: "Write \(.endpointRole, .word(TargetRole.readWrite.rawValue)), or delete the endpoint.",
    sources: [.createDBProxyEndpoint], silences: ["HR115", "HR116"],
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: sqlserver-se
          engine_version: "15.00.4236.7.v1"
          port: 1433
          serverless_v2: null
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
        endpoints:
          - { name: reader, target_role: !unknown a variable without default }
        """),
      .notApplicable("{}"),
    ],
    check: .endpoint { endpoint, proxy, report throws(Inconclusive) in
      let role = try endpoint.targetRole.value
      let families = role.families.value
      guard families != EngineFamily.allCases else { return }
      guard !families.contains(try proxy.engineFamily.value) else { return }
      report.flag(
        endpoint.targetRole.range, "SQL Server has no readers", of: endpoint.provenance,
        help: "write \(.endpointRole, .word(TargetRole.readWrite.rawValue)), or delete the endpoint")
    })
}
