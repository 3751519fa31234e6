import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let iamAuthEnabled = Rule(
    "HR046", "iam-auth-enabled", .error, .authentication,
    "clients may sign in by IAM or by password, which only SQL Server has",
    reason: "`CreateDBProxy` takes `IAMAuth: ENABLED` for SQL Server only",
    why: """
      `ENABLED`, which the console calls *Allowed*, lets clients choose between a password and IAM. It exists for SQL Server only; \
      before MySQL and PostgreSQL an entry either requires IAM or has none of it. cfn-lint and Terraform let it pass.
      """,
    fix: "Set \(.iamAuth) to `REQUIRED` or `DISABLED`.",
    sources: [.userAuthConfig, .rdsProxyCreating],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: ⟦ENABLED⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: !unknown a variable without default
        """),
    ],
    check: .authEntry { entry, proxy, report throws(Inconclusive) in
      let iamAuth = try entry.iamAuth.value
      let families = iamAuth.families.value
      guard families != EngineFamily.allCases else { return }
      let family = try proxy.engineFamily.value
      guard !families.contains(family) else { return }
      report.flag(
        entry.iamAuth.range, "the proxy speaks \(family.name)", of: entry.provenance,
        help: "write \(.iamAuth, .word(IAMAuth.required.rawValue)), or `\(IAMAuth.disabled.rawValue)` for passwords")
    })
}
