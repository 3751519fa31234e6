import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let everySecretReadable = Rule(
    "HR055", "every-secret-readable", .warning, .access, "the proxy's role may read every secret",
    reason: "whoever may change the proxy can have it read any secret of the account",
    why: """
      With `GetSecretValue` on `*` a role made for one database opens the secrets of all of them, and of everything else that keeps \
      its secrets there. Whoever may hand this role to a proxy, or to anything else that it trusts, may then use them.
      """,
    fix: "Name the proxy's own secrets as the resources.",
    sources: [.rdsProxyIAMSetup], confidence: .derived,
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
                    Action: secretsmanager:GetSecretValue
                    Resource: ⟦"*"⟧
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
      let deployment = report.deployment
      let role = try deployment.role(of: proxy)
      for statement in deployment.grants(of: IAMWords.getSecretValue.value, to: role) {
        // A name that nobody has given to a secret stands for all names.
        let region = deployment.region.known ?? "us-east-1"
        let stranger = DeferredText(
          "arn:\(Partition(region: region).rawValue):secretsmanager:\(region):\(deployment.account.known ?? "000000000000"):secret:~nobody~-AbCdEf"
        )
        let covers: Bool =
          switch statement.resources {
          case .only(let patterns)?: patterns.contains { deployment.covers($0, stranger) == .yes }
          case .allExcept(let patterns)?: patterns.allSatisfy { deployment.covers($0, stranger) == .no }
          case nil: false
          }
        guard covers else { continue }
        report.flag(
          statement.resourcePlace, "this covers every secret", of: role.provenance,
          help:
            "name \(try deployment.secrets(of: proxy).map { "`\(deployment.arnPattern(of: $0))`" }.joined(separator: ", "))"
        )
      }
      try role.requireAllStatements()
    })
}
