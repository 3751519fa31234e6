import AWSFacts
import ProxyModel
import SourceText

/// Who connects: an input seldom says it in one place, so that it is read off programs, security groups and roles.
extension Assembler {
  mutating func addClients() {
    let doors = doorGroups
    guard !doors.isEmpty || !deployment.proxies.isEmpty else { return }
    var seen: Set<Symbol<SecurityGroup>> = doors
    for draft in parts.compute { addProgram(draft, doors: doors, seen: &seen) }
    for database in deployment.databases { seen.formUnion(worn(database.securityGroups)) }
    let rules = deployment.securityGroupRules.filter { leadsThroughDoor($0, doors) }
    for rule in rules { addStranger(of: rule, doors: doors, seen: &seen) }
  }

  /// The groups that let clients in.
  private var doorGroups: Set<Symbol<SecurityGroup>> {
    var groups: Set<Symbol<SecurityGroup>> = []
    for proxy in deployment.proxies { groups.formUnion(worn(proxy.securityGroups)) }
    for endpoint in deployment.endpoints { groups.formUnion(worn(endpoint.securityGroups)) }
    return groups
  }

  private func worn(_ groups: Setting<[Referral<SecurityGroup>]>) -> [Symbol<SecurityGroup>] {
    (groups.known ?? []).compactMap { $0.value.symbol }
  }

  /// Whether a rule lets somebody in by a door, or out towards one, on the port of a proxy.
  private func leadsThroughDoor(_ rule: SecurityGroupRule, _ doors: Set<Symbol<SecurityGroup>>) -> Bool {
    guard let owner = rule.group.value.symbol else { return false }
    let door: Symbol<SecurityGroup>
    switch rule.direction {
    case .ingress: door = owner
    case .egress:
      guard case .group(.symbol(let peer))? = rule.peer.known, !doors.contains(owner) else { return false }
      door = peer
    }
    guard doors.contains(door) else { return false }
    let ports = ports(of: door)
    guard let traffic = rule.traffic.known, !ports.isEmpty else { return true }
    return ports.contains(where: traffic.admits)
  }

  /// The ports by which somebody means to get to a proxy: its own, and by mistake the database's, unless the group is the database's,
  /// too, so that the database may be meant.
  private func ports(of door: Symbol<SecurityGroup>) -> [Port] {
    let own = deployment.proxies.compactMap { $0.engineFamily.known.flatMap { Port($0.proxyPort.value) } }
    if own.isEmpty || deployment.databases.contains(where: { worn($0.securityGroups).contains(door) }) { return own }
    return own + deployment.databases.compactMap { $0.port.known }
  }

  /// A program that wears groups which a door knows, signs in by its role, or is told the proxy's address.
  private mutating func addProgram(
    _ draft: ComputeDraft, doors: Set<Symbol<SecurityGroup>>, seen: inout Set<Symbol<SecurityGroup>>
  ) {
    guard let groups = draft.securityGroups else { return }
    let setting = groupReferrals(groups)
    let own = Set(worn(setting))
    let isKnownToDoor = deployment.securityGroupRules.contains { rule in
      guard leadsThroughDoor(rule, doors) else { return false }
      if rule.direction == .egress { return rule.group.value.symbol.map(own.contains) ?? false }
      guard case .group(.symbol(let peer))? = rule.peer.known else { return false }
      return own.contains(peer)
    }
    guard isKnownToDoor || isToldTheAddress(draft.environment) || maySignIn(draft.role) else { return }
    seen.formUnion(own)
    var client = Client(unusedClient(draft.origin.name), at: draft.origin.provenance)
    client.runtime = .written(draft.runtime.model, at: draft.origin.place)
    client.securityGroups = setting
    addNamedRole(draft.role)
    client.role = draft.role.map { referral($0, in: roles) }
    forgetRemedies(of: &client)
    if draft.runtime == .lambda {
      client.timeout = self.setting(
        draft.timeout, or: isFound(draft.origin, client.timeout, else: Seconds(Timeouts.lambdaDefault.value)),
        Words.seconds)
    }
    deployment.clients.insert(client)
  }

  private func isToldTheAddress(_ environment: Value?) -> Bool {
    (environment?.entries ?? []).contains { entry in
      guard case .text(let text, _) = entry.value else { return false }
      return text.parts.contains { part in
        guard case .attribute(let address, .endpoint) = part else { return false }
        return proxies[address] != nil || endpoints[address] != nil
      }
    }
  }

