import ProxyModel
import SourceText

/// A VPC.
struct VPCDraft: Sendable {
  var origin: Origin
  /// One block or a list of them.
  var cidrBlocks: Value?
  var ipv6CIDRBlock: Value?
  var tenancy: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A subnet.
struct SubnetDraft: Sendable {
  var origin: Origin
  var vpc: Value?
  var availabilityZone: Value?
  var cidrBlock: Value?
  var ipv6CIDRBlock: Value?
  var freeAddresses: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A security group, with the rules that are written inside of it.
struct SecurityGroupDraft: Sendable {
  var origin: Origin
  var name: Value?
  var description: Value?
  var vpc: Value?
  var rules: [SecurityGroupRuleDraft] = []
  /// Why it may have more rules than the input shows; nil where it shows them all.
  var unseenRules: Unknown?
  /// Whether AWS's rule that lets everything out stands until an egress rule is written in the group itself.
  var keepsOpenEgress = false
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// One rule, or several that differ only in who is on the other side.
struct SecurityGroupRuleDraft: Sendable {
  /// Which way.
  enum Direction: String, Sendable { case ingress, egress }

  var origin: Origin
  /// The group it is a rule of; nil inside of a group.
  var group: Value?
  var direction: Direction
  /// `tcp`, `6`, `-1`, `all`.
  var transport: Value?
  var fromPort: Value?
  var toPort: Value?
  /// IPv4 and IPv6 blocks, one or a list of each.
  var cidrBlocks: [Value] = []
  /// Security-group ids, one or a list of each.
  var groups: [Value] = []
  /// Prefix-list ids, one or a list of each.
  var prefixLists: [Value] = []
  /// Whether the group itself is on the other side.
  var isSelf: Value?
  var description: Value?

  init(_ origin: Origin, _ direction: Direction) {
    self.origin = origin
    self.direction = direction
  }
}
