import ProxyModel
import SourceText

// What resources are called at AWS, in the place of what a file calls them.
extension DeclaredProjection {
  func symbol(of proxy: Proxy) -> Symbol<Proxy> { Symbol(proxy.name.known ?? "?") }
  func symbol(of group: TargetGroup) -> Symbol<TargetGroup> { Symbol("of \(name(group.proxy.value))") }
  func symbol(of endpoint: Endpoint) -> Symbol<Endpoint> { Symbol(endpoint.name.known ?? "?") }
  func symbol(of role: Role) -> Symbol<Role> { Symbol(role.name.known ?? "?") }
  func symbol(of secret: Secret) -> Symbol<Secret> { Symbol(secret.name.known ?? "?") }
  func symbol(of parameter: Parameter) -> Symbol<Parameter> { Symbol(parameter.name.known ?? "?") }
  func symbol(of alarm: Alarm) -> Symbol<Alarm> { Symbol(alarm.name.known ?? "?") }

  /// A group is called by its name, or by who wears it where its tool makes up the name.
  func symbol(of group: SecurityGroup) -> Symbol<SecurityGroup> {
    if isNameWritten(group), let name = group.name.known { return Symbol(name) }
    for proxy in deployment.proxies {
      if let place = (proxy.securityGroups.known ?? []).firstIndex(where: { $0.value == .symbol(group.symbol) }) {
        return Symbol("\(proxy.name.known ?? "?") \(place)")
      }
    }
    return group.symbol
  }

  func isNameWritten(_ group: SecurityGroup) -> Bool {
    if case .written = group.name { true } else { !form.leavesNamesToTool }
  }

  func reference(_ reference: Reference<VPC>) -> Reference<VPC> { outside(reference, deployment.vpcs, \.ownership) }
  func reference(_ subnet: Referral<Subnet>) -> Referral<Subnet> {
    subnet.map { outside($0, deployment.subnets, \.ownership) }
  }
  func reference(_ group: Referral<SecurityGroup>) -> Referral<SecurityGroup> { group.map { reference($0) } }
  func reference(_ group: Reference<SecurityGroup>) -> Reference<SecurityGroup> {
    guard let row = deployment.securityGroups[group], row.ownership == .created else {
      return outside(group, deployment.securityGroups, \.ownership)
    }
    return .symbol(symbol(of: row))
  }
  func reference(_ secret: Reference<Secret>) -> Reference<Secret> {
    guard let row = deployment.secrets[secret], row.ownership == .created else {
      return outside(secret, deployment.secrets, \.ownership)
    }
    return .symbol(symbol(of: row))
  }
  /// A role that exists is the same by its name and by its ARN.
  func reference(_ role: Referral<Role>) -> Referral<Role> {
    role.map { role in
      guard let row = deployment.roles[role] else { return role }
      return row.ownership == .created ? .symbol(symbol(of: row)) : .external(row.name.known ?? "?")
    }
  }
  func reference(_ proxy: Referral<Proxy>) -> Referral<Proxy> {
    proxy.map { reference in deployment.proxies[reference].map { .symbol(symbol(of: $0)) } ?? reference }
  }
  /// A database that exists is known by its identifier.
  func reference(_ database: Referral<Database>) -> Referral<Database> {
    database.map { reference in
      guard let row = deployment.databases[reference] else { return reference }
      return .external("\(row.kind.rawValue) \(row.identifier.known ?? "?")")
    }
  }

  private func outside<Row: Resource>(
    _ reference: Reference<Row>, _ table: Table<Row>, _ ownership: KeyPath<Row, Ownership>
  ) -> Reference<Row> {
    table[reference]?[keyPath: ownership].externalID.map { .external($0) } ?? reference
  }

  /// What a reference is called within a symbol.
  func name<Row>(_ reference: Reference<Row>) -> String {
    switch reference {
    case .symbol(let symbol): symbol.name
    case .external(let id): id
    case .unknown: "?"
    }
  }

  func name(_ proxy: Reference<Proxy>) -> String {
    deployment.proxies[proxy].map { symbol(of: $0).name } ?? (proxy.symbol?.name ?? "?")
  }

  func projected(_ text: DeferredText) -> DeferredText {
    DeferredText(
      text.parts.map { part in
        switch part {
        case .text, .unknown: part
        case .attribute(let attribute): projected(attribute)
        }
      })
  }

  private func projected(_ attribute: ResourceAttribute) -> DeferredText.Part {
    switch attribute {
    case .secretARN(let secret):
      guard let row = deployment.secrets[secret] else { return .attribute(attribute) }
      return row.ownership.externalID.map { .text($0) } ?? .attribute(.secretARN(symbol(of: row)))
    case .roleARN(let role):
      return deployment.roles[role].map { .attribute(.roleARN(symbol(of: $0))) } ?? .attribute(attribute)
    case .proxyResourceID(let proxy): return renamed(proxy) { .proxyResourceID($0) }
    case .proxyName(let proxy): return renamed(proxy) { .proxyName($0) }
    case .proxyEndpoint(let proxy): return renamed(proxy) { .proxyEndpoint($0) }
    case .endpointAddress(let endpoint):
      return deployment.endpoints[endpoint].map { .attribute(.endpointAddress(symbol(of: $0))) }
        ?? .attribute(attribute)
    case .accountID, .databaseResourceID: return .attribute(attribute)
    }
  }

  private func renamed(_ proxy: Symbol<Proxy>, _ make: (Symbol<Proxy>) -> ResourceAttribute) -> DeferredText.Part {
    .attribute(make(deployment.proxies[proxy].map { symbol(of: $0) } ?? proxy))
  }
}
