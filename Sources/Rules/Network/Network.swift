extension Rule {
  /// VPC, subnets, zones and addresses.
  static let network: [Rule] = [
    .tooFewSubnets, .subnetsInOneZone, .subnetsInSeveralVPCs, .databaseInAnotherVPC, .zoneWithoutProxy,
    .thirdZoneUnused,
    .dedicatedTenancy, .tooFewFreeAddresses, .noIPv6Range, .databaseWithoutIPv6,
  ]
}
