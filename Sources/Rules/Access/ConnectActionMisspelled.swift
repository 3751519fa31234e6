import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let connectActionMisspelled = Rule(
    "HR150", "connect-action-misspelled", .warning, .access, "a policy grants an action that IAM does not have",
    reason: "the statement grants nothing, and tokens are refused",
    why: """
      The action is `rds-db:connect`. One of AWS's own pages writes `rds:db-connect`, which IAM takes without complaint and never \
      matches.
      """,
    fix: "Write `rds-db:connect`.", sources: [.rdsIAMPolicy, .rdsProxyIAMMigration], confidence: .conflict,
    silences: ["HR060", "HR151"],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            policies:
              - Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: ⟦rds:db-connect⟧
                    Resource: "arn:aws:rds-db:us-east-1:123456789012:dbuser:*/app"
        """),
      .holds(
        """
        clients:
          - name: checkout
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            policies:
              - Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: rds-db:connect
                    Resource: "arn:aws:rds-db:us-east-1:123456789012:dbuser:*/app"
        """),
      .undetermined("{}"),
    ],
    check: .deployment { report throws(Inconclusive) in
      let wrong = IAMWords.misspelledConnect.value
      var unknown: Unknown?
      for role in report.deployment.roles {
        // A client's finding is about the client, so that it keeps the rules on its sign-in quiet.
        let resource =
          report.deployment.clients.first { $0.role?.value == .symbol(role.symbol) }?.provenance ?? role.provenance
        for statement in role.statements
        where statement.actions.elements.contains(where: { $0.known?.lowercased() == wrong }) {
          report.flag(
            statement.actionPlace, "`\(wrong)` is no action", of: resource, help: "write `\(IAMWords.connect.value)`")
        }
        unknown = unknown ?? role.unseenPolicies
      }
      if let unknown { throw .unknown(unknown) }
    })
}
