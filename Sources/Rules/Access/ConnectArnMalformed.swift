import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let connectARNMalformed = Rule(
    "HR062", "connect-arn-malformed", .error, .access, "the resource of a `rds-db:connect` names no database user",
    reason: "the statement grants nothing, and the client's tokens are refused",
    why: """
      The ARN of a database user is of a service of its own: `arn:aws:rds-db:<region>:<account>:dbuser:<id>/<user>`. With `rds` for \
      `rds-db`, with `:` for `/`, without a user, or with another region or account than the proxy's it is still a text that IAM \
      takes; it just never matches.
      """,
    fix: "Write `arn:<partition>:rds-db:<region>:<account>:dbuser:<id>/<user>`.",
    sources: [.rdsIAMPolicy, .rdsProxyConnecting], silences: ["HR060"],
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
                    Resource: ⟦arn:aws:rds:us-east-1:123456789012:dbuser:prx-0a1b2c3d4e5f60718/app⟧
        """),
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
                    Resource: ⟦"arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-*"⟧
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
                    Resource: "arn:aws:rds-db:*:*:dbuser:prx-*/app"
        """),
      .undetermined(
        """
        clients:
          - { name: checkout, runtime: lambda, security_group: sg-0aa1bb2cc3dd4ee5f }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      let (signIns, unknown) = try deployment.signIns(to: proxy)
      for signIn in signIns {
        for statement in signIn.statements {
          let resources = statement.resources?.elements ?? []
          // Where one of several is right the others may be for something else.
          let flaws = resources.map { $0.known.flatMap(deployment.flaw) }
          guard !flaws.contains(nil), let flaw = flaws.first.flatMap({ $0 }) else { continue }
          report.flag(statement.resourcePlace, flaw, of: signIn.client.provenance)
        }
      }
      if let unknown { throw .unknown(unknown) }
    })
}

extension Deployment {
  /// What keeps a pattern from matching any database user of this deployment's account and region; nil where it can.
  fileprivate func flaw(ofUser pattern: String) -> String? {
    if pattern == "*" { return nil }
    guard let arn = ARN(pattern) else { return "this is no ARN" }
    func differs(_ part: String, _ expected: String?) -> Bool {
      guard let expected, !part.holds("*"), !part.holds("?") else { return false }
      return part != expected
    }
    let service = IAMWords.connectService.value, kind = IAMWords.connectResourceType.value
    if differs(arn.partition, region.known.map { Partition(region: $0).rawValue }) {
      return "`\(arn.partition)` is not the region's partition"
    }
    if differs(arn.service, service) { return "the service is `\(arn.service)`, not `\(service)`" }
    if differs(arn.region, region.known) { return "the region is \(arn.region), the proxy's is \(region.known ?? "")" }
    if differs(arn.account, account.known) { return "the account is not the proxy's" }
    if arn.resource == "*" { return nil }
    guard arn.resource.hasPrefix(kind + ":") else { return "after the account comes `\(kind):`" }
    let parts = arn.resource.dropFirst(kind.count + 1).split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts == ["*"] { return nil }
    return parts.count == 2 && !parts[1].isEmpty ? nil : "the user is missing: after the id come `/` and its name"
  }
}
