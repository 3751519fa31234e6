/// What a host name leads to, by the way AWS builds the addresses of RDS.
public enum DatabaseHost: Sendable, Hashable {
  /// A proxy's own endpoint: `orders.proxy-abc.us-east-1.rds.amazonaws.com`.
  case proxy(name: String, region: String)
  /// A further endpoint of a proxy: `reader.endpoint.proxy-abc.us-east-1.rds.amazonaws.com`.
  case proxyEndpoint(name: String, region: String)
  /// An endpoint of a cluster: `orders.cluster-abc.us-east-1.rds.amazonaws.com`, `cluster-ro-`, `cluster-custom-`.
  case cluster(identifier: String)
  /// An instance: `orders-1.abc.us-east-1.rds.amazonaws.com`.
  case instance(identifier: String)
  /// A name that somebody else gave: an alias, a load balancer.
  case other

  /// Takes a host name apart.
  public init(_ host: String) {
    var name = host.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    guard let suffix = Partition.allCases.map({ ".rds.\($0.dnsSuffix)" }).first(where: { name.hasSuffix($0) }) else {
      self = .other
      return
    }
    let labels = name.dropLast(suffix.utf8.count).split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    guard labels.count >= 3, let first = labels.first, let region = labels.last else {
      self = .other
      return
    }
    let kind = labels[1]
    if kind == Self.endpointLabel.value, labels.count == 4, labels[2].hasPrefix(Self.proxyPrefix.value) {
      self = .proxyEndpoint(name: first, region: region)
    } else if labels.count != 3 {
      self = .other
    } else if kind.hasPrefix(Self.proxyPrefix.value) {
      self = .proxy(name: first, region: region)
    } else if kind.hasPrefix(Self.clusterPrefix.value) {
      self = .cluster(identifier: first)
    } else {
      self = .instance(identifier: first)
    }
  }

  /// How the second label of a proxy's address begins.
  public static let proxyPrefix = Fact("proxy-", .rdsProxyConnecting, .rdsProxyEndpoints)
  /// The second label of a further endpoint's address.
  public static let endpointLabel = Fact("endpoint", .rdsProxyEndpoints)
  /// How the second label of a cluster's address begins.
  public static let clusterPrefix = Fact("cluster-", .rdsIAMAuthentication, .auroraProxyEndpoints)
}
