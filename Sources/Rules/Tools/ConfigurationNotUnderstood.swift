import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let configurationNotUnderstood = Rule(
    "HR220", "configuration-not-understood", .error, .tools,
    "the AWS provider of Terraform does not understand a resource of the proxy",
    reason: "`terraform plan` stops with an error, and nothing is made or changed",
    why: """
      Tutorials, and a changelog of the provider itself, print resources that never were: `aws_rds_proxy`, \
      `aws_db_proxy_target_group`. Others write the pool's numbers into `aws_db_proxy`, the pool's percentage in the singular, \
      or the database into the target group. The proxy is `aws_db_proxy`; its pool is `connection_pool_config` of \
      `aws_db_proxy_default_target_group`; each database is an `aws_db_proxy_target`.
      """,
    fix: "Write the resource or the argument that does exist.",
    sources: [.terraformProxy, .terraformTargetGroup, .terraformTarget, .terraformEndpoint],
    examples: [
      .violates(
        .terraform,
        """
        resource ⟦"aws_rds_proxy"⟧ "orders" {
          name          = "orders"
          engine_family = "POSTGRESQL"
        }
        """),
      .violates(
        .terraform,
        TerraformExample.pool(
          """
          connection_pool_config {
              ⟦max_connection_percent⟧    = 75
              connection_borrow_timeout = 30
            }
          """)),
      .violates(.terraform, TerraformExample.proxy("⟦max_connections_percent⟧ = 75", provider: nil)),
      .violates(.terraform, TerraformExample.proxy("⟦endpoint⟧ = \"orders.example.com\"", provider: nil)),
      .holds(
        .terraform,
        TerraformExample.pool(
          """
          connection_pool_config {
              max_connections_percent      = 75
              max_idle_connections_percent = 50
              connection_borrow_timeout    = 30
            }
          """)),
      .undetermined(
        .terraform,
        TerraformExample.proxy("debug_logging = false", provider: nil) + """

          module "replica" {
            source = "git::https://example.com/platform/proxies.git"
            name   = "replica"
          }

          """),
    ],
    check: .deployment { report throws(Inconclusive) in
      guard report.deployment.form.kind == .terraform else { throw .notApplicable }
      for problem in report.deployment.toolProblems where problem.tool == .terraform {
        report.flag(problem.range, label(of: problem), of: problem.owner, help: problem.instead.map { Wording($0) })
      }
      if let unseen = report.deployment.unseenWords { report.leaveOpen(unseen) }
    })

  private static func label(of problem: ToolProblem) -> String {
    switch problem.kind {
    case .unknownType: "there is no `\(problem.subject)`"
    case .unknownMember, .unknownAttribute, .abbreviatedMember: "`\(problem.owner.label)` has no `\(problem.subject)`"
    case .missingMember: "`\(problem.owner.label)` needs `\(problem.subject)`"
    case .misusedMember: "`\(problem.subject)` is not written like this"
    }
  }
}
