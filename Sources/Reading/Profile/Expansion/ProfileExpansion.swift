import AWSFacts
import ProxyModel
import SourceText

/// Works out the whole deployment that a profile means: what it writes, and everything that follows from it.
struct ProfileExpansion {
  let root: ProfileSection
  var deployment: Deployment
  /// The symbols of the clients' roles by name.
  let clientRoles: [String: Symbol<Role>]
  /// What everything carries that can carry tags.
  let tags: Tags

  /// The deployment of a checked profile.
  static func deployment(of root: ProfileSection, named path: String) -> Deployment {
    var expansion = ProfileExpansion(root)
    expansion.addNetwork()
    expansion.addDatabase()
    expansion.addProxy()
    expansion.addTargetGroup()
    expansion.addEndpoints()
    expansion.addClients()
    expansion.addOpenEgress()
    expansion.addOwnRules()
    expansion.addChain()
    expansion.addAccess()
    expansion.addParameters()
    expansion.addAlarms()
    expansion.addConstructNames()
    return expansion.deployment
  }

  private init(_ root: ProfileSection) {
    self.root = root
    clientRoles = Self.clientRoles(in: root)
    // Where a profile extends another, only `extends` is sure to stand in the profile itself.
    let whole = Provenance(root.entry(RootKeys.extends)?.key.range ?? root.place, "the profile")
    var account = root.setting(RootKeys.account)
    if case .unknown = account {
      account = .unknown(
        Unknown("`account` is not written", at: root.place, remedy: "write `account`, the twelve digits in quotes"))
    }
    deployment = Deployment(
      at: whole, name: root.setting(RootKeys.name), environment: root.setting(RootKeys.environment),
      region: root.setting(RootKeys.region), account: account)
    deployment.proxyQuota = root.setting(RootKeys.proxyQuota)
    tags = Self.tags(of: root, for: deployment)
  }

  private static func tags(of root: ProfileSection, for deployment: Deployment) -> Tags {
    var tags = root.setting(RootKeys.tags).known ?? [:]
    guard root.setting(RootKeys.standardTags).known == true else { return tags }
    // Whoever meets the resource in the console finds the way back to its profile.
    if let name = deployment.name.known { tags["Name"] = tags["Name"] ?? name }
    if let environment = deployment.environment.known { tags["Environment"] = tags["Environment"] ?? environment }
    tags["ManagedBy"] = tags["ManagedBy"] ?? "headroom"
    return tags
  }

  /// The one proxy of a profile.
  static let proxy = Symbol<Proxy>("this")
  /// Its pool.
  static let targetGroup = Symbol<TargetGroup>("this")
  /// The one database.
  static let database = Symbol<Database>("database")
  /// The instance that a profile names beside its cluster, which no proxy can have as well.
  static let secondDatabase = Symbol<Database>("second")
  /// The proxy's role.
  static let role = Symbol<Role>("proxy")
  /// The group that is created for the proxy where none is named.
  static let proxyGroup = Symbol<SecurityGroup>("proxy")

  /// The name that the profile gives the proxy, or that follows from the profile's own.
  var proxyName: Setting<String> {
    root.section(RootKeys.proxy).setting(
      ProxyKeys.name,
      default: ResourceName.proxy(
        name: deployment.name.known ?? "", environment: deployment.environment.known ?? ""))
  }

  /// A name built from the proxy's, defaulted at the same place.
  func derived(_ suffix: String) -> Setting<String> {
    switch proxyName {
    case .written(let name, let range), .defaulted(let name, let range): .defaulted(name + suffix, at: range)
    case .refused, .unknown: proxyName
    }
  }
}

extension ProfileExpansion {
  mutating func addNetwork() {
    let network = root.section(RootKeys.network)
    if let id = network.value(NetworkKeys.vpcID) {
      var vpc = VPC(Symbol("main"), at: Provenance(id.range, "network.vpc_id"), .existing(id.value))
      if let blocks = network.written(NetworkKeys.vpcCIDR) { vpc.cidrBlocks = blocks }
      if let block = network.written(NetworkKeys.ipv6CIDR) { vpc.ipv6CIDRBlock = block }
      if let tenancy = network.written(NetworkKeys.tenancy) { vpc.tenancy = tenancy }
      deployment.vpcs.insert(vpc)
    }
    for section in network.sections(NetworkKeys.subnets) {
      guard let id = section.value(SubnetKeys.id) else { continue }
      var subnet = Subnet(Symbol(id.value), at: Provenance(id.range, id.value), .existing(id.value))
      subnet.vpc = vpc(section.written(SubnetKeys.vpcID), at: network.place)
      if let block = section.written(SubnetKeys.cidr) { subnet.cidrBlock = block }
      if let block = section.written(SubnetKeys.ipv6CIDR) { subnet.ipv6CIDRBlock = block }
      if let free = section.written(SubnetKeys.freeAddresses) { subnet.freeAddresses = free }
      if let zone = section.written(SubnetKeys.availabilityZone) { subnet.availabilityZone = zone }
      deployment.subnets.insert(subnet)
    }
    for section in network.sections(NetworkKeys.securityGroups) { addListedGroup(section) }
  }

