import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let connectOnDatabaseID = Rule(
    "HR061", "connect-on-database-id", .error, .access,
    "a client's `rds-db:connect` names the database instead of the proxy",
    reason: "its tokens for the proxy are refused",
    why: """
      `rds-db:connect` is granted on a resource id and a user. For sign-ins to a database that is `db-...` or `cluster-...`; for \
      sign-ins to a proxy it is the proxy's own, `prx-...`. A policy from before there was a proxy still names the database, and \
      lets the client past the proxy but not through it.
      """,
    fix: "Name the proxy's `prx-...` id, the last part of its ARN.",
    sources: [.rdsIAMPolicy, .rdsProxyConnecting, .cdkPull12416], silences: ["HR060"],
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
                    Resource: ⟦arn:aws:rds-db:us-east-1:123456789012:dbuser:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app⟧
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
                    Resource: "arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-*/app"
        """),
      .undetermined(
        """
        clients:
          - { name: checkout, runtime: lambda, security_group: sg-0aa1bb2cc3dd4ee5f }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let (signIns, unknown) = try report.deployment.signIns(to: proxy)
      let prefixes = [NameRules.instanceResourceIDPrefix.value, NameRules.clusterResourceIDPrefix.value]
      for signIn in signIns {
        for statement in signIn.statements {
          let ids = (statement.resources?.elements ?? []).compactMap { $0.resourceIDOfUser }
          // One that names both is for both.
          guard !ids.contains(where: { id in !prefixes.contains { id.hasPrefix($0) } }), let id = ids.first else {
            continue
          }
          report.flag(
            statement.resourcePlace, "`\(id)` is a database", of: signIn.client.provenance,
            help:
              "put the proxy's id, `\(proxy.resourceID?.known ?? NameRules.proxyIDPrefix.value + "...")`, in its place")
        }
      }
      if let unknown { throw .unknown(unknown) }
    })
}

extension DeferredText {
  /// What stands between `dbuser:` and the user: `prx-...`, `cluster-...`, `*`; nil for what is no database user.
  var resourceIDOfUser: String? {
    guard let arn = known.flatMap({ ARN($0) }) else { return nil }
    let prefix = IAMWords.connectResourceType.value + ":"
    guard arn.resource.hasPrefix(prefix) else { return nil }
    return arn.resource.dropFirst(prefix.count).split(separator: "/", maxSplits: 1).first.map(String.init)
  }
}
