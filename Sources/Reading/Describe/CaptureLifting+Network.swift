import ProxyModel
import SourceText

/// VPCs, subnets and security groups.
extension CaptureLifting {
  mutating func addVPC(_ row: Value) {
    var vpc = VPCDraft(origin("", row["VpcId"], of: row))
    let blocks = row["CidrBlockAssociationSet"]?.column("CidrBlock")
    vpc.cidrBlocks = blocks?.elements.isEmpty == false ? blocks : row["CidrBlock"]
    vpc.ipv6CIDRBlock = ipv6(of: row)
    vpc.tenancy = row["InstanceTenancy"]
    add { $0.vpcs.append(vpc) }
  }

  mutating func addSubnet(_ row: Value) {
    var subnet = SubnetDraft(origin("", row["SubnetId"], of: row))
    subnet.vpc = row["VpcId"]
    subnet.availabilityZone = row["AvailabilityZone"]
    subnet.cidrBlock = row["CidrBlock"]
    subnet.ipv6CIDRBlock = ipv6(of: row)
    subnet.freeAddresses = row["AvailableIpAddressCount"]
    add { $0.subnets.append(subnet) }
  }

  /// The IPv6 block: none where AWS lists none.
  private func ipv6(of row: Value) -> Value {
    row["Ipv6CidrBlockAssociationSet"]?.elements.lazy.compactMap { $0["Ipv6CidrBlock"] }.first ?? .null(at: row.range)
  }

  mutating func addSecurityGroup(_ row: Value) {
    var group = SecurityGroupDraft(origin("", row["GroupId"], of: row))
    group.name = row["GroupName"]
    group.description = row["Description"]
    group.vpc = row["VpcId"]
    group.tags = row["Tags"]?.tagsByKey
    // Rules that are listed one by one, with ids of their own, say more than the same rules inside of the group.
    let isListed = captures.contains {
      $0.rows("SecurityGroupRules").contains { $0["GroupId"]?.scalar == group.origin.found }
    }
    if !isListed {
      let ways: [(String, SecurityGroupRuleDraft.Direction)] = [
        ("IpPermissions", .ingress), ("IpPermissionsEgress", .egress),
      ]
      for (key, direction) in ways {
        let permissions = row[key]?.elements ?? []
        group.rules += permissions.enumerated().flatMap { index, permission in
          rules(of: permission, group.origin.part("\(key)[\(index)]", at: permission.range), direction)
        }
      }
    }
    add { $0.securityGroups.append(group) }
  }

  /// One rule for each peer of a permission, because each has a description of its own.
  private func rules(
    of row: Value, _ origin: Origin, _ direction: SecurityGroupRuleDraft.Direction
  ) -> [SecurityGroupRuleDraft] {
    func rule(_ peer: Value, _ change: (inout SecurityGroupRuleDraft) -> Void) -> SecurityGroupRuleDraft {
      var rule = SecurityGroupRuleDraft(origin, direction)
      rule.transport = row["IpProtocol"]
      rule.fromPort = row["FromPort"]
      rule.toPort = row["ToPort"]
      rule.description = peer["Description"]
      change(&rule)
      return rule
    }
    func each(
      _ key: String, _ id: String, _ put: (inout SecurityGroupRuleDraft, [Value]) -> Void
    ) -> [SecurityGroupRuleDraft] {
      (row[key]?.elements ?? []).map { peer in rule(peer) { put(&$0, [peer[id]].compactMap { $0 }) } }
    }
    return each("IpRanges", "CidrIp") { $0.cidrBlocks = $1 } + each("Ipv6Ranges", "CidrIpv6") { $0.cidrBlocks = $1 }
      + each("UserIdGroupPairs", "GroupId") { $0.groups = $1 }
      + each("PrefixListIds", "PrefixListId") { $0.prefixLists = $1 }
  }

  mutating func addRule(_ row: Value) {
    let direction: SecurityGroupRuleDraft.Direction = row["IsEgress"]?.scalar == "true" ? .egress : .ingress
    var rule = SecurityGroupRuleDraft(origin("", row["SecurityGroupRuleId"], of: row), direction)
    rule.group = row["GroupId"]
    rule.transport = row["IpProtocol"]
    rule.fromPort = row["FromPort"]
    rule.toPort = row["ToPort"]
    rule.cidrBlocks = [row["CidrIpv4"], row["CidrIpv6"]].compactMap { $0 }
    rule.groups = [row.at("ReferencedGroupInfo", "GroupId")].compactMap { $0 }
    rule.prefixLists = [row["PrefixListId"]].compactMap { $0 }
    rule.description = row["Description"]
    add { $0.securityGroupRules.append(rule) }
  }
}
