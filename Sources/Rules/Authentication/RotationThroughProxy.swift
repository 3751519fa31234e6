import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let rotationThroughProxy = Rule(
    "HR041", "rotation-through-proxy", .warning, .authentication,
    "a secret that is rotated names the proxy as its host",
    reason: "the rotation function signs in through the proxy that waits for the new password",
    why: """
      The proxy ignores `host` in a secret, but a rotation function connects to it, with the old and with the new password. Where \
      `host` is the proxy's endpoint it does so through the proxy, which still knows only the old one until it reads the secret \
      anew: the test of the new password fails, and the rotation stops half-way.
      """,
    fix: "Let `host` in the secret be the endpoint of the database itself.",
    sources: [.rdsProxySecrets, .rotationIssue108], confidence: .derived,
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              rotation: single_user
              secret_host: ⟦proxy⟧
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              rotation: single_user
              secret_host: database
        """),
      .undetermined(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              rotation: single_user
        """),
    ],
    check: .secret { secret, report throws(Inconclusive) in
      guard try secret.rotation.value != .none, try secret.host.value == .proxy else { return }
      report.flag(
        secret.host.range, "the rotation connects here", of: secret.provenance,
        related: [.init(secret.rotation.range, "the password is rotated")])
    })
}
