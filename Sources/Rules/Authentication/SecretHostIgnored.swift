import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretHostIgnored = Rule(
    "HR040", "secret-host-ignored", .note, .authentication, "a secret names a host that the proxy ignores",
    reason: "whoever reads the secret takes it for the place that the proxy connects to",
    why: """
      The proxy goes to its target, whatever the secret says: it reads `username` and `password` and passes over the rest. `host` \
      and `port` in a proxy's secret are for others, such as a rotation function. They mislead when they name something else.
      """,
    fix: "Leave `host` and `port` out, unless a rotation function needs them.",
    sources: [.rdsProxySecrets, .rdsProxyTroubleshooting], confidence: .old,
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              secret_keys: [username, password, ⟦host⟧, port]
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              secret_keys: [username, password]
        """),
      .undetermined("{}"),
    ],
    check: .secret { secret, report throws(Inconclusive) in
      let ignored = try secret.keys.value.filter { SecretKeys.ignored.value.contains($0.value) }
      // A secret that a function rotates needs them to find the database.
      guard let first = ignored.first, secret.rotation.known ?? Secret.Rotation.none == Secret.Rotation.none else {
        return
      }
      report.flag(
        first.range, "the proxy does not read it", of: secret.provenance,
        related: ignored.dropFirst().map { .init($0.range, "nor this") })
    })
}
