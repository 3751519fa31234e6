/// An attribute of the database behind a proxy, as far as changing it is felt there; every tool asks AWS for the same.
public enum DatabaseAttribute: Sendable, Hashable, CaseIterable {
  case engineVersion, port, instanceSize, readers, minimumCapacity, maximumCapacity, parameters, iamAuthentication

  /// What changing it does.
  public var effect: Fact<UpdateEffect> {
    switch self {
    case .engineVersion, .port, .instanceSize:
      Fact(
        .dropsConnections, .rdsInstanceClasses, confidence: .notVerified,
        note: "AWS restarts the instance or fails over; how long that takes depends on the database")
    case .maximumCapacity:
      Fact(
        .needsReboot, .auroraServerlessCapacity,
        note: "the capacity changes at once, max_connections with the next restart of the instances")
    case .parameters:
      Fact(.needsReboot, .rdsProxy, note: "the proxy sees changed parameters after a restart, dynamic ones included")
    case .readers, .minimumCapacity: Fact(.inPlace, .auroraServerlessCapacity)
    case .iamAuthentication: Fact(.inPlace, .rdsIAMAuthentication)
    }
  }
}
