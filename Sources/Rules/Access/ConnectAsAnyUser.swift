import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let connectAsAnyUser = Rule(
    "HR063", "connect-as-any-user", .warning, .access, "a client may sign in as every database user",
    reason: "it can take on the administrator's user as easily as its own",
    why: """
      With `*` for the user, `rds-db:connect` lets the client's role sign in as any user that takes IAM, an administrator's included. \
      The names of users are no secret, and making a token needs nothing else.
      """,
    fix: "Name the users that the client signs in as.",
    sources: [.rdsIAMPolicy], confidence: .derived,
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
                    Action: rds-db:connect
                    Resource: ⟦"arn:aws:rds-db:us-east-1:123456789012:dbuser:*/*"⟧
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
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      var (signIns, unknown) = try deployment.signIns(to: proxy)
      // A name that no user has stands for all names.
      let stranger = deployment.databaseUser("~nobody~", of: [.attribute(.proxyResourceID(proxy.symbol))])
      for signIn in signIns {
        for statement in deployment.grants(of: IAMWords.connect.value, to: signIn.role) {
          guard case .only(let patterns)? = statement.resources,
            patterns.contains(where: { deployment.covers($0, stranger) == .yes })
          else { continue }
          report.flag(
            statement.resourcePlace, "`\(signIn.client.symbol)` may be anybody", of: signIn.client.provenance,
            help: "put the names of its users in the place of the last `*`")
        }
        unknown = unknown ?? signIn.role.unseenPolicies
      }
      if let unknown { throw .unknown(unknown) }
    })
}
