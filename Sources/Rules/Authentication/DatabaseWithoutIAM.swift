import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseWithoutIAM = Rule(
    "HR032", "database-without-iam", .error, .authentication,
    "IAM is to go from end to end, but the database does not take it",
    reason: "the proxy cannot sign in, and its target stays unavailable",
    why: """
      With `default_auth_scheme: IAM_AUTH` the proxy signs in to the database by IAM, so that IAM database authentication must be \
      enabled there, and each user must be set up for it: `GRANT rds_iam` on PostgreSQL, `AWSAuthenticationPlugin` on MySQL.
      """,
    fix: "Enable IAM database authentication on the database.",
    sources: [.rdsProxyCreating, .rdsProxyIAMMigration, .rdsIAMAuthentication],
    examples: [
      .violates(
        """
        database:
          iam_authentication: ⟦false⟧
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .holds(
        """
        database:
          iam_authentication: true
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .undetermined(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard try proxy.defaultAuthScheme.value == .iamAuth else { throw .notApplicable }
      guard try !database.iamAuthentication.value else { return }
      report.flag(
        database.iamAuthentication.range, "the database takes passwords only", of: proxy.provenance,
        related: [.init(proxy.defaultAuthScheme.range, "IAM from end to end")],
        help:
          "enable IAM database authentication\(profile: ", then write `iam_authentication: true`", otherwise: ": \(.databaseIAM, true)")"
      )
    })
}
