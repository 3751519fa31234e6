import AWSFacts
import ProxyModel
import SourceText

extension ProfileExpansion {
  mutating func addClients() {
    for section in root.sections(RootKeys.clients) {
      guard let name = section.value(ClientKeys.name) else { continue }
      var client = Client(Symbol(name.value), at: Provenance(name.range, name.value))
      client.runtime = section.written(ClientKeys.runtime)
      client.description = section.value(ClientKeys.description)?.value
      client.cidrBlocks = section.values(ClientKeys.cidr, each: .cidr)
      if let groups = groups(section, ClientKeys.securityGroup, label: name.value) {
        client.securityGroups = groups
      } else if client.cidrBlocks.isEmpty {
        client.securityGroups = .unknown(section.missing(ClientKeys.securityGroup))
      }
      if let role = section.value(ClientKeys.role) { client.role = role.map { .external($0) } }
      client.users = section.values(ClientKeys.users, each: .text(.any))
      if section.has(ClientKeys.endpoints) {
        client.entrances = section.values(ClientKeys.endpoints, each: .text(.any)).map { $0.map(entrance) }
      }
      client.connectionsEach = section.setting(ClientKeys.connectionsEach)
      client.sslMode = section.setting(ClientKeys.sslMode)
      client.traits = section.elements(ClientKeys.traits, each: .choice)
      client.host = section.written(ClientKeys.host)
      client.port = section.written(ClientKeys.port)
      client.timeout = section.setting(ClientKeys.timeout)
      let pool = section.section(ClientKeys.pool)
      client.pool = Client.Pool(
        idleTimeout: pool.setting(ClientPoolKeys.idleTimeout), maxLifetime: pool.setting(ClientPoolKeys.maxLifetime))
      let instances = section.section(ClientKeys.instances)
      if instances.node != nil {
        let peak = instances.setting(InstanceKeys.peak)
        client.instances = Client.Instances(
          normal: instances.setting(InstanceKeys.normal), peak: peak,
          deploy: instances.written(InstanceKeys.deploy) ?? peak)
      }
      deployment.clients.insert(client)
    }
  }

  /// The symbols of the clients' roles by name; none of them is the proxy's own, whatever it is called.
  static func clientRoles(in root: ProfileSection) -> [String: Symbol<Role>] {
    var roles: [String: Symbol<Role>] = [:]
    for section in root.sections(RootKeys.clients) {
      guard let written = section.value(ClientKeys.role)?.value else { continue }
      let name = roleName(written)
      guard roles[name] == nil else { continue }
      roles[name] = Symbol(Naming.identifier(name, besides: roles.values.map { $0.name } + [role.name]))
    }
    return roles
  }

  /// The symbol of a client's role.
  func role(of written: String) -> Symbol<Role> {
    let name = Self.roleName(written)
    return clientRoles[name] ?? Symbol(name)
  }

  /// AWS knows a role by the last part of its path or ARN.
  static func roleName(_ written: String) -> String { written.split(separator: "/").last.map(String.init) ?? written }

  /// Every hop of the chain, on both sides: clients to proxy and endpoints, proxy to database.
  mutating func addChain() {
    guard let proxy = deployment.proxies[Self.proxy] else { return }
    if let port = proxy.engineFamily.known.flatMap({ Port($0.proxyPort.value) }) {
      for client in deployment.clients { open(doors(of: proxy, for: client), to: client, on: port) }
    }
    guard let database = deployment.databases[Self.database], let port = database.port.known,
      let from = proxy.securityGroups.known?.first, let to = database.securityGroups.known?.first
    else { return }
    allow(from: from, named: Self.ownEndpoint, to: to, named: "database", on: port, note: nil)
  }

  /// What the proxy's group lets in and out beside the chain.
  mutating func addOwnRules() {
    let section = root.section(RootKeys.proxy)
    guard let group = deployment.proxies[Self.proxy]?.securityGroups.known?.first else { return }
    let lists = [
      (SecurityGroupRule.Direction.ingress, section.sections(ProxyKeys.ingress)),
      (.egress, section.sections(ProxyKeys.egress)),
    ]
    for (direction, rules) in lists {
      for (index, rule) in rules.enumerated() {
        add(
          direction, of: group, peer: outerPeer(of: rule), traffic(of: rule),
          named: "\(Self.ownEndpoint)_\(direction.rawValue)_\(index + 1)",
          rule.value(SecurityGroupRuleKeys.description)?.value ?? "", at: rule.place)
      }
    }
  }

  /// The other side of a rule; a group that nothing else names is outside of the deployment.
  private func outerPeer(of rule: ProfileSection) -> Setting<SecurityGroupRule.Peer> {
    peer(of: rule).map { peer in
      guard case .group(.symbol(let symbol)) = peer, deployment.securityGroups[symbol] == nil else { return peer }
      return .group(.external(symbol.name))
    }
  }

