import SourceText

/// A virtual private cloud.
public struct VPC: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<VPC>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here, or found under its id.
  public var ownership: Ownership
  /// The blocks that all of its addresses are in; nil where nobody says.
  public var cidrBlocks: Setting<[CIDRBlock]>?

  /// A VPC of which nothing else is known.
  public init(_ symbol: Symbol<VPC>, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
  }
}

/// A subnet that the proxy, an endpoint or the database can stand in.
public struct Subnet: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Subnet>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here, or found under its id.
  public var ownership: Ownership
  /// The VPC it is a part of.
  public var vpc: Setting<Reference<VPC>>
  /// The zone's name in this account: `us-east-1a`.
  public var availabilityZone: Setting<String>
  /// Its IPv4 block; nil where nobody says.
  public var cidrBlock: Setting<CIDRBlock>?

  /// A subnet of which only the id is known.
  public init(_ symbol: Symbol<Subnet>, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    let place = provenance.range
    vpc = .unknown(Unknown("the VPC of `\(provenance.label)` is not written", at: place))
    availabilityZone = .unknown(
      Unknown(
        "the availability zone of `\(provenance.label)` is not written", at: place,
        remedy: "write `availability_zone` beside the subnet's id"))
  }
}