  /// Whether a role has `rds-db:connect` on a proxy of the input.
  private func maySignIn(_ role: Value?) -> Bool {
    guard let role, case .symbol(let symbol) = reference(role, in: roles) else { return false }
    let statements = deployment.roles[symbol]?.policies.compactMap { $0.document.known }.flatMap { $0.statements } ?? []
    return statements.contains { statement in
      (statement.resources?.elements ?? []).contains { resource in
        resource.parts.contains { if case .attribute(.proxyResourceID) = $0 { true } else { false } }
      }
    }
  }

  /// Whoever a door's rule speaks of, where no program of the input is seen to wear the group.
  private mutating func addStranger(
    of rule: SecurityGroupRule, doors: Set<Symbol<SecurityGroup>>, seen: inout Set<Symbol<SecurityGroup>>
  ) {
    let named = Self.name(in: rule.description)
    switch rule.direction == .ingress ? rule.peer.known : rule.group.value.symbol.map({ .group(.symbol($0)) }) {
    case .group(.symbol(let group))?:
      guard seen.insert(group).inserted, let worn = deployment.securityGroups[group] else { return }
      var client = Client(
        unusedClient(named?.name ?? group.name), at: Provenance(rule.provenance.range, worn.provenance.label))
      client.securityGroups = .written([Located(.symbol(group), at: rule.peer.range)], at: rule.peer.range)
      client.description = named?.note
      forgetRemedies(of: &client)
      deployment.clients.insert(client)
    case .cidr(let block)? where !block.isEverything:
      addAddresses(block, of: rule, named)
    case .group?, .cidr?, .prefixList?, nil: break
    }
  }

  private mutating func addAddresses(
    _ block: CIDRBlock, of rule: SecurityGroupRule, _ named: (name: String, note: String?)?
  ) {
    let place = Located(block, at: rule.peer.range)
    guard !deployment.clients.contains(where: { $0.cidrBlocks.contains(place) }) else { return }
    if let named, var client = deployment.clients[Symbol(named.name)] {
      client.cidrBlocks.append(place)
      return deployment.clients.insert(client)
    }
    var client = Client(unusedClient(named?.name ?? "\(block)"), at: Provenance(rule.provenance.range, "\(block)"))
    client.cidrBlocks = [place]
    client.description = named?.note
    forgetRemedies(of: &client)
    deployment.clients.insert(client)
  }

  private func unusedClient(_ name: String) -> Symbol<Client> {
    guard deployment.clients[Symbol(name)] != nil else { return Symbol(name) }
    let count = deployment.clients.count
    return (2...(count + 2)).lazy.map { Symbol("\(name)_\($0)") }.first { deployment.clients[$0] == nil }
      ?? Symbol(name)
  }

  /// Who a rule's description says it is for, as headroom writes it: `checkout to proxy: a note`.
  static func name(in description: String) -> (name: String, note: String?)? {
    let words = DeclaredText(description).split(" to ").compactMap { $0.known }
    guard words.count > 1, let name = words.first, !name.isEmpty, !name.contains(" ") else { return nil }
    let rest = DeclaredText(description.dropFirst(name.count + 4).description).split(": ").compactMap { $0.known }
    guard let door = rest.first, !door.isEmpty, !door.contains(" ") else { return nil }
    return (name, rest.count > 1 ? rest.dropFirst().joined(separator: ": ") : nil)
  }

  /// What files of infrastructure never say of a client is not a matter of one more key.
  private func forgetRemedies(of client: inout Client) {
    let unknown = Unknown(
      "how `\(client.symbol)` uses its connections is not in these files", at: client.provenance.range,
      remedy: "import a profile, and write it there")
    client.sslMode = .unknown(unknown)
    client.traits = .unknown(unknown)
    client.timeout = .unknown(unknown)
    client.pool = Client.Pool(idleTimeout: .unknown(unknown), maxLifetime: .unknown(unknown))
    client.connectionsEach = .unknown(unknown)
  }
}

extension ComputeDraft.Runtime {
  fileprivate var model: Client.Runtime {
    switch self {
    case .lambda: .lambda
    case .ecs: .ecs
    case .eks: .eks
    case .appRunner: .appRunner
    case .ec2: .ec2
    }
  }
}
