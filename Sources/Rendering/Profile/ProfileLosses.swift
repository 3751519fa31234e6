import ProxyModel
import SourceText

/// What a deployment has and its profile does not give back, found by reading the profile again.
struct ProfileLosses {
  let scope: ProfileScope
  let read: Deployment

  init(of scope: ProfileScope, in read: Deployment) {
    self.scope = scope
    self.read = read
  }

  /// A sentence for each, in the order of the kinds.
  var sentences: [String] {
    guard scope.deployment != read else { return [] }
    return rules + trusts + policies + alarms + parameters
  }

  private var deployment: Deployment { scope.deployment }

  /// Rules of ours that are lost, and those that come in addition.
  private var rules: [String] {
    let before = deployment.securityGroupRules.filter { !$0.isFound }
    let after = read.securityGroupRules.filter { !$0.isFound }
    let (names, readNames) = (Self.names(in: deployment), Self.names(in: read))
    let kept = Set(after.map { RuleWords.text(of: $0, in: read, calling: readNames) })
    let had = Set(before.map { RuleWords.text(of: $0, in: deployment, calling: names) })
    let lost = before.filter { !kept.contains(RuleWords.text(of: $0, in: deployment, calling: names)) }
    let added = after.filter { !had.contains(RuleWords.text(of: $0, in: read, calling: readNames)) }
    return lost.map { "the rule `\($0.provenance.label)`\(place(of: $0.provenance))" }
      + added.map {
        "that there is no rule `\(RuleWords.text(of: $0, in: read, calling: readNames))`, which headroom adds"
      }
  }

  /// The group that is made for a proxy is the same group whatever its tool calls it.
  private static func names(in deployment: Deployment) -> [String: String] {
    var names: [String: String] = [:]
    for proxy in deployment.proxies {
      for referral in proxy.securityGroups.known ?? [] {
        guard let group = deployment.securityGroups[referral.value], group.ownership == .created else { continue }
        names[RuleWords.name(of: referral.value, in: deployment)] = "the proxy's group"
      }
    }
    return names
  }

  /// Who may take on the created role, where somebody else may or only under conditions: a profile lets RDS, and nobody else.
  private var trusts: [String] {
    deployment.roles.filter { $0.ownership == .created }.compactMap { role in
      guard let trust = role.trust?.known, let same = read.roles.first(where: { $0.name == role.name }),
        let kept = same.trust?.known, shape(of: trust) != shape(of: kept)
      else { return nil }
      return "who may take on `\(role.provenance.label)`, as it stands\(place(of: role.provenance))"
    }
  }

  /// A statement, list by list, without the names that only one side has for its resources.
  private struct StatementShape: Equatable {
    let effect: PolicyStatement.Effect
    let lists: [[String]]
    let conditions: [[String]]
  }

  private func shape(of trust: PolicyDocument) -> [StatementShape] {
    trust.statements.map { statement in
      let principals = statement.principals.map { [$0.kind] + $0.identifiers.map { text($0, in: deployment) } }
      let actions = statement.actions.elements.map { text($0, in: deployment) }
      return StatementShape(
        effect: statement.effect, lists: [actions] + principals, conditions: conditions(of: statement, in: deployment))
    }
  }

  private func conditions(of statement: PolicyStatement, in deployment: Deployment) -> [[String]] {
    statement.conditions.map { [$0.test, $0.key] + $0.values.map { text($0, in: deployment) } }
  }

  /// Policies of the created role, and of others, that come out otherwise.
  private var policies: [String] {
    deployment.roles.flatMap { role -> [String] in
      let same = read.roles.first { $0.name == role.name }
      let lost = role.policies.filter { policy in
        !policy.isFound
          && same?.policies.contains { shape(of: $0, in: read) == shape(of: policy, in: deployment) } != true
      }
      let words = lost.map {
        "the policy `\($0.name)` of `\(role.provenance.label)` as it stands\(place(of: $0.provenance))"
      }
      guard role.ownership == .created, role.symbol != scope.proxy.role.value.symbol else { return words }
      return ["the role `\(role.provenance.label)`, which is not the proxy's\(place(of: role.provenance))"]
    }
  }

  private func shape(of policy: RolePolicy, in deployment: Deployment) -> [StatementShape] {
    (policy.document.known?.statements ?? []).map { statement in
      let lists = [statement.actions.elements, statement.resources?.elements ?? []]
      return StatementShape(
        effect: statement.effect, lists: [[policy.name]] + lists.map { $0.map { text($0, in: deployment) } },
        conditions: conditions(of: statement, in: deployment))
    }
  }

  private func text(_ text: DeferredText, in deployment: Deployment) -> String {
    text.parts.map { part in
      switch part {
      case .text(let run): run
      case .unknown(let unknown): "<\(unknown.reason)>"
      case .attribute(.secretARN(let symbol)): deployment.secrets[symbol].map(self.text) ?? "<\(symbol)>"
      case .attribute(.accountID): deployment.account.known ?? "<account>"
      case .attribute(.roleARN(let symbol)): "<\(deployment.roles[symbol]?.name.known ?? symbol.name)>"
      case .attribute(.proxyResourceID): "<proxy>"
      case .attribute(.databaseResourceID): "<database>"
      case .attribute(.proxyName), .attribute(.proxyEndpoint), .attribute(.endpointAddress): "<name>"
      }
    }.joined()
  }

  private func text(_ secret: Secret) -> String {
    secret.ownership.externalID ?? "<\(secret.name.known ?? secret.symbol.name)>"
  }

  private var alarms: [String] {
    let names = Set(read.alarms.compactMap { $0.name.known })
    let lost = deployment.alarms.filter { alarm in alarm.name.known.map { !names.contains($0) } ?? false }
    let told = Set(deployment.alarms.map { $0.actions.map { $0.value } })
    return lost.map { "the alarm `\($0.provenance.label)`\(place(of: $0.provenance))" }
      + (told.count > 1 ? ["whom each alarm tells: all of a profile's alarms tell the same"] : [])
  }

  private var parameters: [String] {
    let names = Set(read.parameters.compactMap { $0.name.known })
    return deployment.parameters.filter { parameter in parameter.name.known.map { !names.contains($0) } ?? false }
      .map { "the parameter `\($0.provenance.label)`\(place(of: $0.provenance))" }
  }

  private func place(of provenance: Provenance) -> String {
    scope.places(provenance.range).map { " (\($0))" } ?? ""
  }
}
