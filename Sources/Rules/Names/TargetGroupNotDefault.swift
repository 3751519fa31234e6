import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetGroupNotDefault = Rule(
    "HR014", "target-group-not-default", .error, .names, "the target group is not called `default`",
    reason: "a proxy has exactly one target group, and AWS calls it `default`",
    why: """
      Every proxy comes with one target group named `default`, which cannot be renamed, and no other can be created: the API has \
      neither an operation for it nor one to delete it. CloudFormation's schema knows only this name; Terraform takes any in a \
      plan and fails while it applies.
      """,
    fix: "Leave \(path: .targetGroupName) out.",
    sources: [.dbProxyTargetGroup, .cfnDBProxyTargetGroup, .terraformTarget],
    examples: [
      .violates(
        """
        target_group:
          name: ⟦primary⟧
        """),
      .holds(
        """
        target_group:
          name: default
        """),
      .undetermined(
        """
        target_group:
          name: !unknown a variable without default
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      guard try group.name.value != DefaultTargetGroup.name.value else { return }
      report.flag(
        group.name.range, "AWS knows no other name than `\(DefaultTargetGroup.name.value)`", of: group.provenance,
        help: "delete \(path: .targetGroupName)")
    })
}