  private mutating func open(_ doors: [Door], to client: Client, on port: Port) {
    let name = client.symbol.name
    for door in doors {
      if let from = client.securityGroups.known?.first, let to = door.groups.first {
        allow(from: from, named: name, to: to, named: door.name, on: port, note: client.description)
      }
      for block in client.cidrBlocks { admit(block, named: name, to: door, on: port, note: client.description) }
    }
  }

  /// What a client means by the name of an endpoint, of which the profile's consistency is checked already.
  private func entrance(_ name: String) -> Client.Entrance {
    deployment.endpoints.first { $0.role == name }.map { .endpoint($0.symbol) } ?? .proxy
  }

  /// What a profile calls the proxy's own endpoint.
  static let ownEndpoint = "proxy"

  private struct Door {
    let name: String
    let entrance: Client.Entrance
    let groups: [Referral<SecurityGroup>]
  }

  /// The doors that a client uses: those it names, or all. An endpoint in the proxy's own group is the proxy's door.
  private func doors(of proxy: Proxy, for client: Client) -> [Door] {
    let all = doors(of: proxy)
    guard let named = client.entrances?.map({ $0.value }) else { return all }
    let isSharing = named.contains { entrance in !all.contains { $0.entrance == entrance } }
    return all.filter { named.contains($0.entrance) || ($0.entrance == .proxy && isSharing) }
  }

  /// The proxy, and those endpoints that wear groups of their own.
  private func doors(of proxy: Proxy) -> [Door] {
    let own = proxy.securityGroups.known ?? []
    return [Door(name: Self.ownEndpoint, entrance: .proxy, groups: own)]
      + deployment.endpoints(of: proxy).compactMap { endpoint in
        guard let groups = endpoint.securityGroups.known, groups.first != own.first else { return nil }
        return Door(name: endpoint.symbol.name, entrance: .endpoint(endpoint.symbol), groups: groups)
      }
  }

  /// A way from what wears one group to what wears another: out of the one, into the other.
  private mutating func allow(
    from: Referral<SecurityGroup>, named source: String, to: Referral<SecurityGroup>, named target: String,
    on port: Port,
    note: String?
  ) {
    let words = description("\(source) to \(target)", note: note)
    add(.egress, of: from, peer: .group(to.value), port, named: "\(source)_to_\(target)", words, at: to.range)
    add(.ingress, of: to, peer: .group(from.value), port, named: "\(target)_from_\(source)", words, at: from.range)
  }

  /// A way in for addresses, which have no group that could let them out.
  private mutating func admit(
    _ block: Located<CIDRBlock>, named source: String, to door: Door, on port: Port, note: String?
  ) {
    guard let group = door.groups.first else { return }
    add(
      .ingress, of: group, peer: .cidr(block.value), port, named: "\(door.name)_from_\(source)",
      description("\(source) to \(door.name)", note: note), at: block.range)
  }

  private func description(_ way: String, note: String?) -> String {
    let text = note.map { "\(way): \($0)" } ?? way
    return String(SecurityGroupWords.allowed(in: text).prefix(Limits.securityGroupDescriptionLength.value.upperBound))
  }

  private mutating func add(
    _ direction: SecurityGroupRule.Direction, of group: Referral<SecurityGroup>, peer: SecurityGroupRule.Peer,
    _ port: Port,
    named name: String, _ description: String, at place: SourceRange
  ) {
    add(
      direction, of: group, peer: .written(peer, at: place), .written(.tcp(port), at: place), named: name, description,
      at: place)
  }

  private mutating func add(
    _ direction: SecurityGroupRule.Direction, of group: Referral<SecurityGroup>,
    peer: Setting<SecurityGroupRule.Peer>, _ traffic: Setting<Traffic>, named name: String, _ description: String,
    at place: SourceRange
  ) {
    // A group that is listed with its rules is somebody else's, and nothing is added to it.
    guard let owner = deployment.securityGroups[group.value], owner.ownership == .created || owner.unseenRules != nil
    else {
      return
    }
    if direction == .egress, isOpen(group) { return }
    // Two clients may wear one group; AWS refuses the same rule twice.
    let isThere = deployment.securityGroupRules.contains {
      $0.group == group && $0.direction == direction && $0.traffic == traffic && $0.peer == peer
    }
    guard !isThere else { return }
    deployment.securityGroupRules.insert(
      SecurityGroupRule(
        Symbol(Naming.identifier(name, besides: deployment.securityGroupRules.map { $0.symbol.name })),
        at: Provenance(place, name), of: group, direction, traffic, peer: peer,
        description: description))
  }
}

/// What AWS lets the description of a rule say.
enum SecurityGroupWords {
  /// The text with every character that AWS refuses replaced by a space.
  static func allowed(in text: String) -> String {
    let others = Set(Limits.securityGroupDescriptionCharacters.value.utf8)
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      guard let byte = UInt8(exactly: scalar.value), byte < 0x80 else { return 0x20 }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        return byte
      default: return others.contains(byte) ? byte : 0x20
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
