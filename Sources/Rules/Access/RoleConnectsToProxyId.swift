import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let roleConnectsToProxyID = Rule(
    "HR148", "role-connects-to-proxy-id", .error, .access,
    "the proxy's role is granted `rds-db:connect` on a proxy instead of the database",
    reason: "clients get in, and the proxy gets no connection for them",
    why: """
      With IAM from end to end there are two sign-ins. The client's role needs `rds-db:connect` on the proxy, `prx-...`; the proxy's \
      role needs it on the database, `cluster-...` or `db-...`. Where the client's statement was copied to the proxy's role, the \
      proxy may sign in to itself.
      """,
    fix: "Name the database's resource id in the policy of the proxy's role.",
    sources: [.rdsProxyIAMSetup, .rdsProxyIAMMigration], silences: ["HR151"],
    examples: [
      .violates(
        """
        database:
          iam_authentication: true
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
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
                    Action: rds-db:connect
                    Resource: ⟦arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-0a1b2c3d4e5f60718/app⟧
        """),
      .holds(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
          iam_authentication: true
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
        """),
      .undetermined(
        """
        database:
          iam_authentication: true
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
          role:
            arn: arn:aws:iam::123456789012:role/orders-proxy
        """),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try proxy.defaultAuthScheme.value == .iamAuth else { throw .notApplicable }
      let role = try report.deployment.role(of: proxy)
      // A policy that follows from `database.resource_id` is as wrong as that is: another rule's business.
      let written = role.policies.filter { $0.document.isWritten }.compactMap { $0.document.known }.flatMap {
        $0.statements
      }
      for statement in written where statement.names(actionsOf: IAMWords.connectService.value) {
        let ids = (statement.resources?.elements ?? []).compactMap { $0.resourceIDOfUser }
        guard let id = ids.first, ids.allSatisfy({ $0.hasPrefix(NameRules.proxyIDPrefix.value) }) else { continue }
        report.flag(
          statement.resourcePlace, "`\(id)` is a proxy", of: role.provenance,
          help: "put the database's resource id in its place")
      }
      try role.requireAllStatements()
    })
}