  /// The VPC of a part: the network's own, unless another one is written.
  func vpc(_ written: Setting<String>?, at place: SourceRange) -> Setting<Reference<VPC>> {
    let own = deployment.vpcs.first?.ownership.externalID
    return written?.map { $0 == own ? .symbol(Symbol("main")) : .external($0) }
      ?? .defaulted(
        .symbol(Symbol("main")), at: place)
  }

  /// A group that somebody else looks after: its rules are all written, and none is added.
  private mutating func addListedGroup(_ section: ProfileSection) {
    guard let id = section.value(SecurityGroupKeys.id) else { return }
    let name = section.value(SecurityGroupKeys.name)?.value ?? id.value
    var group = SecurityGroup(Symbol(id.value), at: Provenance(id.range, name), .existing(id.value))
    group.vpc = vpc(section.written(SecurityGroupKeys.vpcID), at: root.section(RootKeys.network).place)
    deployment.securityGroups.insert(group)
    let reference = Located(Reference<SecurityGroup>.symbol(group.symbol), at: id.range)
    let lists = [
      (SecurityGroupRule.Direction.ingress, section.sections(SecurityGroupKeys.ingress)),
      (.egress, section.sections(SecurityGroupKeys.egress)),
    ]
    for (direction, rules) in lists {
      for (index, rule) in rules.enumerated() {
        var listed = SecurityGroupRule(
          Symbol("\(id.value)_\(direction.rawValue)_\(index + 1)"), at: Provenance(rule.place, rule.path),
          of: reference,
          direction, traffic(of: rule), peer: peer(of: rule),
          description: rule.value(SecurityGroupRuleKeys.description)?.value ?? "")
        listed.isFound = true
        deployment.securityGroupRules.insert(listed)
      }
    }
  }

  func traffic(of rule: ProfileSection) -> Setting<Traffic> {
    switch rule.setting(SecurityGroupRuleKeys.transport) {
    case .unknown(let unknown): return .unknown(unknown)
    case .refused(let text, let range): return .refused(text, at: range)
    case .written(.all, let range): return .written(.all, at: range)
    case .written(.udp, let range): return .written(.other("udp"), at: range)
    case .written(.icmp, let range): return .written(.other("icmp"), at: range)
    case .written(.tcp, _), .defaulted: break
    }
    if let port = rule.written(SecurityGroupRuleKeys.port) { return port.map { Traffic.tcp($0) } }
    guard let first = rule.value(SecurityGroupRuleKeys.fromPort), let last = rule.value(SecurityGroupRuleKeys.toPort),
      first.value <= last.value
    else { return .unknown(rule.missing(SecurityGroupRuleKeys.port)) }
    return .written(.tcp(first.value...last.value), at: first.range)
  }

  func peer(of rule: ProfileSection) -> Setting<SecurityGroupRule.Peer> {
    rule.setting(SecurityGroupRuleKeys.peer).map { text in
      if let block = CIDRBlock(text) { return .cidr(block) }
      if TextForm.prefixListID.accepts(text) { return .prefixList(text) }
      return .group(.symbol(Symbol(text)))
    }
  }

  /// A group named by id: one that is listed with its rules, or one of which we see only what we add.
  mutating func group(_ id: Located<String>, label: String) -> Referral<SecurityGroup> {
    let symbol = Symbol<SecurityGroup>(id.value)
    if deployment.securityGroups[symbol] == nil {
      var group = SecurityGroup(symbol, at: Provenance(id.range, label), .existing(id.value))
      group.vpc = .defaulted(.symbol(Symbol("main")), at: root.section(RootKeys.network).place)
      group.unseenRules = Unknown(
        "`\(id.value)` has rules that are not written here", at: id.range,
        remedy: "list the group with its rules under `network.security_groups`")
      deployment.securityGroups.insert(group)
    }
    return Located(.symbol(symbol), at: id.range)
  }

  /// The groups under a key that takes one or several.
  mutating func groups(
    _ section: ProfileSection, _ key: ProfileKey<[String]>, label: String
  ) -> Setting<[Referral<SecurityGroup>]>? {
    guard let node = section.entry(key)?.value else { return nil }
    if case .unknown(let unknown) = node { return .unknown(unknown) }
    var referrals: [Referral<SecurityGroup>] = []
    for id in section.values(key, each: .text(.securityGroupID)) { referrals.append(group(id, label: label)) }
    return .written(referrals, at: node.range)
  }
}
