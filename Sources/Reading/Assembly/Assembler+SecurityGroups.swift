import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addSecurityGroups() {
    for draft in parts.securityGroups {
      guard let symbol = groups[draft.origin.address] else { continue }
      var group = SecurityGroup(symbol, at: draft.origin.provenance, draft.origin.ownership)
      group.name = setting(draft.name, or: group.name, Words.text)
      group.description = setting(draft.description, or: group.description, Words.text)
      if let vpc = draft.vpc { group.vpc = vpcReference(vpc) }
      group.unseenRules = draft.unseenRules
      group.runningID = RunningID(draft.origin.found.flatMap { $0.hasPrefix("sg-") ? $0 : nil })
      group.tags = tags(draft.tags)
      deployment.securityGroups.insert(group)
      groups.name(symbol, draft.origin.found)
    }
  }

  /// Groups by id; of those that are only named, the rules are somewhere else.
  mutating func groupReferrals(_ value: Value) -> Setting<[Referral<SecurityGroup>]> {
    for element in value.elements { addNamedGroup(element) }
    return settled(value).list { referral($0, in: groups) }
  }

  private mutating func addNamedGroup(_ value: Value) {
    guard case .external(let id) = reference(value, in: groups) else { return }
    var group = SecurityGroup(Symbol(id), at: Provenance(value.range, id), .existing(id))
    group.unseenRules = Unknown("`\(id)` has rules that are not written here", at: value.range)
    deployment.securityGroups.insert(group)
    groups.add(group.symbol, named: id)
  }

  mutating func addSecurityGroupRules() {
    for draft in parts.securityGroups {
      guard let symbol = groups[draft.origin.address] else { continue }
      let owner = Located(Reference<SecurityGroup>.symbol(symbol), at: draft.origin.place)
      for rule in draft.rules { addRules(of: rule, to: owner) }
    }
    for draft in parts.securityGroupRules {
      if let group = draft.group { addNamedGroup(group) }
      addRules(of: draft, to: referral(draft.group, in: groups, "the group", of: draft.origin))
    }
    for draft in parts.securityGroups
    where draft.keepsOpenEgress && !draft.rules.contains(where: { $0.direction == .egress }) {
      guard let symbol = groups[draft.origin.address] else { continue }
      addOpenEgress(to: Located(.symbol(symbol), at: draft.origin.place))
    }
  }

  /// AWS's own rule of a new group: everything may leave.
  private mutating func addOpenEgress(to owner: Referral<SecurityGroup>) {
    for everything in ["0.0.0.0/0", "::/0"] {
      guard let block = CIDRBlock(everything), let group = owner.value.symbol else { continue }
      // Whoever allows the same finds it there, and no second rule is made.
      let isThere = deployment.securityGroupRules.contains { rule in
        rule.group.value == owner.value && rule.direction == .egress && rule.traffic.known == .all
          && rule.peer.known == .cidr(block)
      }
      if isThere { continue }
      deployment.securityGroupRules.insert(
        SecurityGroupRule(
          unusedRule("\(group)_egress_\(block.version == .ipv4 ? "ipv4" : "ipv6")"),
          at: Provenance(owner.range, group.name), of: owner, .egress, .defaulted(.all, at: owner.range),
          peer: .defaulted(.cidr(block), at: owner.range), description: ""))
    }
  }

  /// One rule for each who is on the other side.
  private mutating func addRules(of draft: SecurityGroupRuleDraft, to owner: Referral<SecurityGroup>) {
    let peers = peers(of: draft, beside: owner)
    for (index, peer) in peers.enumerated() {
      let name = peers.count == 1 ? draft.origin.name : "\(draft.origin.name)_\(index + 1)"
      var rule = SecurityGroupRule(
        unusedRule(name), at: draft.origin.provenance, of: owner, draft.direction == .ingress ? .ingress : .egress,
        traffic(of: draft), peer: peer, description: words(draft.description))
      rule.isFound = draft.origin.found != nil
      rule.runningID = RunningID(draft.origin.found.flatMap { $0.hasPrefix("sgr-") ? $0 : nil })
      deployment.securityGroupRules.insert(rule)
    }
  }

  private func unusedRule(_ name: String) -> Symbol<SecurityGroupRule> {
    let wanted = Symbol<SecurityGroupRule>(name)
    guard deployment.securityGroupRules[wanted] != nil else { return wanted }
    let count = deployment.securityGroupRules.count
    return (2...(count + 2)).lazy.map { Symbol("\(name)_\($0)") }.first { deployment.securityGroupRules[$0] == nil }
      ?? wanted
  }

  private mutating func peers(
    of draft: SecurityGroupRuleDraft, beside owner: Referral<SecurityGroup>
  ) -> [Setting<SecurityGroupRule.Peer>] {
    var peers: [Setting<SecurityGroupRule.Peer>] = []
    for value in draft.cidrBlocks.flatMap({ $0.elements }) {
      peers.append(settled(value).setting { text in CIDRBlock(text).map { .cidr($0) } })
    }
    for value in draft.groups.flatMap({ $0.elements }) {
      addNamedGroup(value)
      switch reference(value, in: groups) {
      case .unknown(let unknown): peers.append(.unknown(unknown))
      case let reference: peers.append(.written(.group(reference), at: value.range))
      }
    }
    for value in draft.prefixLists.flatMap({ $0.elements }) { peers.append(settled(value).setting { .prefixList($0) }) }
    switch draft.isSelf?.setting(Words.bool) {
    case .written(true, let range)?, .defaulted(true, let range)?:
      peers.append(.written(.group(owner.value), at: range))
    case .unknown(let unknown)?: peers.append(.unknown(unknown))
    case .written, .defaulted, .refused, nil: break
    }
    return peers
  }

  private func traffic(of draft: SecurityGroupRuleDraft) -> Setting<Traffic> {
    let place = draft.origin.place
    switch setting(draft.transport, or: .unknown(Unknown("the protocol is not written", at: place)), Words.text) {
    case .unknown(let unknown): return .unknown(unknown)
    case .refused(let text, let range): return .refused(text, at: range)
    case .written(let word, let range), .defaulted(let word, let range):
      switch word.lowercased() {
      case "-1", "all": return .written(.all, at: range)
      case "tcp", "6": return ports(of: draft, at: range)
      default: return .written(.other(word.lowercased()), at: range)
      }
    }
  }

  /// TCP from a port to a port; without any, or from -1, to all of them.
  private func ports(of draft: SecurityGroupRuleDraft, at place: SourceRange) -> Setting<Traffic> {
    let bounds = [draft.fromPort, draft.toPort].map { setting($0, or: .defaulted(-1, at: place), Words.integer) }
    for bound in bounds {
      switch bound {
      case .unknown(let unknown): return .unknown(unknown)
      case .refused(let text, let range): return .refused(text, at: range)
      case .written, .defaulted: continue
      }
    }
    guard let first = bounds[0].known, let last = bounds[1].known else { return .refused("tcp", at: place) }
    let range = draft.fromPort == nil ? place : bounds[0].range
    if first == -1 { return .written(.tcp(0...65_535), at: range) }
    return first <= last ? .written(.tcp(first...last), at: range) : .refused("\(first)-\(last)", at: range)
  }
}
