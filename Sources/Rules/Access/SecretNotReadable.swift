import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let secretNotReadable = Rule(
    "HR054", "secret-not-readable", .error, .access, "the proxy's role may not read a secret of the proxy",
    reason: "the users of that secret cannot sign in; the log says that credentials could not be retrieved",
    why: """
      The proxy reads every secret of its `auth` by its role, which needs `secretsmanager:GetSecretValue` on each. A policy that \
      names the secret without the hyphen and the six characters at the end of its ARN, as one of AWS's own examples does, covers \
      nothing; write the full ARN, or `-??????` for the end. Only the users of that one secret are broken, and without debug \
      logging nothing but their failed sign-ins shows it.
      """,
    fix: "Allow `secretsmanager:GetSecretValue` on the secret's full ARN.",
    sources: [.rdsProxyIAMSetup, .rdsProxyTroubleshooting, .createSecret],
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
                    Resource: ⟦arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app⟧
        """),
      .violates(
        """
        proxy:
          role:
            arn: ⟦arn:aws:iam::123456789012:role/orders-proxy⟧
            trust:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: { Service: rds.amazonaws.com }
                  Action: sts:AssumeRole
            policies: []
        """),
      .holds(
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
                    Action: secretsmanager:Get*
                    Resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-??????
        """),
      .undetermined(
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
                    Resource: !unknown from another stack
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      let role = try deployment.role(of: proxy)
      let action = IAMWords.getSecretValue.value
      var unread: [Secret] = []
      var denial: PolicyStatement?
      var unknown: Unknown?
      for secret in try deployment.secrets(of: proxy) {
        switch deployment.decision(on: AccessRequest(action, on: DeferredText(.secretARN(secret.symbol))), by: role) {
        case .allowed: continue
        case .undetermined(let doubt): unknown = unknown ?? doubt
        case .notGranted: unread.append(secret)
        case .denied(let statement):
          unread.append(secret)
          denial = denial ?? statement
        }
      }
      if let first = unread.first {
        let names = unread.map { "`\($0.name.known ?? $0.symbol.name)`" }.joined(separator: ", ")
        let grant = deployment.grants(of: action, to: role).first
        let isCutShort = grant?.resources?.elements.contains { pattern in
          var whole = pattern
          whole.append(.text("-" + String(repeating: "?", count: NameRules.secretSuffixLength.value)))
          return deployment.covers(whole, DeferredText(.secretARN(first.symbol))) == .yes
        }
        let label =
          denial != nil
          ? "this forbids reading \(names)"
          : isCutShort == true
            ? "the six characters at the end of the ARN of \(names) are not covered"
            : grant == nil ? "nothing lets it read \(names)" : "this does not cover \(names)"
        report.flag(
          (denial ?? grant)?.resourcePlace ?? role.policies.first?.provenance.range ?? role.provenance.range, label,
          of: role.provenance, related: unread.map { .init($0.provenance.range, "the secret") },
          help: denial == nil
            ? "allow `\(action)` on `\(deployment.arnPattern(of: first))`" : "take the secret out of what is forbidden")
      }
      if let unknown { throw .unknown(unknown) }
    })
}
