import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `clients`; what only rules and policies show of them is told in as many words.
  func putClients(into section: inout ProfileMapping) {
    let clients = deployment.clients.map { mapping($0) } + impliedClients.map { mapping($0) }
    if !clients.isEmpty { section.put("clients", clients, spaced: true) }
  }

  private func mapping(_ client: Client) -> ProfileMapping {
    var section = ProfileMapping(self)
    let ownName = wordName(of: client)
    let base = baseline?.clients[Symbol(ownName)]
    section.put("name", .string(ownName), at: client.provenance.range)
    if let runtime = client.runtime { section.put("runtime", runtime) }
    let isKnownByAddress = !client.cidrBlocks.isEmpty && client.securityGroups.known?.isEmpty == true
    if !isKnownByAddress {
      section.put("security_group", ids(client.securityGroups) { id($0) }, isAsked: true) { $0.oneOrMany }
    }
    if !client.cidrBlocks.isEmpty { section.put("cidr", client.cidrBlocks.map({ $0.value }).oneOrMany) }
    putRole(of: client, into: &section)
    if let entrances = client.entrances { section.put("endpoints", entrances.map { name(of: $0.value) }.oneOrMany) }
    if !client.users.isEmpty { section.put("users", client.users.map({ $0.value }).oneOrMany) }
    if let description = client.description { section.put("description", shown(.string(description))) }
    if let instances = client.instances { section.put("instances", mapping(instances).output) }
    section.put("connections_each", client.connectionsEach, like: base?.connectionsEach)
    section.put("sslmode", client.sslMode)
    section.put("traits", client.traits) { $0.map { $0.value }.list }
    if let host = client.host { section.put("host", host) }
    if let port = client.port { section.put("port", port) }
    section.put("timeout", client.timeout)
    var pool = ProfileMapping(self)
    pool.put("idle_timeout", client.pool.idleTimeout)
    pool.put("max_lifetime", client.pool.maxLifetime)
    section.put("pool", pool)
    return section
  }

  private func mapping(_ instances: Client.Instances) -> ProfileMapping {
    var section = ProfileMapping(self)
    section.put("normal", instances.normal)
    section.put("peak", instances.peak)
    if instances.deploy.range != instances.peak.range { section.put("deploy", instances.deploy) }
    return section
  }

  private func putRole(of client: Client, into section: inout ProfileMapping) {
    guard let referral = client.role else { return }
    switch referral.value {
    case .unknown(let unknown): section.put("role", unknown: unknown)
    case .external(let name): section.put("role", .string(name), at: referral.range)
    case .symbol(let symbol):
      guard let role = deployment.roles[symbol] else {
        return section.put("role", .string(symbol.name), at: referral.range)
      }
      put(role, at: referral.range, into: &section)
      if listsPolicies(client, of: role) { putPolicies(of: role, into: &section) }
    }
  }

  private func put(_ role: Role, at range: SourceRange, into section: inout ProfileMapping) {
    if let name = role.ownership.externalID { return section.put("role", .string(name), at: range) }
    section.put("role", role.name, .required)
  }

  /// Where clients share a role, its policies are listed beside the client that gave them.
  private func listsPolicies(_ client: Client, of role: Role) -> Bool {
    guard role.ownership != .created, role.policies.allSatisfy({ $0.isFound }) else { return false }
    guard let first = role.policies.first else { return true }
    let path = "clients.\(client.symbol.name).policies."
    if first.name.hasPrefix("clients.") { return first.name.hasPrefix(path) }
    return deployment.clients.last { $0.role?.value == .symbol(role.symbol) }?.symbol == client.symbol
  }

  private func name(of entrance: Client.Entrance) -> String {
    switch entrance {
    case .proxy: "proxy"
    case .endpoint(let symbol): deployment.endpoints[symbol]?.role ?? symbol.name
    }
  }
}
