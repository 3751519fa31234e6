extension Rule {
  /// Security groups, hop by hop.
  static let securityGroups: [Rule] = [
    .applicationEgressMissing, .proxyIngressMissing, .proxyEgressMissing, .databaseIngressMissing,
    .sharedGroupWithoutSelfReference, .enginePortOpenToEverybody, .databaseReachableDirectly, .noProxySecurityGroup,
    .hopOpenOnAnotherPort, .proxyEgressUnused, .proxyEgressToEverywhere, .securityGroupNameReserved,
  ]
}
