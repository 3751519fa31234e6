public import ProxyModel
import SourceText

extension Deployment {
  /// What a capture shows, as the module sees it that takes it over: what belongs to a proxy alone is made there, and no longer only
  /// found: its security group, the rules of every group on its ways, and its role.
  ///
  /// What others use as well stays theirs, and so does what a capture does not show in full.
  ///
  /// - Parameter proxy: The proxy that is taken over.
  public func takenOver(with proxy: Proxy) -> Deployment {
    var taken = self
    if let group = ownGroup(of: proxy) { taken.take(group) }
    if var role = ownRole(of: proxy) {
      role.ownership = .created
      for index in role.policies.indices { role.policies[index].isFound = false }
      taken.roles.insert(role)
    }
    return taken
  }

  /// Makes a group here, with its rules and those of other groups that name it. The rest of those others is somebody else's.
  private mutating func take(_ group: SecurityGroup) {
    securityGroups[group.symbol]?.ownership = .created
    var others: Set<Symbol<SecurityGroup>> = []
    for var rule in securityGroupRules where rule.isFound && (owns(rule, group) || names(rule, group)) {
      rule.isFound = false
      securityGroupRules.insert(rule)
      guard !owns(rule, group), let other = securityGroups[rule.group.value] else { continue }
      others.insert(other.symbol)
      securityGroups[other.symbol]?.unseenRules = Unknown(
        "the other rules of `\(other.provenance.label)` stay with who made it", at: other.provenance.range)
    }
    for rule in securityGroupRules where rule.isFound {
      guard let owner = securityGroups[rule.group.value]?.symbol, others.contains(owner) else { continue }
      securityGroupRules[rule.symbol] = nil
    }
  }

  /// The only group of the proxy, unless something else wears it, too.
  private func ownGroup(of proxy: Proxy) -> SecurityGroup? {
    guard let groups = proxy.securityGroups.known, groups.count == 1, let group = securityGroups[groups[0].value],
      group.ownership.externalID != nil, group.name.known != nil, group.unseenRules == nil
    else { return nil }
    let others =
      proxies.filter { $0.symbol != proxy.symbol }.map { $0.securityGroups } + databases.map { $0.securityGroups }
      + clients.map { $0.securityGroups }
      + endpoints.filter { proxies[$0.proxy.value]?.symbol != proxy.symbol }.map { $0.securityGroups }
    let isShared = others.contains { setting in
      setting.known?.contains { securityGroups[$0.value]?.symbol == group.symbol } ?? false
    }
    return isShared ? nil : group
  }

  private func owns(_ rule: SecurityGroupRule, _ group: SecurityGroup) -> Bool {
    securityGroups[rule.group.value]?.symbol == group.symbol
  }

  private func names(_ rule: SecurityGroupRule, _ group: SecurityGroup) -> Bool {
    guard case .group(let peer)? = rule.peer.known else { return false }
    return securityGroups[peer]?.symbol == group.symbol
  }

  /// The proxy's role, unless another proxy uses it, too.
  private func ownRole(of proxy: Proxy) -> Role? {
    guard let role = roles[proxy.role.value], role.ownership.externalID != nil, role.name.known != nil,
      role.unseenPolicies == nil
    else { return nil }
    let isShared =
      proxies.contains { $0.symbol != proxy.symbol && roles[$0.role.value]?.symbol == role.symbol }
      || clients.contains { $0.role.flatMap { roles[$0.value] }?.symbol == role.symbol }
    return isShared ? nil : role
  }
}
