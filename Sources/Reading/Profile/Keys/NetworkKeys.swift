import AWSFacts
import ProxyModel

/// `network`.
enum NetworkKeys {
  static let vpcID = ProfileKey(
    "vpc_id", .text(.vpcID), "The VPC of proxy and database; the proxy is never reachable from outside it.",
    absent: .required)
  static let subnets = SectionKey(listOf: "subnets", SubnetKeys.declaration, absent: .required)
  static let securityGroups = SectionKey(listOf: "security_groups", SecurityGroupKeys.declaration)

  static let declaration = SectionDeclaration(
    "Where the proxy stands.", [vpcID.declaration, subnets.declaration, securityGroups.declaration])
}

/// `network.subnets[]`.
enum SubnetKeys {
  static let id = ProfileKey("id", .text(.subnetID), "The subnet.", absent: .required)
  static let availabilityZone = ProfileKey(
    "availability_zone", .text(.zone), "The zone it lies in; a proxy needs two.", absent: .undetermined)

  static let declaration = SectionDeclaration(
    "The subnets of the proxy and its endpoints: two or more, in two or more availability zones.",
    [id.declaration, availabilityZone.declaration])
}

/// `network.security_groups[]`.
enum SecurityGroupKeys {
  static let id = ProfileKey("id", .text(.securityGroupID), "The group.", absent: .required)
  static let name = ProfileKey("name", .text(.any), "What people call it; findings use it.")
  static let ingress = SectionKey(listOf: "ingress", SecurityGroupRuleKeys.declaration)
  static let egress = SectionKey(listOf: "egress", SecurityGroupRuleKeys.declaration)

  static let declaration = SectionDeclaration(
    """
    Security groups that somebody else looks after, with all the rules they have. headroom adds no rule to a group that is \
    listed here; it checks that the rules let the connections through. To every other group that a profile names it adds the \
    rules that are needed.
    """,
    [id.declaration, name.declaration, ingress.declaration, egress.declaration])
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
