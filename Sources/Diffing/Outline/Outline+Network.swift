import AWSFacts
import ProxyModel
import SourceText

extension Outline {
  /// The networks, their subnets, the groups and their rules.
  mutating func addNetwork(of scope: OutlineScope) {
    for vpc in scope.deployment.vpcs {
      let part = Part(.network, scope.labels.vpcs[vpc.symbol] ?? "")
      add(PartOutline(part, at: vpc.provenance.range, isMade: vpc.ownership == .created), in: scope) { builder in
        builder.add(vpc.ownership)
        builder.add("vpc_cidr", vpc.cidrBlocks, nil, .identifier) { .set($0.map { $0.canonical }) }
        builder.add("ipv6_cidr", vpc.ipv6CIDRBlock, nil, .identifier)
        builder.add("tenancy", vpc.tenancy)
      }
    }
    for subnet in scope.deployment.subnets {
      let part = Part(.subnet, scope.labels.subnets[subnet.symbol] ?? subnet.symbol.name)
      let outline = PartOutline(
        part, at: subnet.provenance.range, isMade: subnet.ownership == .created, serves: [Part(.proxy)])
      add(outline, in: scope) { builder in
        builder.add(subnet.ownership)
        builder.add("vpc", subnet.vpc) { .text(scope.title(of: $0)) }
        builder.add("availability_zone", subnet.availabilityZone)
        builder.shareZone("availability_zone")
        builder.add("cidr", subnet.cidrBlock, nil, .identifier)
        builder.add("ipv6_cidr", subnet.ipv6CIDRBlock, nil, .identifier)
        builder.add("free_addresses", subnet.freeAddresses)
      }
    }
    let wearers = Wearers(in: scope.deployment, scope.labels)
    for group in scope.deployment.securityGroups { add(group, scope, wearers) }
    for rule in scope.deployment.securityGroupRules where !scope.isAssumed(rule) { add(rule, scope, wearers) }
  }

  private mutating func add(_ group: SecurityGroup, _ scope: OutlineScope, _ wearers: Wearers) {
    guard let key = scope.deployment.key(of: .symbol(group.symbol)) else { return }
    let label = scope.labels.groups[key] ?? group.symbol.name
    let outline = PartOutline(
      Part(.securityGroup, label), at: group.provenance.range, isMade: group.ownership == .created,
      serves: wearers.parts(of: key))
    add(outline, in: scope) { builder in
      builder.add(group.ownership)
      if let id = group.runningID.text, group.ownership == .created {
        builder.add("id", .text(id), at: builder.outline.place, nil, .identifier)
      }
      builder.add("name", group.name, builder.ifMade(.groupName))
      builder.add("description", group.description, builder.ifMade(.groupDescription))
      builder.add("vpc", group.vpc, builder.ifMade(.groupVPC)) { .text(scope.title(of: $0)) }
      builder.add(group.tags, builder.ifMade(.groupTags))
    }
    if let unknown = group.unseenRules { openLists[ListName.rules(of: label)] = unknown }
  }

  private mutating func add(_ rule: SecurityGroupRule, _ scope: OutlineScope, _ wearers: Wearers) {
    let place = rule.provenance.range
    var ends = scope.deployment.key(of: rule.group.value).map { wearers.parts(of: $0) } ?? []
    if case .group(let peer)? = rule.peer.known, let key = scope.deployment.key(of: peer) {
      ends.formUnion(wearers.parts(of: key))
    }
    if case .cidr(let block)? = rule.peer.known {
      for client in scope.deployment.clients where client.cidrBlocks.contains(where: { $0.value == block }) {
        ends.insert(Part(.client, scope.labels.clients[client.symbol] ?? client.symbol.name))
      }
    }
    let outline = PartOutline(
      Part(.rule, scope.labels.rules[rule.symbol] ?? rule.symbol.name), at: place, isMade: !rule.isFound,
      in: ListName.rules(of: scope.title(of: rule.group.value)), serves: ends)
    add(outline, in: scope) { builder in
      builder.outline.reach = RuleReach(of: rule, in: scope).map { .rule($0) }
      builder.add("direction", .text(rule.direction.rawValue), at: place)
      builder.add("group", .text(scope.title(of: rule.group.value)), at: rule.group.range)
      builder.add("traffic", rule.traffic) { .text(scope.title(of: .written($0, at: place))) }
      builder.add("peer", rule.peer) { .text(scope.title(of: .written($0, at: place))) }
      builder.add("description", .text(rule.description), at: place, .companion(.ruleDescription))
      builder.addOwnership(isMade: !rule.isFound)
    }
  }
}

extension OutlineScope {
  /// Whether a rule is AWS's own and there only in a network with addresses of IPv6, of which nobody says that it has any.
  fileprivate func isAssumed(_ rule: SecurityGroupRule) -> Bool {
    guard case .defaulted(.cidr(let block), _) = rule.peer, block.version == .ipv6 else { return false }
    return !deployment.vpcs.contains { ($0.ipv6CIDRBlock.known ?? nil) != nil }
  }
}
