import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretWithoutCredentials = Rule(
    "HR039", "secret-without-credentials", .error, .authentication,
    "a secret lacks the keys that the proxy reads",
    reason: "the user cannot sign in: \"Proxy does not have any registered credentials\"",
    why: """
      A proxy reads two keys from the JSON of a secret, `username` and `password`, in lower case and with text under them. Where one \
      is missing or called otherwise only that user is broken, and the proxy says so in its log alone, with debug logging on.
      """,
    fix: "Give the secret's JSON the keys `username` and `password`.",
    sources: [.rdsProxyTroubleshooting, .rdsProxySecrets],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              secret_keys: ⟦[user, password]⟧
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
      let keys = try secret.keys.value.map { $0.value }
      let missing = SecretKeys.required.value.filter { !keys.contains($0) }
      guard !missing.isEmpty else { return }
      let words = missing.map { "`\($0)`" }.joined(separator: " and ")
      report.flag(
        secret.keys.range, "\(words) \(missing.count == 1 ? "is" : "are") missing", of: secret.provenance,
        help: "put \(words) into the secret, in lower case")
    })
}
