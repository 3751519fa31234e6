import AWSFacts
import ProxyModel
import SourceText

extension ProfileExpansion {
  /// The proxy's role with the least it needs, and what each client's role needs to sign in.
  mutating func addAccess() {
    guard let proxy = deployment.proxies[Self.proxy] else { return }
    let section = root.section(RootKeys.proxy)
    let existing = section.section(ProxyKeys.role)
    if existing.node != nil {
      addFoundRole(existing)
      return addClientAccess(to: proxy)
    }
    var role = Role(
      Self.role, at: Provenance(section.place, "proxy"), .created,
      name: section.written(ProxyKeys.roleName) ?? derived("-role"))
    role.description =
      section.value(ProxyKeys.roleDescription)?.value ?? "Lets RDS Proxy \(proxy.name.known ?? "") read its secrets"
    role.trust = .defaulted(
      PolicyDocument([
        PolicyStatement(
          [DeferredText(IAMWords.assumeRole.value)],
          by: [PolicyPrincipal("Service", [DeferredText(IAMWords.servicePrincipal.value)])],
          at: role.provenance)
      ]), at: section.place)
    let statements =
      secretStatements(of: proxy, at: role.provenance) + connectStatements(of: proxy, at: role.provenance)
    if !statements.isEmpty {
      role.policies = [
        RolePolicy(
          section.value(ProxyKeys.rolePolicyName)?.value ?? CreatedRole.policyName,
          .defaulted(PolicyDocument(statements), at: section.place), at: role.provenance)
      ]
    }
    role.tags = tags
    deployment.roles.insert(role)
    addClientAccess(to: proxy)
  }

