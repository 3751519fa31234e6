import AWSFacts
import ProxyModel
import SourceText

extension ProfileExpansion {
  /// What the profile takes over from a CDK program.
  mutating func addConstructNames() {
    let section = root.section(RootKeys.cdk)
    let constructs = section.section(CDKKeys.constructs)
    var names = ConstructNames()
    names.stack = section.value(CDKKeys.stack)?.value
    names.tags = section.setting(CDKKeys.tags).known ?? .resources
    func take(_ key: ProfileKey<String>, _ part: ConstructNames.Part?) {
      if let part, let id = constructs.value(key)?.value { names.ids[part] = id }
    }
    take(ConstructKeys.proxy, .proxy(Self.proxy))
    take(ConstructKeys.targetGroup, .targetGroup(Self.targetGroup))
    take(ConstructKeys.role, .role(Self.role))
    take(ConstructKeys.endpointParameter, .parameter(Symbol("endpoint")))
    take(ConstructKeys.securityGroup, group(in: deployment.proxies[Self.proxy]?.securityGroups))
    take(ConstructKeys.databaseSecurityGroup, group(in: deployment.databases[Self.database]?.securityGroups))
    let imported = constructs.value(ConstructKeys.clientSecurityGroups)?.value ?? [:]
    for client in deployment.clients {
      guard let id = imported[client.symbol.name], let part = group(in: client.securityGroups) else { continue }
      // Where several wear one group, it is imported once.
      if names.ids[part] == nil { names.ids[part] = id }
    }
    deployment.constructNames = names
  }

  /// The group that a rule of ours is about: the first that something wears.
  private func group(in groups: Setting<[Referral<SecurityGroup>]>?) -> ConstructNames.Part? {
    (groups?.known?.first?.value.symbol).map { .securityGroup($0) }
  }

  /// The one way out of a group that lets everything out.
  mutating func addOpenEgress() {
    let section = root.section(RootKeys.cdk)
    guard let allowed = section.value(CDKKeys.allowAllOutbound), allowed.value, let everywhere = CIDRBlock("0.0.0.0/0"),
      deployment.securityGroups[Self.proxyGroup]?.ownership == .created
    else { return }
    deployment.securityGroupRules.insert(
      SecurityGroupRule(
        Symbol("proxy_to_everywhere"), at: Provenance(allowed.range, "cdk.allow_all_outbound"),
        of: Located(.symbol(Self.proxyGroup), at: allowed.range), .egress, .written(.all, at: allowed.range),
        peer: .written(.cidr(everywhere), at: allowed.range), description: CDKWords.openEgressDescription.value))
  }

  /// Whether a group lets everything out, so that no single way out is left to be written.
  func isOpen(_ group: Referral<SecurityGroup>) -> Bool {
    deployment.securityGroupRules.contains { rule in
      guard rule.group == group, rule.direction == .egress, rule.traffic.known == .all,
        case .cidr(let block)? = rule.peer.known
      else { return false }
      return block.prefixLength == 0 && block.version == .ipv4
    }
  }
}
