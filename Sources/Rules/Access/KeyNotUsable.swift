import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let keyNotUsable = Rule(
    "HR056", "key-not-usable", .error, .access, "the proxy's role may not decrypt a secret of the proxy",
    reason: "the users of that secret cannot sign in; the log says that credentials could not be retrieved",
    why: """
      A secret under a customer-managed key is read in two steps: Secrets Manager hands it out, and decrypts it with the caller's own \
      rights. Without `kms:Decrypt` on the key the role may fetch the secret and gets nothing. The CDK forgot this permission for \
      years. Under AWS's own key, `aws/secretsmanager`, none is needed. The key's policy has to admit the role as well.
      """,
    fix: "Allow `kms:Decrypt` on the key, where `kms:ViaService` is Secrets Manager in the secret's region.",
    sources: [.rdsProxyIAMSetup, .cdkIssue28847, .rdsProxySecrets],
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
            arn: ⟦arn:aws:iam::123456789012:role/orders-proxy⟧
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
      let action = IAMWords.decrypt.value
      var hasKey = false
      var flagged: Set<ARN> = []
      for secret in try deployment.secrets(of: proxy) {
        guard let key = try secret.kmsKey.value else { continue }
        hasKey = true
        let request = try deployment.decryption(of: secret, with: key)
        switch deployment.decision(on: request, by: role) {
        case .allowed: continue
        case .undetermined(let unknown): throw .unknown(unknown)
        case .denied, .notGranted:
          // With a wrong `kms:ViaService` the permission is there, and says the wrong thing: another rule's business.
          guard !deployment.decision(on: request, by: role.withoutViaService).isAllowed, flagged.insert(key).inserted
          else { continue }
          let grant = deployment.grants(of: action, to: role).first
          report.flag(
            grant?.resourcePlace ?? role.provenance.range,
            grant == nil ? "nothing lets it decrypt with the key" : "this does not cover the key", of: role.provenance,
            related: [.init(secret.kmsKey.range, "the key of `\(secret.name.known ?? secret.symbol.name)`")],
            help: "allow `\(action)` on `\(key)`")
        }
      }
      guard hasKey else { throw .notApplicable }
    })
}

extension Deployment {
  /// What Secrets Manager asks of KMS in the role's name when the proxy reads a secret.
  ///
  /// Where the region is not known, neither is the service that passes the request on; a key that nothing covers shows all the same.
  func decryption(of secret: Secret, with key: ARN) throws(Inconclusive) -> AccessRequest {
    let service: DeferredText
    do throws(Inconclusive) {
      service = DeferredText(try viaService(of: secret).value)
    } catch {
      guard case .unknown(let unknown) = error else { throw error }
      service = DeferredText([.unknown(unknown)])
    }
    return AccessRequest(
      IAMWords.decrypt.value, on: DeferredText("\(key)"), context: [IAMWords.viaService.value: service])
  }
}

extension Role {
  /// The role as if none of its statements looked at who passes a request on.
  var withoutViaService: Role {
    var role = self
    role.policies = policies.map { policy in
      var policy = policy
      policy.document = policy.document.map { document in
        var document = document
        for index in document.statements.indices {
          document.statements[index].conditions.removeAll { $0.isViaService }
        }
        return document
      }
      return policy
    }
    return role
  }
}

extension PolicyCondition {
  /// Whether it looks at the service that passes a request on.
  var isViaService: Bool { key.lowercased() == IAMWords.viaService.value.lowercased() }
}
