import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `network`.
  var network: ProfileMapping {
    var section = ProfileMapping(self)
    switch vpc {
    case .value(let id): section.put("vpc_id", .string(id), at: ownVPC?.provenance.range)
    case .unknown(let unknown): section.put("vpc_id", unknown: unknown)
    }
    if let vpc = ownVPC {
      section.put("vpc_cidr", vpc.cidrBlocks) { $0.oneOrMany }
      section.put("ipv6_cidr", vpc.ipv6CIDRBlock) { ($0?.description ?? "none").yaml }
      section.put("tenancy", vpc.tenancy)
    }
    section.put("subnets", subnets.map(mapping))
    let groups = deployment.securityGroups.filter { $0.ownership.externalID != nil && $0.unseenRules == nil }
    if !groups.isEmpty { section.put("security_groups", groups.map(mapping)) }
    return section
  }

  /// The VPC that the proxy's subnets and groups are said to be in.
  private var ownVPC: VPC? {
    if let reference = vpcReferences.first, let vpc = deployment.vpcs[reference] { return vpc }
    return deployment.vpcs.first
  }

  private var vpcReferences: [Reference<VPC>] {
    let subnets = (proxy.subnets.known ?? []).compactMap { deployment.subnets[$0.value]?.vpc.known }
    let groups = (proxy.securityGroups.known ?? []).compactMap { deployment.securityGroups[$0.value]?.vpc.known }
    return (groups + subnets).filter { if case .unknown = $0 { false } else { true } }
  }

  private var vpc: Known<String> {
    if let vpc = ownVPC { return id(.symbol(vpc.symbol)) }
    if let reference = vpcReferences.first, case .external(let id) = reference { return .value(id) }
    return .unknown(
      Unknown(
        "the VPC of `\(proxy.provenance.label)` is not written", at: proxy.provenance.range,
        expression: ProfileMapping.tag))
  }

  /// The subnets that have ids, with those that only a reference names.
  private var subnets: [Subnet] {
    var subnets = deployment.subnets.filter { $0.ownership.externalID != nil }
    let lists = [proxy.subnets] + deployment.endpoints(of: proxy).map { $0.subnets }
    for referral in lists.flatMap({ $0.known ?? [] }) {
      guard case .external(let id) = referral.value, !subnets.contains(where: { $0.ownership == .existing(id) }) else {
        continue
      }
      subnets.append(Subnet(Symbol(id), at: Provenance(referral.range, id), .existing(id)))
    }
    return subnets
  }

  private func mapping(_ subnet: Subnet) -> ProfileMapping {
    var section = ProfileMapping(self)
    section.put("id", .string(subnet.ownership.externalID ?? ""), at: subnet.provenance.range)
    section.put("availability_zone", subnet.availabilityZone)
    put(subnet.vpc, into: &section)
    section.put("cidr", subnet.cidrBlock)
    section.put("ipv6_cidr", subnet.ipv6CIDRBlock) { ($0?.description ?? "none").yaml }
    section.put("free_addresses", subnet.freeAddresses)
    return section
  }

  private func isOwn(_ id: String) -> Bool { if case .value(let own) = vpc { id == own } else { false } }

  /// `vpc_id` of a part that lies in another VPC than the proxy.
  func put(_ vpc: Setting<Reference<VPC>>, into section: inout ProfileMapping) {
    guard let reference = vpc.known, case .value(let id) = id(reference), !isOwn(id),
      deployment.vpcs[reference] != nil || reference.symbol == nil
    else {
      if case .unknown(let unknown) = vpc, unknown.expression != nil { section.put("vpc_id", unknown: unknown) }
      return
    }
    section.put("vpc_id", .string(id), at: vpc.range)
  }
}

// Security groups that somebody else looks after.
extension ProfileScope {
  private func mapping(_ group: SecurityGroup) -> ProfileMapping {
    var section = ProfileMapping(self)
    let id = group.ownership.externalID ?? ""
    section.put("id", .string(id), at: group.provenance.range)
    if group.provenance.label != id { section.put("name", shown(.string(group.provenance.label))) }
    put(group.vpc, into: &section)
    for direction in [SecurityGroupRule.Direction.ingress, .egress] {
      let rules = deployment.securityGroupRules.filter {
        $0.group.value == .symbol(group.symbol) && $0.direction == direction
      }
      if !rules.isEmpty { section.put(direction.rawValue, rules.map(mapping)) }
    }
    return section
  }

  /// A rule as `network.security_groups` and `proxy` list it.
  func mapping(_ rule: SecurityGroupRule) -> ProfileMapping {
    var section = ProfileMapping(self)
    put(rule.traffic, into: &section)
    section.put("peer", rule.peer, .required) { peer(of: $0) }
    if !rule.description.isEmpty { section.put("description", shown(.string(rule.description))) }
    return section
  }

  private func put(_ traffic: Setting<Traffic>, into section: inout ProfileMapping) {
    switch traffic.known {
    case .tcp(let ports)? where ports.count == 1 && ports.lowerBound > 0:
      section.put("port", .integer(ports.lowerBound), at: traffic.range)
    case .tcp(let ports)?:
      section.put("from_port", .integer(ports.lowerBound), at: traffic.range)
      section.put("to_port", .integer(ports.upperBound))
    case .all?: section.put("protocol", "-1", at: traffic.range)
    case .other(let word)?: section.put("protocol", .string(word), at: traffic.range)
    case nil: section.put("port", traffic.map { _ in 0 }, .required)
    }
  }

  private func peer(of peer: SecurityGroupRule.Peer) -> YAMLOutput {
    switch peer {
    case .cidr(let block): block.yaml
    case .prefixList(let id): id.yaml
    case .group(let group):
      switch id(group) {
      case .value(let id): id.yaml
      case .unknown(let unknown): YAMLOutput.string(unknown.reason).tagged(ProfileMapping.tag)
      }
    }
  }
}
