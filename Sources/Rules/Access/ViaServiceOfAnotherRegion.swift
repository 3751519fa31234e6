import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let viaServiceOfAnotherRegion = Rule(
    "HR057", "via-service-of-another-region", .error, .access,
    "the role may decrypt for another service or region than the secret's",
    reason: "the users of that secret cannot sign in; the log says that credentials could not be retrieved",
    why: """
      `kms:ViaService` narrows `kms:Decrypt` to requests that Secrets Manager passes on, and the value carries a region: that of the \
      secret. A policy copied from another region, or with another service in it, grants nothing, although the action and the key \
      are right.
      """,
    fix: "Let `kms:ViaService` be `secretsmanager.<the secret's region>.amazonaws.com`.",
    sources: [.rdsProxyIAMSetup, .kmsConditions],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              kms_key_arn: arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788
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
                    Resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
                  - Effect: Allow
                    Action: kms:Decrypt
                    Resource: arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788
                    ⟦Condition⟧:
                      StringEquals: { "kms:ViaService": secretsmanager.eu-west-1.amazonaws.com }
        """),
      .holds(
        """
        proxy:
          auth:
            - secret: orders/prod/app
              username: app
              iam_auth: REQUIRED
              kms_key_arn: arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788
        """),
      .undetermined(
        """
        proxy:
          auth:
            - secret: orders/prod/app
              username: app
              iam_auth: REQUIRED
              kms_key_arn: !unknown from another stack
        """),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      let role = try deployment.role(of: proxy)
      var hasKey = false
      for secret in try deployment.secrets(of: proxy) {
        guard let key = try secret.kmsKey.value else { continue }
        hasKey = true
        let host = try deployment.viaService(of: secret)
        let request = try deployment.decryption(of: secret, with: key)
        guard deployment.decision(on: request, by: role).isRefused,
          deployment.decision(on: request, by: role.withoutViaService).isAllowed
        else { continue }
        let statements = role.statements.filter { $0.conditions.contains { $0.isViaService } }
        guard let statement = statements.first else { continue }
        guard host.confidence == .settled else {
          throw report.undetermined(
            "no page names the value of `kms:ViaService` in this partition", at: statement.conditionPlace)
        }
        let values = statement.conditions.filter { $0.isViaService }.flatMap { $0.values }.compactMap { $0.known }
        report.flag(
          statement.conditionPlace, "`kms:ViaService` is \(values.map { "`\($0)`" }.joined(separator: ", "))",
          of: role.provenance,
          related: [
            .init(secret.kmsKey.range, "`\(secret.name.known ?? secret.symbol.name)` is decrypted with this key")
          ],
          help: "let `kms:ViaService` be `\(host.value)`")
      }
      guard hasKey else { throw .notApplicable }
    })
}
