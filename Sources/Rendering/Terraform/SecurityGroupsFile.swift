import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `security_groups.tf`: the groups that are made here, and every rule that is ours.
  @HCLBuilder var securityGroupsFile: [HCLItem] {
    for group in deployment.securityGroups where group.ownership == .created {
      block("resource", "aws_security_group", group.symbol.terraformName) {
        "name" .= value(group.name)
        if let description = known(group.description), !description.isEmpty {
          "description" .= .string(description)
        }
        if let vpc = known(group.vpc) { "vpc_id" .= id(Located(vpc, at: group.vpc.range)) }
        tags(group.tags)
      }
    }
    let rules = deployment.securityGroupRules.filter { !$0.isFound }
    for rule in rules where !isOnExistingGroup(rule) { item(of: rule) }
    for (index, rule) in rules.filter(isOnExistingGroup).enumerated() {
      if index == 0 {
        HCLItem.comment(
          """
          From here on the groups exist already: each rule stands alone, and their other rules stay as they are.
          A configuration that writes the rules of such a group inline would take these away again.
          """)
      }
      item(of: rule)
    }
  }

  private func isOnExistingGroup(_ rule: SecurityGroupRule) -> Bool {
    deployment.securityGroups[rule.group.value]?.ownership != .created
  }

  private func item(of rule: SecurityGroupRule) -> HCLItem {
    block("resource", "aws_vpc_security_group_\(rule.direction.rawValue)_rule", rule.symbol.terraformName) {
      "security_group_id" .= id(rule.group)
      if !rule.description.isEmpty { "description" .= .string(rule.description) }
      HCLItem.blank
      traffic(of: rule)
      peer(of: rule)
    }
  }

  private func traffic(of rule: SecurityGroupRule) -> [HCLItem] {
    switch known(rule.traffic) {
    case .all: return ["ip_protocol" .= "-1"]
    case .tcp(let ports):
      return [
        "ip_protocol" .= "tcp", "from_port" .= .number(ports.lowerBound), "to_port" .= .number(ports.upperBound),
      ]
    case .other(let word):
      obstacles.note(
        inexpressible: "a rule for `\(word)` without its ports", in: "Terraform", at: rule.traffic.range,
        help: "no database speaks it: leave the rule out")
      return []
    case nil: return []
    }
  }

  private func peer(of rule: SecurityGroupRule) -> [HCLItem] {
    switch known(rule.peer) {
    case .group(let group): ["referenced_security_group_id" .= id(Located(group, at: rule.peer.range))]
    case .cidr(let block): [(block.version == .ipv4 ? "cidr_ipv4" : "cidr_ipv6") .= .string(block.canonical)]
    case .prefixList(let id): ["prefix_list_id" .= .string(id)]
    case nil: []
    }
  }
}
