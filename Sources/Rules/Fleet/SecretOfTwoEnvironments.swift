import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretOfTwoEnvironments = Rule(
    "HR192", "secret-of-two-environments", .warning, .fleet, "two environments use one secret",
    reason: "whoever may read the one's password has the other's",
    why: """
      A secret holds one database user's password. Where development and production share it, the user and the password are the \
      same on both sides: what leaks in development opens production, and rotating it for one breaks the other. \
      Mostly `proxy.auth` was left in the profile that both extend.
      """,
    fix: "Give each environment a secret of its own.",
    sources: [.rdsProxySecrets], confidence: .derived,
    examples: [
      .violates(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          auth:
            - secret_arn: ⟦arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf⟧
              username: app
              iam_auth: REQUIRED
        """),
      .holds(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/dev/app-GhIjKl
              username: app
              iam_auth: REQUIRED
        """),
      .undetermined(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          auth:
            - secret: !unknown made by the pipeline
              username: app
              iam_auth: REQUIRED
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      for group in try report.shared(report.fleet.secrets, within: .accountAndRegion) {
        // Two that create it is an error of its own.
        guard group.contains(where: { $0.subject.ownership != .created }) else { continue }
        report.flagOtherEnvironments(group) { "use a secret of `\($0)`'s own" }
      }
    })
}

extension Fleet {
  /// The secrets by name; two that exist and differ in AWS's suffix are two.
  var secrets: [Claim<Secret>] {
    members.flatMap { member in
      member.deployment.secrets.map { secret in
        Claim(secret, of: member, key: secret.name, account: secret.arn?.map { $0.arn.account }, at: secret.name.range)
      }
    }
  }
}
