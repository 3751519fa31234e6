public import SourceText

/// A security group: who may speak to what wears it, and to whom it may speak.
public struct SecurityGroup: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<SecurityGroup>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here, or found under its id (`sg-...`).
  public var ownership: Ownership
  /// The group's name.
  public var name: Setting<String>
  /// What it is for; AWS keeps it for ever.
  public var description: Setting<String>
  /// The VPC it belongs to.
  public var vpc: Setting<Reference<VPC>>
  /// Why there may be rules that the deployment does not show; nil where it shows them all.
  ///
  /// A group that is only named by id has rules somewhere else: a hop that is not among ours is then not known to be missing.
  public var unseenRules: Unknown?
  /// Its id (`sg-...`) where the deployment makes it and it is there already.
  public var runningID = RunningID()
  /// Tags.
  public var tags: Tags = [:]

  /// A group of which all rules are to be seen.
  public init(_ symbol: Symbol<SecurityGroup>, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    let place = provenance.range
    name = .unknown(Unknown("the name of `\(provenance.label)` is not written", at: place))
    description = .defaulted("", at: place)
    vpc = .unknown(Unknown("the VPC of `\(provenance.label)` is not written", at: place))
  }
}

/// One rule of a group, standing alone or inside it.
public struct SecurityGroupRule: Resource {
  /// Which way the connection goes that the rule lets through.
  public enum Direction: String, Hashable, Sendable {
    /// To what wears the group.
    case ingress
    /// From what wears the group.
    case egress
  }

  /// Who is on the other side.
  public enum Peer: Hashable, Sendable {
    /// Whatever wears a group; the group itself for a self-reference.
    case group(Reference<SecurityGroup>)
    /// Addresses.
    case cidr(CIDRBlock)
    /// A managed list of addresses, `pl-...`.
    case prefixList(String)
  }

  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<SecurityGroupRule>
  /// Where it stands.
  public let provenance: Provenance
  /// The group it is a rule of.
  public var group: Referral<SecurityGroup>
  /// Which way.
  public var direction: Direction
  /// Which protocol and ports.
  public var traffic: Setting<Traffic>
  /// Who is on the other side.
  public var peer: Setting<Peer>
  /// What the rule is for.
  public var description: String
  /// Whether the rule is there already and somebody else's; a renderer leaves it alone.
  public var isFound = false
  /// Its own id (`sgr-...`), where it is there already.
  public var runningID = RunningID()

  /// A rule in full.
  public init(
    _ symbol: Symbol<SecurityGroupRule>, at provenance: Provenance, of group: Referral<SecurityGroup>,
    _ direction: Direction, _ traffic: Setting<Traffic>, peer: Setting<Peer>, description: String
  ) {
    self.symbol = symbol
    self.provenance = provenance
    self.group = group
    self.direction = direction
    self.traffic = traffic
    self.peer = peer
    self.description = description
  }
}

/// What a security-group rule lets through.
public enum Traffic: Hashable, Sendable {
  /// Every protocol and port, which AWS writes as `-1`.
  case all
  /// TCP to these ports.
  case tcp(ClosedRange<Int>)
  /// Something that no database speaks: `udp`, `icmp`, a protocol number.
  case other(String)

  /// TCP to one port.
  public static func tcp(_ port: Port) -> Traffic { .tcp(port.rawValue...port.rawValue) }

  /// Whether a TCP connection to the port gets through.
  public func admits(_ port: Port) -> Bool {
    switch self {
    case .all: true
    case .tcp(let ports): ports.contains(port.rawValue)
    case .other: false
    }
  }
}

/// Tags by key; printed in the order of the keys.
public typealias Tags = [String: String]
