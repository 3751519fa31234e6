public import ProxyModel
public import SourceText

/// Something that opens or takes connections, as security groups see it.
public struct Party: Hashable, Sendable {
  /// By what a security-group rule knows it.
  public enum Standing: Hashable, Sendable {
    /// By the groups that it wears.
    case wearing(Setting<[Referral<SecurityGroup>]>)
    /// By its addresses alone: no group of ours lets it out.
    case at(CIDRBlock)
  }

  /// What people call it: `checkout`, `proxy`, `database`.
  public let name: String
  /// Where it stands in the file.
  public let provenance: Provenance
  /// By what a rule knows it.
  public let standing: Standing
  /// Blocks that hold all of its addresses; nil where they are not known.
  public let addresses: [CIDRBlock]?

  /// A party that wears groups; its addresses, where they are known, lie in these blocks.
  public init(
    _ name: String, at provenance: Provenance, wearing groups: Setting<[Referral<SecurityGroup>]>,
    addresses: [CIDRBlock]? = nil
  ) {
    (self.name, self.provenance) = (name, provenance)
    standing = .wearing(groups)
    self.addresses = addresses
  }

  /// A party that is known by its addresses.
  public init(_ name: String, at provenance: Provenance, in block: CIDRBlock) {
    (self.name, self.provenance) = (name, provenance)
    standing = .at(block)
    addresses = [block]
  }

  /// The groups that it wears, where they are known; none for a party of addresses.
  public var groups: [Referral<SecurityGroup>] {
    switch standing {
    case .wearing(let groups): groups.known ?? []
    case .at: []
    }
  }
}

extension Deployment {
  /// A client as the chain sees it: once for the groups that it wears, and once for each block that it comes from.
  public func parties(of client: Client) -> [Party] {
    let name = client.symbol.name
    var parties: [Party] = []
    if client.cidrBlocks.isEmpty || client.securityGroups.known?.isEmpty != true {
      parties.append(
        Party(
          name, at: client.provenance, wearing: client.securityGroups,
          addresses: addresses(ofGroups: client.securityGroups)))
    }
    for block in client.cidrBlocks {
      parties.append(
        Party("\(name) (\(block.value))", at: Provenance(block.range, client.provenance.label), in: block.value))
    }
    return parties
  }

  /// The proxy: what its own endpoint lets in, and what goes out to the database.
  public func party(of proxy: Proxy) -> Party {
    Party(
      proxy.provenance.label, at: proxy.provenance, wearing: proxy.securityGroups,
      addresses: addresses(ofSubnets: proxy.subnets) ?? addresses(ofGroups: proxy.securityGroups))
  }

  /// An additional endpoint, which lets clients in by its own groups and leads to its proxy.
  public func party(of endpoint: Endpoint) -> Party {
    Party(
      endpoint.role, at: endpoint.provenance, wearing: endpoint.securityGroups,
      addresses: addresses(ofSubnets: endpoint.subnets) ?? addresses(ofGroups: endpoint.securityGroups))
  }

  /// The database.
  public func party(of database: Database) -> Party {
    Party(
      database.provenance.label, at: database.provenance, wearing: database.securityGroups,
      addresses: addresses(ofGroups: database.securityGroups))
  }

  /// What clients can enter by: the proxy itself, and every endpoint that wears other groups.
  public func doors(of proxy: Proxy) -> [Party] {
    [party(of: proxy)]
      + endpoints(of: proxy).filter { !isSame($0.securityGroups, proxy.securityGroups) }.map { party(of: $0) }
  }

  /// What a client enters by: the endpoint, or the proxy where the endpoint wears the proxy's own groups.
  public func door(_ entrance: Client.Entrance, of proxy: Proxy) -> Party? {
    switch entrance {
    case .proxy: return party(of: proxy)
    case .endpoint(let symbol):
      guard let endpoint = endpoints[symbol], endpoint.proxy.value == .symbol(proxy.symbol) else { return nil }
      return isSame(endpoint.securityGroups, proxy.securityGroups) ? party(of: proxy) : party(of: endpoint)
    }
  }

  private func addresses(ofSubnets list: Setting<[Referral<Subnet>]>) -> [CIDRBlock]? {
    guard let list = list.known, !list.isEmpty else { return nil }
    let blocks = list.map { subnets[$0.value]?.cidrBlock.known }
    return blocks.contains(nil) ? nil : blocks.compactMap { $0 }
  }

  /// A group is worn inside its VPC only, so that the VPC's blocks hold whatever wears it.
  private func addresses(ofGroups list: Setting<[Referral<SecurityGroup>]>) -> [CIDRBlock]? {
    guard let group = list.known?.first.flatMap({ securityGroups[$0.value] }), let vpc = group.vpc.known else {
      return nil
    }
    return vpcs[vpc]?.cidrBlocks.known
  }
}
