/// The security groups that a deployment has to do with, of all those that a capture of a VPC shows.
///
/// Groups that something of it wears, those that the rules of these name, and those whose rules name these.
struct GroupsAround {
  /// The parts without the other groups and their rules.
  private(set) var parts: Parts

  init(_ all: Parts) {
    parts = all
    var worn: Set<String> = []
    func wear(_ groups: Value?) { worn.formUnion((groups?.elements ?? []).compactMap { $0.scalar }) }
    for proxy in all.proxies { wear(proxy.securityGroups) }
    for endpoint in all.endpoints { wear(endpoint.securityGroups) }
    for database in all.databases { wear(database.securityGroups) }
    for program in all.compute { wear(program.securityGroups) }
    let rules = Self.rules(of: all)
    var near = worn
    for rule in rules where worn.contains(rule.owner) { near.formUnion(rule.peers) }
    for rule in rules where !worn.isDisjoint(with: rule.peers) { near.insert(rule.owner) }
    // Where nothing is known to wear any, nothing tells which ones matter.
    guard !worn.isEmpty else { return }
    parts.securityGroups.removeAll { group in group.origin.found.map { !near.contains($0) } ?? false }
    parts.securityGroupRules.removeAll { rule in rule.group?.scalar.map { !near.contains($0) } ?? false }
  }

  private static func rules(of parts: Parts) -> [(owner: String, peers: Set<String>)] {
    func peers(_ rule: SecurityGroupRuleDraft) -> Set<String> {
      Set(rule.groups.flatMap { $0.elements }.compactMap { $0.scalar })
    }
    let inside = parts.securityGroups.flatMap { group in
      group.rules.map { (owner: group.origin.found ?? "", peers: peers($0)) }
    }
    return inside + parts.securityGroupRules.map { (owner: $0.group?.scalar ?? "", peers: peers($0)) }
  }
}
