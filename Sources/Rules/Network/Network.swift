extension Rule {
  /// VPC, subnets, zones and addresses.
  static let network: [Rule] = [.tooFewSubnets, .subnetsInOneZone]
}
