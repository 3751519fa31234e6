import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let globalConditionOnProxyRole = Rule(
    "HR053", "global-condition-on-proxy-role", .warning, .access,
    "a policy of the proxy's role tests a global condition key",
    reason: "RDS Proxy supports none: the proxy may not get at its secrets",
    why: """
      \"Currently, RDS Proxy doesn't support any global condition context keys\", says the proxy's page; the general page on RDS \
      recommends `aws:SourceArn` and `aws:SourceAccount` in every trust policy for `rds.amazonaws.com`. The two contradict each \
      other, and no example of AWS for a proxy uses such a key. `kms:ViaService` is a key of KMS, and is in AWS's own example.
      """,
    fix: "Leave conditions on `aws:` keys out of the policies of the proxy's role.",
    sources: [.rdsProxy, .auroraProxy, .rdsConfusedDeputy], confidence: .conflict,
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
                  ⟦Condition⟧:
                    StringEquals: { "aws:SourceAccount": "123456789012" }
            policies: []
          auth: []
          default_auth_scheme: IAM_AUTH
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
      let prefix = IAMWords.unsupportedConditionPrefix.value
      let trust = role.trust?.known?.statements ?? []
      for statement in trust + role.statements {
        let keys = statement.conditions.map { $0.key }.filter { $0.lowercased().hasPrefix(prefix) }
        guard !keys.isEmpty else { continue }
        report.flag(
          statement.conditionPlace, keys.map { "`\($0)`" }.joined(separator: ", "), of: role.provenance,
          help: "delete the condition, or try it in a test account first")
      }
      if case .unknown(let unknown)? = role.trust { throw .unknown(unknown) }
      try role.requireAllStatements()
    })
}
