import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endToEndIAMOnSQLServer = Rule(
    "HR031", "end-to-end-iam-on-sql-server", .error, .authentication,
    "IAM is to go from end to end before SQL Server, which does not have it",
    reason: "`CreateDBProxy` takes `DefaultAuthScheme: IAM_AUTH` for MySQL, MariaDB and PostgreSQL only",
    why: """
      With `IAM_AUTH` the proxy itself signs in to the database by IAM, which RDS for SQL Server does not offer. Clients may still \
      sign in to the proxy by IAM: with `iam_auth` on the entry of a secret.
      """,
    fix: "Set \(.defaultAuthScheme, .word(DefaultAuthScheme.none.rawValue)), and name a secret for each user.",
    sources: [.rdsProxy, .rdsProxyCreating], silences: ["HR032", "HR033"],
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
          resource_id: db-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: ⟦IAM_AUTH⟧
        """),
      .holds(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .undetermined(
        """
        proxy:
          default_auth_scheme: !unknown a variable without default
        """),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let scheme = try proxy.defaultAuthScheme.value
      guard scheme != .none else { throw .notApplicable }
      let family = try proxy.engineFamily.value
      guard !scheme.families.value.contains(family) else { return }
      report.flag(
        proxy.defaultAuthScheme.range, "the proxy speaks \(family.name)", of: proxy.provenance,
        help: "write \(.defaultAuthScheme, .word(DefaultAuthScheme.none.rawValue))")
    })
}
