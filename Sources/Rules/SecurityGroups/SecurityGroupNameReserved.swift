import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let securityGroupNameReserved = Rule(
    "HR154", "security-group-name-reserved", .error, .securityGroups,
    "the name of a security group begins as its id would",
    reason: "`CreateSecurityGroup` refuses it",
    why: """
      EC2 keeps names that begin with `sg-` for ids, and refuses a group of such a name. The group that is created for a proxy is \
      called as the proxy is, so that a proxy's name can be one that AWS takes and its group's name one that it does not.
      """,
    fix: "Choose a name that does not begin with `sg-`.", sources: [.createSecurityGroup],
    examples: [
      .violates(
        """
        proxy:
          name: ⟦sg-orders⟧
        """),
      .holds(
        """
        proxy:
          name: orders-sg
        """),
      .undetermined(
        """
        proxy:
          name: !unknown chosen by the pipeline
        """),
      .notApplicable(
        """
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        """),
    ],
    check: .deployment { report throws(Inconclusive) in
      let created = report.deployment.securityGroups.filter { $0.ownership == .created && !$0.name.isMadeUp }
      guard !created.isEmpty else { throw .notApplicable }
      for group in created
      where try group.name.value.lowercased().hasPrefix(Limits.securityGroupNameReservedPrefix.value) {
        report.flag(
          group.name.range,
          "a security group of this name begins with `\(Limits.securityGroupNameReservedPrefix.value)`",
          of: group.provenance)
      }
    })
}
