import ProxyModel
import SourceText

/// Takes out what plans and states say twice: a group shows the rules that resources of their own have made, and a role the policies.
enum PlanDuplicates {
  static func remove(from parts: inout Parts) {
    let rules = Set(parts.securityGroupRules.flatMap { rule in atoms(of: rule, in: address(rule.group)) })
    for index in parts.securityGroups.indices {
      let own = parts.securityGroups[index].origin.address
      parts.securityGroups[index].rules = parts.securityGroups[index].rules.compactMap { remaining($0, own, rules) }
    }
    let policies = Set(parts.inlinePolicies.map { "\(address($0.role)?.description ?? "") \($0.name?.scalar ?? "")" })
    for index in parts.roles.indices {
      let own = parts.roles[index].origin.address
      parts.roles[index].policies.removeAll { policies.contains("\(own) \($0.name?.scalar ?? "")") }
    }
  }

  private static func address(_ value: Value?) -> ResourceAddress? {
    guard case .text(let text, _)? = value else { return nil }
    return text.reference?.address ?? text.known.map { ResourceAddress($0) }
  }

  /// A rule without the peers that a resource of its own names; nil where none is left.
  private static func remaining(
    _ rule: SecurityGroupRuleDraft, _ own: ResourceAddress, _ others: Set<String>
  ) -> SecurityGroupRuleDraft? {
    var rule = rule
    let head = head(of: rule, in: own)
    func isNew(_ peer: String) -> Bool { !others.contains("\(head) \(peer)") }
    func left(_ lists: [Value]) -> [Value] {
      lists.flatMap { $0.elements }.filter { isNew(peer($0, own)) }
    }
    let had = !atoms(of: rule, in: own).isEmpty
    rule.cidrBlocks = left(rule.cidrBlocks)
    rule.groups = left(rule.groups)
    rule.prefixLists = left(rule.prefixLists)
    if rule.isSelf?.scalar == "true", !isNew(itself) { rule.isSelf = nil }
    return had && atoms(of: rule, in: own).isEmpty ? nil : rule
  }

  private static let itself = "self"

  /// One word for each peer that a rule lets through.
  private static func atoms(of rule: SecurityGroupRuleDraft, in group: ResourceAddress?) -> [String] {
    guard let group else { return [] }
    let head = head(of: rule, in: group)
    let peers = (rule.cidrBlocks + rule.groups + rule.prefixLists).flatMap { $0.elements }.map { peer($0, group) }
    return (peers + (rule.isSelf?.scalar == "true" ? [itself] : [])).map { "\(head) \($0)" }
  }

  private static func head(of rule: SecurityGroupRuleDraft, in group: ResourceAddress) -> String {
    let transport = rule.transport?.scalar?.lowercased() ?? "?"
    let hasPorts = transport != "-1" && transport != "all"
    let ports = hasPorts ? "\(rule.fromPort?.scalar ?? "?") \(rule.toPort?.scalar ?? "?")" : ""
    return "\(group) \(rule.direction.rawValue) \(transport) \(ports)"
  }

  private static func peer(_ value: Value, _ own: ResourceAddress) -> String {
    guard let address = address(value) else {
      return "?\(value.range.file):\(value.range.start)-\(value.range.end)"
    }
    return address == own ? itself : address.description
  }
}
