import AWSFacts
import ProxyModel
import SourceText

/// VPCs, subnets, security groups.
extension TemplateLifting {
  static let network: [String: Lift] = [
    "AWS::EC2::VPC": { lifting, body, origin in
      var vpc = VPCDraft(origin)
      vpc.cidrBlocks = body["CidrBlock"]
      vpc.tenancy = body["InstanceTenancy"]
      lifting.add { $0.vpcs.append(vpc) }
    },
    "AWS::EC2::Subnet": { lifting, body, origin in
      var subnet = SubnetDraft(origin)
      subnet.vpc = body["VpcId"]
      subnet.availabilityZone = body["AvailabilityZone"]
      subnet.cidrBlock = body["CidrBlock"]
      subnet.ipv6CIDRBlock = body["Ipv6CidrBlock"]
      lifting.add { $0.subnets.append(subnet) }
    },
    "AWS::EC2::SecurityGroup": { lifting, body, origin in
      lifting.add { $0.securityGroups.append(groupDraft(body, origin)) }
    },
    "AWS::EC2::SecurityGroupIngress": { lifting, body, origin in
      lifting.addRule(.ingress, body, origin)
    },
    "AWS::EC2::SecurityGroupEgress": { lifting, body, origin in
      lifting.addRule(.egress, body, origin)
    },
  ]

  private static func groupDraft(_ body: TemplateBody, _ origin: Origin) -> SecurityGroupDraft {
    var group = SecurityGroupDraft(origin)
    group.name = body.name("GroupName", of: origin)
    group.description = body["GroupDescription"]
    group.vpc = body["VpcId"]
    group.tags = body.tags
    let (ingress, unseenIngress) = body.list("SecurityGroupIngress")
    let (egress, unseenEgress) = body.list("SecurityGroupEgress")
    group.unseenRules = unseenIngress ?? unseenEgress
    // AWS's own rule that lets everything out stands until the group itself has egress, even such as leads nowhere.
    group.keepsOpenEgress = egress.isEmpty && unseenEgress == nil
    for (index, rule) in ingress.enumerated() {
      group.rules.append(ruleDraft(.ingress, rule, origin.rule("Ingress", index, ingress.count, at: rule)))
    }
    for (index, rule) in egress.enumerated() where !leadsNowhere(rule) {
      group.rules.append(ruleDraft(.egress, rule, origin.rule("Egress", index, egress.count, at: rule)))
    }
    return group
  }

  /// Egress that stands only so that AWS does not let everything out: AWS's example of it, and the CDK's.
  private static func leadsNowhere(_ rule: TemplateBody) -> Bool {
    EgressThatLeadsNowhere.cidrBlocks.value.contains(rule["CidrIp"]?.scalar ?? "")
  }

  private mutating func addRule(_ direction: SecurityGroupRuleDraft.Direction, _ body: TemplateBody, _ origin: Origin) {
    var rule = Self.ruleDraft(direction, body, origin)
    rule.group = body["GroupId"]
    add { $0.securityGroupRules.append(rule) }
  }

  private static func ruleDraft(
    _ direction: SecurityGroupRuleDraft.Direction, _ body: TemplateBody, _ origin: Origin
  ) -> SecurityGroupRuleDraft {
    let side = direction == .ingress ? "Source" : "Destination"
    var rule = SecurityGroupRuleDraft(origin, direction)
    rule.transport = body["IpProtocol"]
    rule.fromPort = body["FromPort"]
    rule.toPort = body["ToPort"]
    rule.cidrBlocks = [body["CidrIp"], body["CidrIpv6"]].compactMap { $0 }
    rule.groups = [body["\(side)SecurityGroupId"]].compactMap { $0 }
    rule.prefixLists = [body["\(side)PrefixListId"]].compactMap { $0 }
    if rule.groups.isEmpty, let name = body["SourceSecurityGroupName"], direction == .ingress {
      rule.groups = [.unknown(Unknown("the group is called by its name, not its id", at: name.range))]
    }
    rule.description = body["Description"]
    return rule
  }
}

extension Origin {
  /// The origin of something inside of the resource, by what stands behind its address.
  fileprivate func rule(_ word: String, _ index: Int, _ count: Int, at body: TemplateBody) -> Origin {
    part(count == 1 ? word : "\(word)[\(index)]", at: body.value.entries.first?.key.range ?? body.range)
  }
}
