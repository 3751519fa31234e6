import AWSFacts
import ProxyModel
import SourceText

/// A role of somebody who stands at the proxy, with what is to be said about it.
extension Deployment {
  /// The proxy's role with its documents.
  func role(of proxy: Proxy) throws(Inconclusive) -> Role { try role(proxy.role, remedy: "write `proxy.role`") }

  /// A role that something refers to.
  func role(_ referral: Referral<Role>, remedy: String) throws(Inconclusive) -> Role {
    if case .unknown(let unknown) = referral.value { throw .unknown(unknown) }
    guard let role = roles[referral.value] else {
      throw .unknown(Unknown("the policies of the role are not written here", at: referral.range, remedy: remedy))
    }
    return role
  }

  /// The secrets of a proxy's `auth`, each once; what is not known or not right in the list is passed over.
  func secrets(of proxy: Proxy) throws(Inconclusive) -> [Secret] {
    var found: [Secret] = []
    for entry in try proxy.auth.value {
      guard let secret = entry.secret.known.flatMap({ secrets[$0] }),
        !found.contains(where: { $0.symbol == secret.symbol })
      else { continue }
      found.append(secret)
    }
    return found
  }

  /// The ARN of a secret as a policy would name it: with wildcards for what only AWS knows.
  func arnPattern(of secret: Secret) -> String {
    if let arn = secret.ownership.externalID { return arn }
    let region = region.known ?? "*"
    return
      "arn:\(Partition(region: region).rawValue):secretsmanager:\(region):\(account.known ?? "*"):secret:\(secret.name.known ?? "*")"
      + "-" + String(repeating: "?", count: NameRules.secretSuffixLength.value)
  }

  /// What Secrets Manager calls itself when it uses a key for a secret: it goes by the secret's region.
  func viaService(of secret: Secret) throws(Inconclusive) -> Fact<String> {
    let region: String
    if let arn = secret.arn { region = try arn.value.arn.region } else { region = try self.region.value }
    return IAMWords.viaServiceHost(region: region)
  }
}

extension Role {
  /// All statements of its policies, as far as they are known.
  var statements: [PolicyStatement] { policies.compactMap { $0.document.known }.flatMap { $0.statements } }

  /// Ends a rule that would have to see every statement where some are not written.
  func requireAllStatements() throws(Inconclusive) {
    if let unseenPolicies { throw .unknown(unseenPolicies) }
    for policy in policies { _ = try policy.document.value }
  }
}

extension PolicyStatement {
  /// Where to point for its resources: at them, or at the statement.
  var resourcePlace: SourceRange { places.resource ?? provenance.range }
  /// Where to point for its actions.
  var actionPlace: SourceRange { places.action ?? provenance.range }
  /// Where to point for its conditions.
  var conditionPlace: SourceRange { places.condition ?? provenance.range }
  /// Where to point for its principals.
  var principalPlace: SourceRange { places.principal ?? provenance.range }

  /// Whether one of its actions begins like this, however its letters are cased.
  func names(actionsOf service: String) -> Bool {
    actions.elements.contains { $0.known?.lowercased().hasPrefix(service.lowercased() + ":") == true }
  }
}
