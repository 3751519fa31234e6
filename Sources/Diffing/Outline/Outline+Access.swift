import AWSFacts
import ProxyModel
import SourceText

extension Outline {
  /// The secrets, and the roles with their policies.
  mutating func addAccess(of scope: OutlineScope) {
    for secret in scope.deployment.secrets { add(secret, scope) }
    for role in scope.deployment.roles { add(role, scope) }
  }

  private mutating func add(_ secret: Secret, _ scope: OutlineScope) {
    let part = Part(.secret, scope.labels.secrets[secret.symbol] ?? secret.symbol.name)
    var entries: Set<Part> = []
    for proxy in scope.deployment.proxies {
      for (entry, label) in zip(proxy.auth.known ?? [], scope.labels.auth[proxy.symbol] ?? [])
      where entry.secret.known == .symbol(secret.symbol) { entries.insert(Part(.auth, label)) }
    }
    let outline = PartOutline(
      part, at: secret.provenance.range, isMade: secret.ownership == .created, serves: entries)
    add(outline, in: scope) { builder in
      builder.add(secret.ownership) { SecretARN($0)?.name ?? $0 }
      builder.add("name", secret.name, builder.ifMade(.secretName))
      // Its proxy's entry is told of another one.
      let entry: DeployedAttribute? = secret.ownership == .created || entries.isEmpty ? nil : .proxy(.authSecret)
      if let arn = secret.arn { builder.add("arn", arn, entry, .identifier) { .text("\($0.arn)") } }
      builder.add("username", secret.username)
      builder.add("kms_key_arn", secret.kmsKey, builder.ifMade(.secretKey), .identifier) { key in
        key.map { .text("\($0)") } ?? .nothing
      }
      builder.add("secret_keys", secret.keys) { .set($0.map { $0.value }) }
      builder.add("rotation", secret.rotation)
      builder.add("secret_host", secret.host)
      if scope.deployment.form.kind != .describe {
        // What is inside a secret stands in no file, and a secret that is only named says nothing of its key.
        builder.leaveDefaultsUnsaid(["username", "secret_keys", "rotation", "secret_host"])
        if secret.ownership != .created { builder.leaveDefaultsUnsaid(["kms_key_arn"]) }
      }
      builder.add(secret.tags, builder.ifMade(.secretTags))
    }
  }

  private mutating func add(_ role: Role, _ scope: OutlineScope) {
    let part = Part(.role, scope.labels.roles[role.symbol] ?? role.symbol.name)
    let users =
      scope.deployment.proxies.filter { $0.role.value.symbol == role.symbol }.map {
        Part(.proxy, scope.labels.proxies[$0.symbol] ?? "")
      }
      + scope.deployment.clients.filter { $0.role?.value.symbol == role.symbol }.map {
        Part(.client, scope.labels.clients[$0.symbol] ?? $0.symbol.name)
      }
    let list = ListName.policies(of: part)
    if let unknown = role.unseenPolicies { openLists[list] = unknown }
    let outline = PartOutline(
      part, at: role.provenance.range, isMade: role.ownership == .created, serves: Set(users))
    add(outline, in: scope) { builder in
      builder.add(role.ownership, ARN.lastName)
      builder.add("name", role.name, builder.ifMade(.roleName))
      builder.add(
        "description", role.description.settingValue, at: role.provenance.range, builder.ifMade(.roleDescription))
      if let trust = role.trust { builder.add("trust", trust, builder.ifMade(.roleTrust)) { scope.list(of: $0) } }
      for policy in role.policies {
        builder.add(
          "policies.\(scope.words.common(policy.name))", policy.document, .companion(.policyDocument), in: list
        ) { scope.list(of: $0) }
      }
      builder.add(role.tags, builder.ifMade(.roleTags))
    }
  }
}

extension OutlineScope {
  /// A policy as one line a statement, with its version where that is not today's.
  fileprivate func list(of document: PolicyDocument) -> SettingValue {
    let version = document.version == "2012-10-17" ? [] : ["version \(document.version)"]
    return .set(document.statements.map(words) + version)
  }

  private func words(_ statement: PolicyStatement) -> String {
    var text = "\(statement.effect.rawValue) \(words(statement.actions))"
    if let resources = statement.resources { text += " on \(words(resources))" }
    let principals = statement.principals.map { "\($0.kind) \(list($0.identifiers))" }
    if !principals.isEmpty { text += " by \(principals.sorted().joined(separator: "; "))" }
    let conditions = statement.conditions.map { "\($0.key) \($0.test) \(list($0.values))" }
    if !conditions.isEmpty { text += " when \(conditions.sorted().joined(separator: "; "))" }
    return text + (statement.sid.map { " (\($0))" } ?? "")
  }

  private func words(_ scope: PolicyStatement.Scope<DeferredText>) -> String {
    switch scope {
    case .only(let elements): list(elements)
    case .allExcept(let elements): "all except \(list(elements))"
    }
  }

  private func list(_ texts: [DeferredText]) -> String { texts.map { text($0) }.sorted().joined(separator: ", ") }
}
