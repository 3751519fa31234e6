import SourceText

/// A virtual private cloud.
public struct VPC: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<VPC>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here, or found under its id.
  public var ownership: Ownership
  /// The IPv4 blocks that all of its addresses are in.
  public var cidrBlocks: Setting<[CIDRBlock]>
  /// Its IPv6 block; nil where it has none.
  public var ipv6CIDRBlock: Setting<CIDRBlock?>
  /// Whether what runs in it shares its hardware.
  public var tenancy: Setting<Tenancy>

  /// Whose hardware a VPC's instances run on.
  public enum Tenancy: String, Hashable, Sendable, CaseIterable {
    /// Shared, unless an instance asks for its own.
    case `default`
    /// This account's alone.
    case dedicated
  }

  /// A VPC of which nothing else is known.
  public init(_ symbol: Symbol<VPC>, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    func missing<Value>(_ what: String, key: String) -> Setting<Value> {
      .unknown(
        Unknown("\(what) of `\(provenance.label)` is not written", at: provenance.range, remedy: "write `\(key)`"))
    }
    cidrBlocks = missing("the address range", key: "network.vpc_cidr")
    ipv6CIDRBlock = missing("the IPv6 range", key: "network.ipv6_cidr")
    tenancy = missing("the tenancy", key: "network.tenancy")
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
  /// Its IPv4 block.
  public var cidrBlock: Setting<CIDRBlock>
  /// Its IPv6 block; nil where it has none.
  public var ipv6CIDRBlock: Setting<CIDRBlock?>
  /// How many of its IPv4 addresses nothing has taken.
  public var freeAddresses: Setting<Int>

  /// A subnet of which only the id is known.
  public init(_ symbol: Symbol<Subnet>, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    let place = provenance.range
    func missing<Value>(_ what: String, key: String) -> Setting<Value> {
      .unknown(
        Unknown(
          "\(what) of `\(provenance.label)` is not written", at: place,
          remedy: "write `\(key)` beside the subnet's id"))
    }
    vpc = .unknown(Unknown("the VPC of `\(provenance.label)` is not written", at: place))
    availabilityZone = missing("the availability zone", key: "availability_zone")
    cidrBlock = missing("the address range", key: "cidr")
    ipv6CIDRBlock = missing("the IPv6 range", key: "ipv6_cidr")
    freeAddresses = missing("the number of free addresses", key: "free_addresses")
  }
}
