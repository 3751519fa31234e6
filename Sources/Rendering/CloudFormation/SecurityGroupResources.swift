import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// The groups that are made here, and every rule that is ours.
  var securityGroupResources: [TemplateResource] {
    var resources: [TemplateResource] = []
    for group in deployment.securityGroups where group.ownership == .created {
      switch style {
      case .plain: resources.append(plainResource(of: group))
      case .cdk: resources.append(constructResource(of: group))
      }
    }
    var written: Set<String> = []
    for rule in deployment.securityGroupRules where isStandalone(rule) {
      // CDK makes a rule once, whoever asks for it again.
      guard let id = ruleIDs[rule.symbol], written.insert(id).inserted else { continue }
      resources.append(resource(of: rule, id))
    }
    return resources
  }

  /// Whether a rule is a resource of its own.
  func isStandalone(_ rule: SecurityGroupRule) -> Bool {
    guard !rule.isFound else { return false }
    switch style {
    case .plain: return !isOpenEgress(rule)
    case .cdk: return !isInline(rule)
    }
  }

  /// Whether a group of ours lets everything out, which AWS's own words for a group say better than a rule beside it.
  func isOpenEgress(_ rule: SecurityGroupRule) -> Bool {
    guard !rule.isFound, rule.direction == .egress, rule.traffic.known == .all, case .cidr(let block)? = rule.peer.known
    else { return false }
    return block.isEverywhere && deployment.securityGroups[rule.group.value]?.ownership == .created
  }

  private func plainResource(of group: SecurityGroup) -> TemplateResource {
    let open = rules(of: group).filter(isOpenEgress)
    return resource(id(.securityGroup(group.symbol)), "AWS::EC2::SecurityGroup", at: group.provenance) {
      "GroupName" .= value(group.name)
      // AWS demands one.
      "GroupDescription" .= value(group.description.known?.isEmpty == true ? group.name : group.description)
      if let vpc = known(group.vpc) { "VpcId" .= id(Located(vpc, at: group.vpc.range)) }
      // A group without egress of its own gets AWS's rule that lets everything out, whatever stands beside it.
      "SecurityGroupEgress" .= JSONValue.array(open.isEmpty ? [Self.nothing] : open.map { .object(body(of: $0)) })
      tags(group.tags)
    }
  }

  /// AWS's own example of egress that leads nowhere.
  private static let nothing: JSONValue = [
    "IpProtocol": "-1", "CidrIp": "127.0.0.1/32",
    "Description": "Nothing but what the rules beside this group allow",
  ]

  /// The rules of a group that are ours.
  func rules(of group: SecurityGroup) -> [SecurityGroupRule] {
    deployment.securityGroupRules.filter { !$0.isFound && $0.group.value == .symbol(group.symbol) }
  }

  private func resource(of rule: SecurityGroupRule, _ logicalID: String) -> TemplateResource {
    let type = rule.direction == .ingress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress"
    return resource(logicalID, type, at: rule.provenance) {
      "GroupId" .= id(rule.group)
      body(of: rule)
    }
  }

  /// What a rule says within its group.
  @JSONObjectBuilder func body(of rule: SecurityGroupRule) -> [JSONMember] {
    let words = style == .plain ? rule.description : ConstructRule(rule, names: names, stack: stackName).description
    if !words.isEmpty { "Description" .= words }
    traffic(of: rule)
    peer(of: rule)
  }

  private func traffic(of rule: SecurityGroupRule) -> [JSONMember] {
    switch known(rule.traffic) {
    case .all: return "IpProtocol" .= "-1"
    case .tcp(let ports):
      return ("IpProtocol" .= "tcp") + ("FromPort" .= ports.lowerBound) + ("ToPort" .= ports.upperBound)
    case .other(let word):
      obstacles.note(
        inexpressible: "a rule for `\(word)` without its ports", in: "CloudFormation", at: rule.traffic.range,
        help: "no database speaks it: leave the rule out")
      return []
    case nil: return []
    }
  }

  private func peer(of rule: SecurityGroupRule) -> [JSONMember] {
    let side = rule.direction == .ingress ? "Source" : "Destination"
    return switch known(rule.peer) {
    case .group(let group): "\(side)SecurityGroupId" .= id(Located(group, at: rule.peer.range))
    case .cidr(let block): (block.version == .ipv4 ? "CidrIp" : "CidrIpv6") .= block.canonical
    case .prefixList(let id): "\(side)PrefixListId" .= id
    case nil: []
    }
  }
}

extension CIDRBlock {
  /// `0.0.0.0/0` or `::/0`.
  var isEverywhere: Bool { prefixLength == 0 }
}
