import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `proxy`.
  var proxySection: ProfileMapping {
    var section = ProfileMapping(self)
    let base = baseProxy
    let standard = Proxy(proxy.symbol, at: proxy.provenance, role: proxy.role)
    section.put("name", proxy.name, isDraft ? .required : .derived, like: usualName)
    // Ports follow from the family, so that the draft has it, too.
    section.put(
      "engine_family", proxy.engineFamily, isDraft ? .decision : .derived, like: usualFamily)
    putGroups(into: &section)
    putRole(into: &section)
    if let id = proxy.resourceID { section.put("resource_id", id) }
    section.put("subnets", ids(proxy.subnets) { id($0) }, .derived, like: baseIDs(base?.subnets)) { $0.list }
    section.put("require_tls", proxy.requireTLS, like: base?.requireTLS, standard: standard.requireTLS)
    section.put(
      "idle_client_timeout", proxy.idleClientTimeout, like: base?.idleClientTimeout,
      standard: standard.idleClientTimeout)
    section.put("debug_logging", proxy.debugLogging, like: base?.debugLogging, standard: standard.debugLogging)
    section.put(
      "default_auth_scheme", proxy.defaultAuthScheme, like: base?.defaultAuthScheme,
      standard: standard.defaultAuthScheme)
    section.put(
      "endpoint_network_type", proxy.endpointNetworkType, like: base?.endpointNetworkType,
      standard: standard.endpointNetworkType)
    section.put(
      "target_connection_network_type", proxy.targetConnectionNetworkType, like: base?.targetConnectionNetworkType,
      standard: standard.targetConnectionNetworkType)
    switch proxy.auth {
    case .unknown(let unknown): section.put("auth", unknown: unknown)
    case .written(let entries, _): section.put("auth", entries.map(mapping))
    case .defaulted(let entries, _): if !entries.isEmpty { section.put("auth", entries.map(mapping)) }
    case .refused: break
    }
    return section
  }

  /// The name that a profile gives its proxy by itself.
  private var usualName: Setting<String>? {
    guard let name = deployment.name.known, let environment = deployment.environment.known else { return nil }
    return .defaulted(ResourceName.proxy(name: name, environment: environment), at: proxy.provenance.range)
  }

  /// The family that follows from the database's engine.
  private var usualFamily: Setting<EngineFamily>? {
    databases.first?.engine.known?.family.map { .defaulted($0, at: proxy.provenance.range) }
  }

  /// The group that it wears: found by its id, or created with a name and rules of its own.
  private func putGroups(into section: inout ProfileMapping) {
    if let group = createdGroup {
      let base = baseline?.securityGroups.first { $0.ownership == .created }
      section.put("security_group_name", group.name, .derived, like: base?.name)
      section.put("security_group_description", group.description, .derived, like: base?.description)
    } else {
      section.put("security_group", ids(proxy.securityGroups) { id($0) }, .required) { $0.oneOrMany }
    }
    for direction in [SecurityGroupRule.Direction.ingress, .egress] {
      let rules = ownRules.filter { $0.direction == direction }
      if !rules.isEmpty { section.put(direction.rawValue, rules.map(mapping)) }
    }
  }

  /// Where the proxy's role is found, or what it is called where it is created.
  private func putRole(into section: inout ProfileMapping) {
    guard let role, role.ownership == .created else { return section.put("role", foundRole) }
    let base = baseline.flatMap { base in base.proxies.first.flatMap { base.roles[$0.role.value] } }
    section.put("role_name", role.name, .derived, like: base?.name)
    if !isDraft, let description = role.description, description != base?.description {
      section.put("role_description", shown(.string(description)), at: role.provenance.range)
    }
    if !isDraft, role.policies.count == 1, base?.policies.count == 1, let policy = role.policies.first,
      policy.name != base?.policies.first?.name
    {
      section.put("role_policy_name", .string(policy.name), at: policy.provenance.range)
    }
  }

  private func mapping(_ entry: AuthEntry) -> ProfileMapping {
    var section = ProfileMapping(self)
    let secret = entry.secret.known.flatMap { deployment.secrets[$0] }
    put(entry.secret, secret, into: &section)
    if let secret { section.put("username", secret.username, isAsked: true) }
    section.put("iam_auth", entry.iamAuth, like: .defaulted(.disabled, at: entry.provenance.range))
    section.put(
      "client_password_auth_type", entry.clientPasswordAuthType, like: .defaulted(nil, at: entry.provenance.range))
    if let secret {
      section.put("kms_key_arn", key(of: secret))
      section.put("secret_keys", secret.keys) { $0.map { $0.value }.list }
      section.put("secret_host", secret.host)
      section.put("rotation", secret.rotation)
    }
    if let description = entry.description { section.put("description", shown(.string(description))) }
    if let userName = entry.userName { section.put("user_name", userName) }
    return section
  }

  /// The key it is encrypted with; of a secret that is declared elsewhere, the one that the proxy's role may decrypt with.
  private func key(of secret: Secret) -> Setting<ARN?> {
    guard secret.ownership != .created, !secret.kmsKey.isWritten, let role, role.ownership == .created else {
      return secret.kmsKey
    }
    let statements = role.policies.compactMap { $0.document.known }.flatMap { $0.statements }.filter { statement in
      statement.effect == .allow && statement.actions.elements.contains(DeferredText(IAMWords.decrypt.value))
    }
    let keys = statements.flatMap { $0.resources?.elements ?? [] }
    // With several secrets nothing tells whose key it is.
    guard let entries = proxy.auth.known, entries.count == 1, keys.count == 1,
      let key = keys.first?.known.flatMap({ ARN($0) })
    else { return secret.kmsKey }
    return .written(key, at: statements.first?.provenance.range ?? secret.provenance.range)
  }

  /// `secret` for one that is created, `secret_arn` for one that is there.
  private func put(_ reference: Setting<Reference<Secret>>, _ secret: Secret?, into section: inout ProfileMapping) {
    guard let secret else {
      switch reference {
      case .unknown(let unknown): return section.put("secret_arn", unknown: unknown)
      case .refused(let text, let range): return section.put("secret_arn", shown(.string(text)), at: range)
      case .written(.unknown(let unknown), _), .defaulted(.unknown(let unknown), _):
        return section.put("secret_arn", unknown: unknown)
      case .written(.external(let arn), let range), .defaulted(.external(let arn), let range):
        return section.put("secret_arn", .string(arn), at: range)
      case .written(.symbol(let symbol), let range), .defaulted(.symbol(let symbol), let range):
        return section.put("secret_arn", unknown: Unknown("nothing describes the secret `\(symbol)`", at: range))
      }
    }
    guard let id = secret.ownership.externalID else { return section.put("secret", secret.name, .required) }
    if ARN(id) != nil { return section.put("secret_arn", .string(id), at: reference.range) }
    section.put(
      "secret_arn", unknown: Unknown("of the secret `\(id)` only the name is written, not the ARN", at: reference.range)
    )
  }
}
