import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let passwordInInitQuery = Rule(
    "HR106", "password-in-init-query", .error, .pinning, "the init query carries a password",
    reason: "whoever may describe the target group can read it",
    why: """
      The init query is stored as it is written and shown to everybody who may call `DescribeDBProxyTargetGroups`; it also stands in \
      the Terraform state. AWS warns against anything secret in it. Whoever put a password there should change it.
      """,
    fix: "Take the password out of \(.initQuery), and change it.",
    sources: [.connectionPoolConfiguration],
    examples: [
      .violates(
        """
        target_group:
          init_query: ⟦SET ROLE orders PASSWORD 'correct-horse'⟧
        """),
      .holds(
        """
        target_group:
          init_query: SET ROLE orders
        """),
      .undetermined(
        """
        target_group:
          init_query: !unknown a variable without default
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      guard let query = try group.initQuery.value else { return }
      let statements = InitStatements(query)
      guard
        SecretMask.containsSecret(query) || statements.contains("identified", "by")
          || statements.contains("password", "''")
      else { return }
      report.flag(group.initQuery.range, "what stands here is not shown", of: group.provenance)
    })
}