  /// A role that exists already, with the documents that the profile gives of it.
  private mutating func addFoundRole(_ section: ProfileSection) {
    let arn = section.setting(RoleKeys.arn)
    var role = Role(
      Self.role, at: Provenance(arn.range, "proxy.role"), .existing(arn.known ?? ""),
      name: arn.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    role.trust =
      section.node?.entry(RoleKeys.trust.declaration.name).map {
        PolicyDocumentReader.read(PolicyNode($0.value), label: "\(section.path).trust")
      } ?? .unknown(section.missing(RoleKeys.trust))
    addPolicies(of: section, RoleKeys.policies, to: &role)
    deployment.roles.insert(role)
  }

  /// The documents under a key, which are all that the role has; none is known where the key is left out.
  private func addPolicies(of section: ProfileSection, _ key: SectionKey, to role: inout Role) {
    let path = "\(section.path).\(key.declaration.name)"
    switch section.node?.entry(key.declaration.name)?.value {
    case .list(let documents, _)?:
      role.unseenPolicies = nil
      role.policies = documents.enumerated().map { index, node in
        let label = "\(path).\(index + 1)"
        var policy = RolePolicy(
          label, PolicyDocumentReader.read(PolicyNode(node), label: label),
          at: Provenance(node.firstKey ?? node.range, label))
        policy.isFound = true
        return policy
      }
    case .unknown(let unknown)?: role.unseenPolicies = unknown
    case .scalar?, .map?, nil: role.unseenPolicies = section.missing(key)
    }
  }

  /// `GetSecretValue` on exactly the secrets, and `Decrypt` with their keys through Secrets Manager only.
  private func secretStatements(of proxy: Proxy, at provenance: Provenance) -> [PolicyStatement] {
    var secrets: [Secret] = []
    for entry in proxy.auth.known ?? [] {
      guard let secret = entry.secret.known.flatMap({ deployment.secrets[$0] }), !secrets.contains(secret) else {
        continue
      }
      secrets.append(secret)
    }
    guard !secrets.isEmpty else { return [] }
    let read = PolicyStatement(
      sid: "ReadSecrets", [DeferredText(IAMWords.getSecretValue.value)], on: secrets.map { $0.arnText }, at: provenance)
    var keys: [String: [ARN]] = [:]
    for secret in secrets {
      guard let key = secret.kmsKey.known ?? nil else { continue }
      let region = secret.arn?.known?.arn.region ?? deployment.region.known ?? key.region
      if keys[region, default: []].contains(key) == false { keys[region, default: []].append(key) }
    }
    let decrypt = keys.sorted { $0.key < $1.key }.map { region, keys in
      PolicyStatement(
        sid: keys.isEmpty || self.regions(of: secrets).count == 1
          ? "DecryptSecrets" : "DecryptSecrets\(Naming.camel(region))",
        [DeferredText(IAMWords.decrypt.value)], on: keys.map { DeferredText("\($0)") },
        when: [
          PolicyCondition(
            "StringEquals", IAMWords.viaService.value, [DeferredText(IAMWords.viaServiceHost(region: region).value)]
          )
        ], at: provenance)
    }
    return [read] + decrypt
  }

  private func regions(of secrets: [Secret]) -> Set<String> {
    Set(
      secrets.filter { ($0.kmsKey.known ?? nil) != nil }.map {
        $0.arn?.known?.arn.region ?? deployment.region.known ?? ""
      })
  }

  /// With IAM from end to end, the proxy itself signs in to the database.
  private func connectStatements(of proxy: Proxy, at provenance: Provenance) -> [PolicyStatement] {
    guard proxy.defaultAuthScheme.known == .iamAuth else { return [] }
    let section = root.section(RootKeys.database)
    let id: DeferredText.Part =
      switch section.setting(DatabaseKeys.resourceID) {
      case .written(let id, _), .defaulted(let id, _): .text(id)
      case .refused(let text, _): .text(text)
      case .unknown(let unknown): .unknown(unknown)
      }
    return [
      PolicyStatement(
        sid: "ConnectToDatabase", [DeferredText(IAMWords.connect.value)], on: [databaseUser("*", of: id)],
        at: provenance)
    ]
  }

  /// `rds-db:connect` for each client's role, on this proxy and on the users that it signs in as.
  private mutating func addClientAccess(to proxy: Proxy) {
    let isEndToEnd = proxy.defaultAuthScheme.known == .iamAuth
    let entries = (proxy.auth.known ?? []).filter { $0.iamAuth.known == .required || $0.iamAuth.known == .enabled }
    guard isEndToEnd || !entries.isEmpty else { return }
    for section in root.sections(RootKeys.clients) {
      guard let written = section.value(ClientKeys.role) else { continue }
      let symbol = role(of: written.value)
      let provenance = Provenance(written.range, written.value)
      var role =
        deployment.roles[symbol]
        ?? Role(
          symbol, at: provenance, .existing(written.value),
          name: .written(Self.roleName(written.value), at: written.range))
      // Where one client of a role lists all its policies, none is added for another.
      let isSeen = deployment.roles[symbol] != nil && role.unseenPolicies == nil
      if isSeen, section.node?.entry(ClientKeys.policies.declaration.name) == nil {
        refer(section, to: symbol)
        continue
      }
      role.unseenPolicies = Unknown(
        "`\(Self.roleName(written.value))` has policies that are not written here", at: written.range,
        remedy: "write `\(section.path).policies`")
      if section.node?.entry(ClientKeys.policies.declaration.name) != nil {
        addPolicies(of: section, ClientKeys.policies, to: &role)
        deployment.roles.insert(role)
        refer(section, to: symbol)
        continue
      }
      let users = users(of: section, entries).map { databaseUser($0, of: .attribute(.proxyResourceID(proxy.symbol))) }
      guard !users.isEmpty else { continue }
      let already = role.policies.first?.document.known?.statements.first?.resources?.elements ?? []
      let statement = PolicyStatement(
        sid: "ConnectThroughProxy", [DeferredText(IAMWords.connect.value)],
        on: already + users.filter { !already.contains($0) },
        at: provenance)
      role.policies = [
        RolePolicy(
          "\(proxy.name.known ?? "proxy")-connect", .defaulted(PolicyDocument([statement]), at: written.range),
          at: provenance)
      ]
      deployment.roles.insert(role)
      refer(section, to: symbol)
    }
  }

  /// A client's role is one of the deployment's own only where there is something to say of it.
  private mutating func refer(_ section: ProfileSection, to role: Symbol<Role>) {
    guard let name = section.value(ClientKeys.name)?.value, var client = deployment.clients[Symbol(name)] else {
      return
    }
    client.role = client.role?.map { _ in .symbol(role) }
    deployment.clients.insert(client)
  }

  /// The users a client signs in as: those it names, or all that sign in by IAM.
  private func users(of client: ProfileSection, _ entries: [AuthEntry]) -> [DeferredText] {
    let named = client.values(ClientKeys.users, each: .text(.any))
    if !named.isEmpty { return named.map { DeferredText($0.value) } }
    let own = entries.compactMap { entry in entry.secret.known.flatMap { deployment.secrets[$0] } }
    return own.map { secret in
      switch secret.username {
      case .written(let name, _), .defaulted(let name, _), .refused(let name, _): DeferredText(name)
      case .unknown(let unknown): DeferredText([.unknown(unknown)])
      }
    }
  }

  /// `arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-.../app`.
  private func databaseUser(_ user: DeferredText, of resource: DeferredText.Part) -> DeferredText {
    let region = deployment.region.known ?? "*"
    let account: DeferredText.Part = deployment.account.known.map { .text($0) } ?? .attribute(.accountID)
    return DeferredText(
      [
        .text("arn:\(Partition(region: region).rawValue):rds-db:\(region):"), account, .text(":dbuser:"), resource,
        .text("/"),
      ]
        + user.parts)
  }
}

extension Secret {
  /// The ARN as a policy names it: written where it is known, the resource's own where it is created.
  var arnText: DeferredText {
    ownership.externalID.map { DeferredText($0) } ?? DeferredText(.secretARN(symbol))
  }
}
