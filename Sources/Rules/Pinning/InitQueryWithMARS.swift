import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let initQueryWithMARS = Rule(
    "HR163", "init-query-with-mars", .warning, .pinning,
    "a client uses multiple active result sets, for which the init query is not run",
    reason: "its connections lack what the init query sets",
    why: """
      Before SQL Server the proxy does not run the init query on connections with multiple active result sets (MARS). What it would \
      have set is missing there, without an error.
      """,
    fix: "Turn MARS off in the client's connection string.",
    sources: [.rdsProxy, .rdsProxyPinning],
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
        target_group:
          init_query: SET LANGUAGE us_english
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦mars⟧]
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
          init_query: SET LANGUAGE us_english
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: []
        """),
      .undetermined(
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
          init_query: SET LANGUAGE us_english
        """),
      .notApplicable("{}"),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let proxy = try report.proxy(of: client), let group = report.deployment.targetGroup(of: proxy),
        try group.initQuery.value != nil
      else { throw .notApplicable }
      try report.flagTrait(.mars, of: client, on: .sqlServer, "no init query with MARS") { nil }
    })
}
