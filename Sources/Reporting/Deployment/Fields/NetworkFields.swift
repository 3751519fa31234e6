import ProxyModel

extension VPC: FieldedValue {
  var fields: [Field] {
    [
      Field("ownership", ownership), Field("cidr_blocks", cidrBlocks), Field("ipv6_cidrblock", ipv6CIDRBlock),
      Field("tenancy", tenancy),
    ]
  }
}

extension Subnet: FieldedValue {
  var fields: [Field] {
    [
      Field("ownership", ownership), Field("vpc", vpc), Field("availability_zone", availabilityZone),
      Field("cidr_block", cidrBlock), Field("ipv6_cidrblock", ipv6CIDRBlock), Field("free_addresses", freeAddresses),
    ]
  }
}

extension SecurityGroup: FieldedValue {
  var fields: [Field] {
    [
      Field("ownership", ownership), Field("name", name), Field("description", description), Field("vpc", vpc),
      Field("unseen_rules", unseenRules),
    ] + Field.ofRunning(runningID) + [Field("tags", tags)]
  }
}

extension SecurityGroupRule: FieldedValue {
  var fields: [Field] {
    [
      Field("group", group), Field("direction", direction), Field("traffic", traffic), Field("peer", peer),
      Field("description", description), Field("is_found", isFound),
    ] + Field.ofRunning(runningID)
  }
}

extension RunningID: FieldedValue {
  var fields: [Field] { [Field("text", text)] }
}
