import SourceText

extension Deployment {
  /// The part of the deployment that is about one of its proxies: what belongs to others only is left out.
  public func part(around proxy: Proxy) -> Deployment {
    var part = self
    part.proxies = Table()
    part.proxies.insert(proxy)
    let own = Reference<Proxy>.symbol(proxy.symbol)
    part.targetGroups = targetGroups.only { $0.proxy.value == own }
    part.targets = targets.only { $0.proxy.value == own }
    part.endpoints = endpoints.only { $0.proxy.value == own }
    let shown = part
    part.alarms = alarms.only { alarm in alarm.dimensions.contains { shown.names($0.value) } }
    part.parameters = parameters.only { shown.names($0.value) }
    let secrets = (proxy.auth.known ?? []).compactMap { $0.secret.known?.symbol }
    part.secrets = self.secrets.only { secrets.contains($0.symbol) }
    let others = proxies.filter { $0.symbol != proxy.symbol }
    let foreign = Set(others.compactMap { $0.role.value.symbol }).subtracting(
      [proxy.role.value.symbol].compactMap { $0 })
    part.roles = roles.only { !foreign.contains($0.symbol) }
    let groups = others.flatMap { ($0.securityGroups.known ?? []).map { $0.value } }
    let mine = (proxy.securityGroups.known ?? []).map { $0.value }
    let theirs = groups.filter { !mine.contains($0) }
    part.securityGroupRules = securityGroupRules.only { !theirs.contains($0.group.value) && !$0.leads(to: theirs) }
    part.securityGroups = securityGroups.only { !theirs.contains(.symbol($0.symbol)) }
    return part
  }

  /// Whether a text speaks of a proxy or an endpoint of the deployment.
  private func names(_ text: DeferredText) -> Bool {
    text.parts.contains { part in
      switch part {
      case .attribute(.proxyName(let symbol)), .attribute(.proxyEndpoint(let symbol)),
        .attribute(.proxyResourceID(let symbol)):
        proxies[symbol] != nil
      case .attribute(.endpointAddress(let symbol)): endpoints[symbol] != nil
      case .text(let text): proxies.contains { $0.name.known == text } || endpoints.contains { $0.name.known == text }
      case .attribute(.secretARN), .attribute(.roleARN), .attribute(.accountID), .attribute(.databaseResourceID),
        .unknown:
        false
      }
    }
  }
}

extension SecurityGroupRule {
  /// Whether one of some groups is on the other side.
  fileprivate func leads(to groups: [Reference<SecurityGroup>]) -> Bool {
    if case .group(let other)? = peer.known { groups.contains(other) } else { false }
  }
}

extension Table where Row: Resource {
  /// The rows that are wanted, in their order.
  fileprivate func only(_ isWanted: (Row) -> Bool) -> Table {
    var table = Table()
    for row in self where isWanted(row) { table.insert(row) }
    return table
  }
}
