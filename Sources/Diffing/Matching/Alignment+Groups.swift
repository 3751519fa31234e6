import ProxyModel
import SourceText

extension Alignment {
  /// Security groups are known by what wears them.
  mutating func alignGroups() {
    var keys: [[GroupKey]] = []
    var sides: [[Candidate]] = []
    for side in deployments.indices {
      let wearers = Wearers(in: deployments[side], labels[side])
      let all = wearers.groups
      keys.append(all)
      sides.append(
        all.map { key in
          let worn = wearers.titles(of: key)
          let name = name(of: key, side)
          let id: String? = if case .id(let id) = key, isOneEnvironment { id } else { nil }
          return Candidate(
            keys: [worn, worn.isEmpty ? "" : name, name], name: worn.isEmpty ? name : worn, identity: id)
        })
    }
    for (side, names) in Matcher.names(sides).enumerated() {
      for (key, name) in zip(keys[side], names) { setLabel(name, of: key, side: side) }
    }
  }

  private func name(of key: GroupKey, _ side: Int) -> String {
    let row = deployments[side].securityGroups.first { deployments[side].key(of: .symbol($0.symbol)) == key }
    if let name = row?.name.known { return words[side].common(name) }
    switch key {
    case .created(let symbol): return words[side].common(symbol.name)
    case .id(let id): return id
    }
  }

  /// Rules are known by the two ends of the connection that they let through.
  mutating func alignRules() {
    let (words, deployments, labels) = (words, deployments, labels)
    align({ $0.securityGroupRules }, naming: { $0.rules[$1] = $2 }) { rule, side in
      let scope = OutlineScope(deployments[side], words[side], labels[side])
      let owner = scope.title(of: rule.group.value)
      let (peer, traffic) = (scope.title(of: rule.peer), scope.title(of: rule.traffic))
      let way =
        switch rule.direction {
        case .ingress: "into \(owner) from \(peer), \(traffic)"
        case .egress: "out of \(owner) to \(peer), \(traffic)"
        }
      return Candidate(keys: [way], name: way)
    }
  }
}

/// What wears which security group.
struct Wearers {
  private var worn: [GroupKey: [Part]] = [:]
  /// Every group, in the order in which the deployment names them.
  private(set) var groups: [GroupKey] = []

  init(in deployment: Deployment, _ labels: Labels) {
    for group in deployment.securityGroups { note(deployment.key(of: .symbol(group.symbol))) }
    for proxy in deployment.proxies {
      wear(proxy.securityGroups, Part(.proxy, labels.proxies[proxy.symbol] ?? ""), deployment)
    }
    for endpoint in deployment.endpoints {
      let part = Part(.endpoint, labels.endpoints[endpoint.symbol] ?? "")
      let own = deployment.proxies[endpoint.proxy.value]?.securityGroups
      // An endpoint in its proxy's own groups is the proxy's door.
      if endpoint.securityGroups != own { wear(endpoint.securityGroups, part, deployment) }
    }
    for database in deployment.databases {
      wear(database.securityGroups, Part(.database, labels.databases[database.symbol] ?? ""), deployment)
    }
    for client in deployment.clients {
      wear(client.securityGroups, Part(.client, labels.clients[client.symbol] ?? ""), deployment)
    }
    for rule in deployment.securityGroupRules {
      note(deployment.key(of: rule.group.value))
      if case .group(let peer)? = rule.peer.known { note(deployment.key(of: peer)) }
    }
  }

  /// The parts that wear a group.
  func parts(of group: GroupKey) -> Set<Part> { Set(worn[group] ?? []) }

  /// What a group is called for its wearers: `proxy`, `checkout and workers`; empty where nothing wears it.
  func titles(of group: GroupKey) -> String {
    parts(of: group).sorted().map { $0.kind == .client ? $0.name : $0.title }.joined(separator: " and ")
  }

  private mutating func wear(_ groups: Setting<[Referral<SecurityGroup>]>, _ part: Part, _ deployment: Deployment) {
    for group in groups.known ?? [] {
      guard let key = deployment.key(of: group.value) else { continue }
      note(key)
      worn[key, default: []].append(part)
    }
  }

  private mutating func note(_ group: GroupKey?) {
    if let group, !groups.contains(group) { groups.append(group) }
  }
}
