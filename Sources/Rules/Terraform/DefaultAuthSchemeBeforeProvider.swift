import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let defaultAuthSchemeBeforeProvider = Rule(
    "HR034", "default-auth-scheme-before-provider", .error, .tools,
    "the configuration takes only versions of the AWS provider that know no default auth scheme",
    reason: "Terraform refuses the argument, or demands an `auth` block that is not there",
    why: """
      IAM from end to end came to RDS Proxy in September 2025, and to the Terraform provider with 6.15. Older versions do not know \
      `default_auth_scheme`, and demand at least one `auth` block with a secret.
      """,
    fix: "Raise the provider's version to 6.15 or later.",
    sources: [.terraformChangelog, .terraformIssue44298],
    examples: [
      .violates(.terraform, TerraformExample.proxy("default_auth_scheme = ⟦\"IAM_AUTH\"⟧", provider: "~> 5.100")),
      .holds(.terraform, TerraformExample.proxy("default_auth_scheme = \"IAM_AUTH\"", provider: ">= 6.15")),
      .undetermined(.terraform, TerraformExample.proxy("default_auth_scheme = \"IAM_AUTH\"", provider: nil)),
      .notApplicable(.terraform, TerraformExample.proxy("require_tls = true", provider: "~> 5.100")),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      _ = try report.terraform
      guard try proxy.defaultAuthScheme.value == .iamAuth else { throw .notApplicable }
      try report.demandProvider(
        TerraformProvider.defaultAuthScheme.value, for: "`default_auth_scheme`", at: proxy.defaultAuthScheme.range,
        of: proxy)
    })
}
