import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let sqlServerPoolByDefault = Rule(
    "HR087", "sql-server-pool-by-default", .warning, .pool,
    "the pool before SQL Server is left to a default that depends on the tool",
    reason: "AWS's default is a tenth of the connections, Terraform's is all of them",
    why: """
      For SQL Server AWS takes 10 percent of the connections where nothing is said, and 5 for idle ones. Terraform fills a pool \
      block with 100 and 50 whatever the engine is, so that the same silence means ten times as many connections. The sources also \
      differ on the idle default: the best practices write 5 percent of the pool, the API 5 percent of `max_connections`.
      """,
    fix: "Write \(.maxConnectionsPercent) and \(.maxIdleConnectionsPercent).",
    sources: [.connectionPoolConfiguration, .bestPracticesConfiguration, .terraformTargetGroup], confidence: .conflict,
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
        ⟦target_group⟧:
          max_connections_percent: null
        """),
      .holds(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: sqlserver-se
          engine_version: "15.00.4236.7.v1"
          port: 1433
          serverless_v2: null
          readers: null
        target_group:
          max_connections_percent: 60
        """),
      .undetermined(
        """
        proxy:
          engine_family: !unknown a variable without default
        target_group:
          max_connections_percent: null
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      if group.maxConnectionsPercent.isWritten, proxy.engineFamily.known == nil { return }
      guard try proxy.engineFamily.value == .sqlServer else { throw .notApplicable }
      guard !group.maxConnectionsPercent.isWritten else { return }
      let (own, terraform) = (PoolDefaults.of(.sqlServer).value, PoolDefaults.terraform.value)
      report.flag(
        group.maxConnectionsPercent.range,
        "\(own.maxConnectionsPercent)% by AWS's default, \(terraform.maxConnectionsPercent)% by Terraform's",
        of: group.provenance,
        help: "write \(.maxConnectionsPercent, .number(own.maxConnectionsPercent)), or what the database can spare")
    })
}
