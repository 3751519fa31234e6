import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let principalInPermissionPolicy = Rule(
    "HR059", "principal-in-permission-policy", .error, .access,
    "a permission policy of the proxy's role names a principal",
    reason: "IAM refuses the policy",
    why: """
      A permission policy hangs on its role and says what that role may do; whom it concerns is settled, and IAM takes no `Principal` \
      in it. Such a document is mostly the trust policy, attached a second time where the permissions belong: an example that AWS \
      published did just that, and was copied into many blogs. The role then may do nothing.
      """,
    fix: "Put the statement into the role's trust policy, and write what the role may do here.",
    sources: [.iamPrincipalElement, .rdsProxyIAMSetup], silences: ["HR054", "HR056", "HR057"],
    examples: [
      .violates(
        """
        proxy:
          role:
            arn: arn:aws:iam::123456789012:role/orders-proxy
            trust:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: { Service: rds.amazonaws.com }
                  Action: sts:AssumeRole
            policies:
              - Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: { Service: ⟦rds.amazonaws.com⟧ }
                    Action: sts:AssumeRole
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          role:
            arn: arn:aws:iam::123456789012:role/orders-proxy
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let role = try report.deployment.role(of: proxy)
      for statement in role.statements where !statement.principals.isEmpty {
        let isTrust = statement.actions.elements.contains(DeferredText(IAMWords.assumeRole.value))
        report.flag(
          statement.principalPlace, isTrust ? "this is a statement of the trust policy" : "no principal may stand here",
          of: role.provenance, help: isTrust ? nil : "delete `Principal`")
      }
      try role.requireAllStatements()
    })
}
