import AWSFacts
import ProxyModel

/// `network`.
enum NetworkKeys {
  static let vpcID = ProfileKey(
    "vpc_id", .text(.vpcID), "The VPC of proxy and database; the proxy is never reachable from outside it.",
    absent: .required)
  static let vpcCIDR = ProfileKey(
    "vpc_cidr", Shape<[CIDRBlock]>.oneOrMany(.cidr),
    "The VPC's IPv4 blocks; they tell what rules for blocks of addresses let through.", absent: .undetermined)
  static let ipv6CIDR = ProfileKey(
    "ipv6_cidr", Shape<CIDRBlock?>.ipv6, "The VPC's IPv6 block, or `none`.", absent: .undetermined)
  static let tenancy = ProfileKey(
    "tenancy", Shape<VPC.Tenancy>.choice, "The VPC's tenancy; a proxy needs `default`.", absent: .undetermined)
  static let subnets = SectionKey(listOf: "subnets", SubnetKeys.declaration, absent: .required)
  static let securityGroups = SectionKey(listOf: "security_groups", SecurityGroupKeys.declaration)

  static let declaration = SectionDeclaration(
    "Where the proxy stands.",
    [
      vpcID.declaration, vpcCIDR.declaration, ipv6CIDR.declaration, tenancy.declaration, subnets.declaration,
      securityGroups.declaration,
    ])
}

/// `network.subnets[]`.
enum SubnetKeys {
  static let id = ProfileKey("id", .text(.subnetID), "The subnet.", absent: .required)
  static let availabilityZone = ProfileKey(
    "availability_zone", .text(.zone),
    "The zone it lies in, by name or by id; a proxy needs two. Some zones have no RDS Proxy, which only their ids tell.",
    absent: .undetermined)
  static let vpcID = ProfileKey(
    "vpc_id", .text(.vpcID), "Its VPC, where that is another one: an endpoint may stand there.",
    absent: .derived("`network.vpc_id`"))
  static let cidr = ProfileKey("cidr", .cidr, "Its IPv4 block.", absent: .undetermined)
  static let ipv6CIDR = ProfileKey(
    "ipv6_cidr", Shape<CIDRBlock?>.ipv6, "Its IPv6 block, or `none`.", absent: .undetermined)
  static let freeAddresses = ProfileKey(
    "free_addresses", .count, "How many of its IPv4 addresses are free; a proxy takes more as its database grows.",
    absent: .undetermined)

  static let declaration = SectionDeclaration(
    "The subnets of the proxy and its endpoints: two or more, in two or more availability zones.",
    [
      id.declaration, availabilityZone.declaration, vpcID.declaration, cidr.declaration, ipv6CIDR.declaration,
      freeAddresses.declaration,
    ])
}

/// `network.security_groups[]`.
enum SecurityGroupKeys {
  static let id = ProfileKey("id", .text(.securityGroupID), "The group.", absent: .required)
  static let name = ProfileKey("name", .text(.any), "What people call it; findings use it.")
  static let vpcID = ProfileKey(
    "vpc_id", .text(.vpcID), "Its VPC, where that is another one.", absent: .derived("`network.vpc_id`"))
  static let ingress = SectionKey(listOf: "ingress", SecurityGroupRuleKeys.declaration)
  static let egress = SectionKey(listOf: "egress", SecurityGroupRuleKeys.declaration)

  static let declaration = SectionDeclaration(
    """
    Security groups that somebody else looks after, with all the rules they have. headroom adds no rule to a group that is \
    listed here; it checks that the rules let the connections through. To every other group that a profile names it adds the \
    rules that are needed.
    """,
    [id.declaration, name.declaration, vpcID.declaration, ingress.declaration, egress.declaration])
}

/// `network.security_groups[].ingress[]` and `egress[]`.
enum SecurityGroupRuleKeys {
  /// What a rule is for, as AWS names protocols.
  enum TransportProtocol: String, Hashable, Sendable, CaseIterable {
    case tcp, udp, icmp
    case all = "-1"
  }

  static let port = ProfileKey("port", .port, "The only port that the rule lets through.")
  static let fromPort = ProfileKey("from_port", .integer(0...65_535), "The first port of a range.")
  static let toPort = ProfileKey("to_port", .integer(0...65_535), "The last port of a range.")
  static let transport = ProfileKey(
    "protocol", Shape<TransportProtocol>.choice, "The protocol; `-1` is all of them, on all ports.",
    absent: .value(.tcp))
  static let peer = ProfileKey(
    "peer", .text(.peer), "Who is on the other side: a group, a block of addresses or a prefix list.", absent: .required
  )
  static let description = ProfileKey("description", .text(.any), "What the rule is for.")

  static let declaration = SectionDeclaration(
    "Rules of the group.",
    [
      port.declaration, fromPort.declaration, toPort.declaration, transport.declaration, peer.declaration,
      description.declaration,
    ])
}
