/// An event of a proxy, of the source type `DB_PROXY`.
public enum ProxyEvent: String, Sendable, Hashable, CaseIterable {
  case proxyCreated = "RDS-EVENT-0203"
  case proxyModified = "RDS-EVENT-0204"
  case proxyDeleted = "RDS-EVENT-0205"
  case endpointCreated = "RDS-EVENT-0206"
  case endpointModified = "RDS-EVENT-0207"
  case endpointDeleted = "RDS-EVENT-0208"
  case targetAdded = "RDS-EVENT-0213"
  case targetRemoved = "RDS-EVENT-0214"
  case clusterRemoved = "RDS-EVENT-0215"
  case tooFewAddresses = "RDS-EVENT-0243"
  case connectionsThrottled = "RDS-EVENT-0275"

  /// The source type of all of them.
  public static let sourceType = Fact("DB_PROXY", .rdsProxyEvents)
  /// Where they are listed.
  public static let sources: [AWSDocument] = [.rdsProxyEvents, .rdsProxyTroubleshooting]
}
