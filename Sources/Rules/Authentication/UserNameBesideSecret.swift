import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let userNameBesideSecret = Rule(
    "HR036", "user-name-beside-secret", .error, .authentication, "an entry names AWS's `UserName` beside its secret",
    reason: "AWS refuses it: \"UserName must not be set in UserAuthConfig when SECRETS AuthScheme is used.\"",
    why: """
      API, CLI and Terraform all have the field, and AWS's example of 2023 used it. Since `SECRETS` is the only authentication \
      scheme there is and the secret holds the user's name, it is never right. CloudFormation does not have the property.
      """,
    fix:
      "Delete \(.userName)\(profile: "; write `username` to say which user the secret holds", otherwise: "; the secret says which user it holds").",
    sources: [.terraformIssue40776, .userAuthConfig, .cfnDBProxyAuth],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              user_name: ⟦app⟧
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          auth: !unknown built by a module
        """),
    ],
    check: .authEntry { entry, _, report throws(Inconclusive) in
      guard let userName = entry.userName else { return }
      report.flag(
        userName.range, "AWS refuses it beside a secret", of: entry.provenance,
        help: "\(profile: "write `username` instead", otherwise: "delete \(.userName)")")
    })
}
