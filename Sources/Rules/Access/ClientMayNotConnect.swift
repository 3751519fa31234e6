import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let clientMayNotConnect = Rule(
    "HR060", "client-may-not-connect", .error, .access, "a client that signs in by IAM may not connect to the proxy",
    reason: "its tokens are refused: \"PAM authentication failed\" or \"Access denied\"",
    why: """
      With IAM sign-in a client's role needs `rds-db:connect` on the database user of this proxy: \
      `arn:aws:rds-db:<region>:<account>:dbuser:prx-.../<user>`, where `prx-...` is the last part of the proxy's own ARN. A policy \
      for the database's id is for sign-ins to the database, not to the proxy. Making a token never fails: it is signed by the \
      client itself, and refused only when it is used.
      """,
    fix: "Allow `rds-db:connect` on the proxy's `dbuser` for the users that the client signs in as.",
    sources: [.rdsProxyConnecting, .rdsIAMPolicy],
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
                    Resource: ⟦"arn:aws:rds-db:us-east-1:123456789012:dbuser:*/reports"⟧
        """),
      .violates(
        """
        clients:
          - name: checkout
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: ⟦checkout-lambda⟧
            policies: []
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
      .undetermined(
        """
        clients:
          - { name: checkout, runtime: lambda, security_group: sg-0aa1bb2cc3dd4ee5f }
        """),
      .notApplicable(
        """
        clients:
          - { name: vpn, cidr: 10.20.0.0/16 }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      var (signIns, unknown) = try deployment.signIns(to: proxy)
      let usual = try deployment.secrets(of: proxy).compactMap { $0.username.known }
      for signIn in signIns {
        let named = signIn.client.users.map { $0.value }
        let users = named.isEmpty ? usual : named
        let decisions = users.map { user in
          let resource = deployment.databaseUser(
            DeferredText(user), of: [.attribute(.proxyResourceID(proxy.symbol))])
          return (user, deployment.decision(on: AccessRequest(IAMWords.connect.value, on: resource), by: signIn.role))
        }
        // A client that names its users needs every one of them; of all users one will do.
        if named.isEmpty, decisions.contains(where: { $0.1.isAllowed }) { continue }
        for case (_, .undetermined(let doubt)) in decisions { unknown = unknown ?? doubt }
        let refused = decisions.filter { $0.1.isRefused }.map { $0.0 }
        guard !refused.isEmpty, !named.isEmpty || refused.count == decisions.count else { continue }
        let words = refused.map { "`\($0)`" }.joined(separator: ", ")
        report.flag(
          signIn.statements.first?.resourcePlace ?? signIn.role.provenance.range,
          "`\(signIn.client.symbol)` may not sign in as \(words)", of: signIn.client.provenance,
          help: "allow `\(IAMWords.connect.value)` on `\(deployment.example(of: refused.first ?? "app", proxy))`")
      }
      if let unknown { throw .unknown(unknown) }
    })
}

extension Deployment {
  /// The resource that a client's policy would name, as one would type it.
  fileprivate func example(of user: String, _ proxy: Proxy) -> String {
    let region = region.known ?? "<region>"
    return
      "arn:\(Partition(region: region).rawValue):\(IAMWords.connectService.value):\(region):\(account.known ?? "<account>"):\(IAMWords.connectResourceType.value):\(proxy.resourceID?.known ?? NameRules.proxyIDPrefix.value + "...")/\(user)"
  }
}
