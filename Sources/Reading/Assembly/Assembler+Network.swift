import ProxyModel
import SourceText

extension Assembler {
  mutating func addNetwork() {
    for draft in parts.vpcs {
      guard let symbol = vpcs[draft.origin.address] else { continue }
      var vpc = VPC(symbol, at: draft.origin.provenance, draft.origin.ownership)
      if let blocks = draft.cidrBlocks { vpc.cidrBlocks = cidrBlocks(blocks) }
      if let block = draft.ipv6CIDRBlock { vpc.ipv6CIDRBlock = optional(block, at: block.range) { CIDRBlock($0) } }
      vpc.tenancy = setting(draft.tenancy, or: isFound(draft.origin, vpc.tenancy, else: .default)) {
        .init(rawValue: $0)
      }
      deployment.vpcs.insert(vpc)
      vpcs.name(symbol, draft.origin.found)
    }
    for draft in parts.subnets {
      guard let symbol = subnets[draft.origin.address] else { continue }
      var subnet = Subnet(symbol, at: draft.origin.provenance, draft.origin.ownership)
      if let vpc = draft.vpc { subnet.vpc = vpcReference(vpc) }
      subnet.availabilityZone = setting(draft.availabilityZone, or: subnet.availabilityZone, Words.text)
      subnet.cidrBlock = setting(draft.cidrBlock, or: subnet.cidrBlock) { CIDRBlock($0) }
      if let block = draft.ipv6CIDRBlock { subnet.ipv6CIDRBlock = optional(block, at: block.range) { CIDRBlock($0) } }
      subnet.freeAddresses = setting(draft.freeAddresses, or: subnet.freeAddresses, Words.integer)
      deployment.subnets.insert(subnet)
      subnets.name(symbol, draft.origin.found)
    }
  }

  /// What stands for a setting that is left out: AWS's default where the input makes the resource, and nothing where it finds it.
  func isFound<Value>(_ origin: Origin, _ unsaid: Setting<Value>, else value: Value) -> Setting<Value> {
    origin.found == nil ? .defaulted(value, at: origin.place) : unsaid
  }

  private func cidrBlocks(_ value: Value) -> Setting<[CIDRBlock]> {
    var blocks: [CIDRBlock] = []
    for element in value.elements {
      switch settled(element).setting({ CIDRBlock($0) }) {
      case .written(let block, _), .defaulted(let block, _): blocks.append(block)
      case .refused(let text, let range): return .refused(text, at: range)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return .written(blocks, at: value.range)
  }

  /// The VPC that a value names; one that is only named becomes a resource of its own.
  mutating func vpcReference(_ value: Value) -> Setting<Reference<VPC>> {
    if case .external(let id) = reference(value, in: vpcs) {
      let vpc = VPC(Symbol(id), at: Provenance(value.range, id), .existing(id))
      deployment.vpcs.insert(vpc)
      vpcs.add(vpc.symbol, named: id)
    }
    return switch reference(value, in: vpcs) {
    case .unknown(let unknown): .unknown(unknown)
    case let reference: .written(reference, at: value.range)
    }
  }

  /// Subnets by id; those that are only named become resources of their own, so that they can be counted and compared.
  mutating func subnetReferrals(_ value: Value) -> Setting<[Referral<Subnet>]> {
    for element in value.elements {
      guard case .external(let id) = reference(element, in: subnets) else { continue }
      let symbol = Symbol<Subnet>(id)
      deployment.subnets.insert(Subnet(symbol, at: Provenance(element.range, id), .existing(id)))
      subnets.add(symbol, named: id)
    }
    return settled(value).list { referral($0, in: subnets) }
  }
}
