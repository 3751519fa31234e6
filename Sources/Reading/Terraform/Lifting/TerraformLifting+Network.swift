import ProxyModel
import SourceText

/// VPCs, subnets and security groups.
extension TerraformLifting {
  static let network: [String: Lift] = [
    "aws_vpc": { lifting, body, origin in lifting.add { $0.vpcs.append(vpcDraft(body, origin)) } },
    "aws_default_vpc": { lifting, body, origin in lifting.add { $0.vpcs.append(vpcDraft(body, origin)) } },
    "aws_subnet": { lifting, body, origin in lifting.add { $0.subnets.append(subnetDraft(body, origin)) } },
    "aws_default_subnet": { lifting, body, origin in lifting.add { $0.subnets.append(subnetDraft(body, origin)) } },
    "aws_security_group": { lifting, body, origin in
      lifting.add { $0.securityGroups.append(groupDraft(body, origin)) }
    },
    "aws_default_security_group": { lifting, body, origin in
      var group = groupDraft(body, origin)
      group.name = body["name"] ?? .text("default", at: origin.place)
      lifting.add { $0.securityGroups.append(group) }
    },
    "aws_security_group_rule": { lifting, body, origin in
      for direction in directions(body["type"]) {
        var rule = ruleDraft(body, origin, direction)
        rule.group = body["security_group_id"]
        if let other = body["source_security_group_id"] { rule.groups.append(other) }
        if directions(body["type"]).count > 1 { rule.transport = body["type"] }
        lifting.add { $0.securityGroupRules.append(rule) }
      }
    },
    "aws_vpc_security_group_ingress_rule": { lifting, body, origin in
      lifting.add { $0.securityGroupRules.append(singleRuleDraft(body, origin, .ingress)) }
    },
    "aws_vpc_security_group_egress_rule": { lifting, body, origin in
      lifting.add { $0.securityGroupRules.append(singleRuleDraft(body, origin, .egress)) }
    },
  ]

  private static func vpcDraft(_ body: TerraformBody, _ origin: Origin) -> VPCDraft {
    var vpc = VPCDraft(origin)
    vpc.cidrBlocks = body["cidr_block"]
    vpc.ipv6CIDRBlock = body["ipv6_cidr_block"]
    if vpc.ipv6CIDRBlock == nil, let wants = body["assign_generated_ipv6_cidr_block"], wants.scalar != "false" {
      vpc.ipv6CIDRBlock = .unknown(
        Unknown("AWS chooses the IPv6 block of `\(origin.address)`", at: wants.range, expression: "ipv6_cidr_block"))
    }
    vpc.tenancy = body["instance_tenancy"]
    return vpc
  }

  private static func subnetDraft(_ body: TerraformBody, _ origin: Origin) -> SubnetDraft {
    var subnet = SubnetDraft(origin)
    subnet.vpc = body["vpc_id"]
    subnet.availabilityZone = body["availability_zone"]
    subnet.cidrBlock = body["cidr_block"]
    subnet.ipv6CIDRBlock = body["ipv6_cidr_block"]
    subnet.freeAddresses = body["available_ip_address_count"]
    return subnet
  }

  private static func groupDraft(_ body: TerraformBody, _ origin: Origin) -> SecurityGroupDraft {
    var group = SecurityGroupDraft(origin)
    group.name = body.name("name", orPrefix: "name_prefix", of: origin)
    group.description = body["description"]
    group.vpc = body["vpc_id"]
    group.tags = body["tags"]
    if origin.found != nil {
      group.unseenRules = Unknown("a data source does not show the rules of `\(origin.address)`", at: origin.place)
    }
    for (direction, argument) in [(SecurityGroupRuleDraft.Direction.ingress, "ingress"), (.egress, "egress")] {
      let (blocks, unseen) = body.blocks(argument)
      group.unseenRules = group.unseenRules ?? unseen
      for (index, block) in blocks.enumerated() {
        group.rules.append(ruleDraft(block, origin.part("\(argument)[\(index)]", at: block.range), direction))
      }
    }
    return group
  }

  /// A rule in the words of a block, which are also those of `aws_security_group_rule`.
  private static func ruleDraft(
    _ body: TerraformBody, _ origin: Origin, _ direction: SecurityGroupRuleDraft.Direction
  ) -> SecurityGroupRuleDraft {
    var rule = SecurityGroupRuleDraft(origin, direction)
    rule.transport = body["protocol"]
    rule.fromPort = body["from_port"]
    rule.toPort = body["to_port"]
    rule.cidrBlocks = [body["cidr_blocks"], body["ipv6_cidr_blocks"]].compactMap { $0 }
    rule.groups = [body["security_groups"]].compactMap { $0 }
    rule.prefixLists = [body["prefix_list_ids"]].compactMap { $0 }
    rule.isSelf = body["self"]
    rule.description = body["description"]
    return rule
  }

  /// A rule in the words of the resources that are one rule each.
  private static func singleRuleDraft(
    _ body: TerraformBody, _ origin: Origin, _ direction: SecurityGroupRuleDraft.Direction
  ) -> SecurityGroupRuleDraft {
    var rule = SecurityGroupRuleDraft(origin, direction)
    rule.group = body["security_group_id"]
    rule.transport = body["ip_protocol"]
    rule.fromPort = body["from_port"]
    rule.toPort = body["to_port"]
    rule.cidrBlocks = [body["cidr_ipv4"], body["cidr_ipv6"]].compactMap { $0 }
    rule.groups = [body["referenced_security_group_id"]].compactMap { $0 }
    rule.prefixLists = [body["prefix_list_id"]].compactMap { $0 }
    rule.description = body["description"]
    return rule
  }

  /// Which way a rule goes: both where that is not known.
  private static func directions(_ type: Value?) -> [SecurityGroupRuleDraft.Direction] {
    switch type?.scalar {
    case "ingress": [.ingress]
    case "egress": [.egress]
    default: type?.reasonUnknown == nil ? [] : [.ingress, .egress]
    }
  }
}
