/// What an endpoint is for, and what a target does in its cluster.
public enum TargetRole: String, Sendable, Hashable, CaseIterable {
  /// Reads and writes: the writer. AWS's default.
  case readWrite = "READ_WRITE"
  /// Reads only: the readers of an Aurora or Multi-AZ DB cluster.
  case readOnly = "READ_ONLY"

  /// The families whose endpoints can have it.
  public var families: Fact<[EngineFamily]> {
    switch self {
    case .readWrite: Fact(EngineFamily.allCases, .createDBProxyEndpoint)
    case .readOnly: Fact([.mysql, .postgresql], .createDBProxyEndpoint)
    }
  }
}

/// The addresses of an endpoint (`EndpointNetworkType`) or of the way to the database (`TargetConnectionNetworkType`).
public enum NetworkType: String, Sendable, Hashable, CaseIterable {
  /// IPv4. AWS's default for both.
  case ipv4 = "IPV4"
  /// IPv6.
  case ipv6 = "IPV6"
  /// Both; for endpoints only.
  case dual = "DUAL"

  /// Whether the way to the database can have it.
  public var worksForTargets: Bool { self != .dual }

  /// Where they are listed.
  public static let source = AWSDocument.createDBProxy
}

/// What a proxy is told not to pin a session for.
public enum SessionPinningFilter: String, Sendable, Hashable, CaseIterable {
  /// Setting variables.
  case excludeVariableSets = "EXCLUDE_VARIABLE_SETS"

  /// The families that can have it.
  public var families: Fact<[EngineFamily]> {
    Fact(
      [.mysql], .connectionPoolConfiguration, .rdsProxyCreating,
      note: "nobody says whether AWS refuses or ignores it on the others")
  }
}

/// The state of a proxy or of one of its endpoints.
public enum ProxyStatus: String, Sendable, Hashable, CaseIterable {
  case available, modifying, creating, deleting
  case incompatibleNetwork = "incompatible-network"
  case insufficientResourceLimits = "insufficient-resource-limits"
  case suspended, suspending, reactivating

  /// Whether an endpoint can be in it as well as a proxy.
  public var isForEndpoints: Bool {
    switch self {
    case .available, .modifying, .creating, .deleting, .incompatibleNetwork, .insufficientResourceLimits: true
    case .suspended, .suspending, .reactivating: false
    }
  }

  /// Where the states are listed.
  public static let sources: [AWSDocument] = [.dbProxy, .dbProxyEndpoint]
}

/// What a registered target is.
public enum TargetType: String, Sendable, Hashable, CaseIterable {
  /// A DB instance, alone or in a cluster.
  case instance = "RDS_INSTANCE"
  /// The cluster that was registered; its instances are listed beside it.
  case trackedCluster = "TRACKED_CLUSTER"
  /// A serverless endpoint.
  case serverlessEndpoint = "RDS_SERVERLESS_ENDPOINT"

  /// Where they are listed.
  public static let source = AWSDocument.dbProxyTarget
}

/// The one target group of a proxy.
public enum DefaultTargetGroup {
  /// Its name, which nothing can change.
  public static let name = Fact("default", .dbProxyTargetGroup, .cfnDBProxyTargetGroup)
}
