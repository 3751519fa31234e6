import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let rdsCannotAssumeRole = Rule(
    "HR052", "rds-cannot-assume-role", .error, .access, "RDS may not take on the proxy's role",
    reason: "the proxy is created, and reads not one secret",
    why: """
      The proxy is part of RDS, so that `rds.amazonaws.com` must be allowed `sts:AssumeRole` in the trust policy of its role. A role \
      that was made for something else, for Lambda or for a person, names other principals. Creating the proxy does not fail for it: \
      the target comes up with AUTH_FAILURE, and the log says that credentials could not be retrieved.
      """,
    fix: "Allow `sts:AssumeRole` to the service `rds.amazonaws.com` in the role's trust policy.",
    sources: [.rdsProxyIAMSetup, .rdsProxyTroubleshooting], silences: ["HR054", "HR056"],
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
                  Principal: { Service: ⟦lambda.amazonaws.com⟧ }
                  Action: sts:AssumeRole
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
                  Principal: { Service: [lambda.amazonaws.com, rds.amazonaws.com] }
                  Action: sts:AssumeRole
        """),
      .undetermined(
        """
        proxy:
          role:
            arn: arn:aws:iam::123456789012:role/orders-proxy
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let role = try report.deployment.role(of: proxy)
      guard let trust = role.trust else {
        throw report.undetermined("the role's trust policy is not written here", at: role.provenance.range)
      }
      let document = try trust.value
      let service = IAMWords.servicePrincipal.value, action = IAMWords.assumeRole.value
      let request = AccessRequest(action, by: PolicyPrincipal("Service", [DeferredText(service)]))
      let help: Wording = "allow `\(action)` to `Service: \(service)` in the trust policy"
      switch report.deployment.decision(on: request, by: [document]) {
      case .allowed: return
      case .undetermined(let unknown): throw .unknown(unknown)
      case .denied(let statement):
        report.flag(statement.principalPlace, "this forbids it to `\(service)`", of: role.provenance, help: help)
      case .notGranted:
        guard let statement = document.statements.first else {
          return report.flag(trust.range, "nobody may take it on", of: role.provenance, help: help)
        }
        let others = statement.principals.flatMap { $0.identifiers }.compactMap { $0.known }
        report.flag(
          statement.principalPlace,
          others.contains(service)
            ? "`\(service)` is not allowed `\(action)`" : "`\(service)` is not among those who may take it on",
          of: role.provenance, help: help)
      }
    })
}
