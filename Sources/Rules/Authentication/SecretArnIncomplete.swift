import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretARNIncomplete = Rule(
    "HR037", "secret-arn-incomplete", .error, .authentication, "a secret is not named by its full ARN",
    reason: "AWS refuses the proxy, or its users cannot sign in",
    why: """
      `SecretArn` wants the whole ARN of a secret of Secrets Manager, with the hyphen and the six characters at its end that AWS \
      adds to the name. CloudFormation checks no more than its length, so that a name of twenty characters passes, and Terraform \
      only that it is some ARN. Older examples of AWS even show the ARN of a KMS key here, or `secret/` for `secret:`.
      """,
    fix: "Copy the ARN that `aws secretsmanager describe-secret` prints.",
    sources: [.userAuthConfig, .rdsProxySecrets, .createSecret],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: ⟦orders/prod/app⟧
              username: app
              iam_auth: REQUIRED
        """),
      .violates(
        """
        proxy:
          auth:
            - secret_arn: ⟦arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app⟧
              username: app
              iam_auth: REQUIRED
        """),
      .violates(
        """
        proxy:
          auth:
            - secret_arn: ⟦arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788⟧
              username: app
              iam_auth: REQUIRED
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
        """),
      .undetermined(
        """
        proxy:
          auth:
            - secret_arn: !unknown made by another stack
              username: app
              iam_auth: REQUIRED
        """),
    ],
    check: .authEntry { entry, _, report throws(Inconclusive) in
      guard case .refused(let text, let range) = entry.secret else {
        if case .unknown(let unknown) = try entry.secret.value { throw .unknown(unknown) }
        return
      }
      report.flag(
        range, SecretARN.flaw(of: text) ?? "this names no secret", of: entry.provenance,
        help: "print the ARN with `aws secretsmanager describe-secret --secret-id NAME --query ARN`")
    })
}
