import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let authLeftToProvider = Rule(
    "HR129", "auth-left-to-provider", .warning, .tools,
    "an `auth` block leaves its scheme or IAM to the Terraform provider",
    reason: "every plan shows a difference that no apply makes go away",
    why: """
      AWS answers with `SECRETS` and `DISABLED` where nothing was said; the provider compares that with nothing, and finds a \
      difference each time. People get used to plans that are never empty, and miss the one that matters.
      """,
    fix: "Write `auth_scheme` and `iam_auth`.",
    sources: [.terraformIssue20119],
    examples: [
      .violates(
        .terraform, TerraformExample.auth("⟦auth⟧ {\n    secret_arn = aws_secretsmanager_secret.app.arn\n  }")),
      .holds(
        .terraform,
        TerraformExample.auth(
          """
          auth {
              auth_scheme = "SECRETS"
              iam_auth    = "DISABLED"
              secret_arn  = aws_secretsmanager_secret.app.arn
            }
          """)),
      .undetermined(
        .terraform,
        TerraformExample.auth(
          """
          dynamic "auth" {
              for_each = var.secrets
              content {
                secret_arn = auth.value
              }
            }
          """, rest: "variable \"secrets\" {\n  type = list(string)\n}")),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let terraform = try report.terraform
      for place in terraform.implicitAuth where place.label.hasPrefix(proxy.provenance.label + ".") {
        report.flag(
          place.range, "`auth_scheme` and `iam_auth` are not both written", of: proxy.provenance,
          help: "write `auth_scheme = \"SECRETS\"` and `iam_auth`, even where it is `DISABLED`")
      }
      guard try !proxy.auth.value.isEmpty else { throw .notApplicable }
    })
}
