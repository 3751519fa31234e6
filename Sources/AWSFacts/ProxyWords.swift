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

  /// What it means, as a clause without a full stop.
  public var meaning: String {
    switch self {
    case .available: "it takes connections"
    case .modifying: "a change is being made to it"
    case .creating: "it is being made"
    case .deleting: "it is being deleted"
    case .incompatibleNetwork: "its subnets or addresses do not fit what it was asked to be"
    case .insufficientResourceLimits: "something that it needs has run out; AWS's pages do not say what"
    case .suspended: "it is suspended; AWS's pages do not say why"
    case .suspending: "it is being suspended; AWS's pages do not say why"
    case .reactivating: "it is coming back from being suspended"
    }
  }

  /// What to look at first; nil where there is nothing but to wait.
  public var check: String? {
    switch self {
    case .available, .modifying, .creating, .reactivating: nil
    case .deleting: "who deletes it, and whether clients still point at it"
    case .incompatibleNetwork: "the subnets: that they are there, in zones with RDS Proxy, and have free addresses"
    case .insufficientResourceLimits: "the account's quotas for RDS Proxy, and the free addresses of the subnets"
    case .suspended, .suspending: "the proxy's events, and the state of its database"
    }
  }

  /// Where the states are listed; the words on this page are our reading of them.
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

/// How much TLS a client insists on, in the words of PostgreSQL's `sslmode`.
public enum SSLMode: String, Sendable, Hashable, CaseIterable {
  /// Never. MySQL: `DISABLED`.
  case disable
  /// Only where the server insists.
  case allow
  /// Where the server offers it. MySQL: `PREFERRED`.
  case prefer
  /// Always. MySQL: `REQUIRED`.
  case require
  /// Always, with a certificate that somebody known has signed. MySQL: `VERIFY_CA`.
  case verifyCA = "verify-ca"
  /// The same, and the certificate must be for the host. MySQL: `VERIFY_IDENTITY`.
  case verifyFull = "verify-full"

  /// Whether no connection is ever without TLS.
  public var insistsOnTLS: Bool {
    switch self {
    case .disable, .allow, .prefer: false
    case .require, .verifyCA, .verifyFull: true
    }
  }

  /// Where the words are explained.
  public static let source = AWSDocument.postgresConnectionSettings
}

/// How an Aurora cluster runs (`EngineMode`).
public enum EngineMode: String, Sendable, Hashable, CaseIterable {
  /// With instances of its own; Serverless v2 is this as well. AWS's default.
  case provisioned
  /// Aurora Serverless v1.
  case serverless
}

/// How an Aurora cluster grows (`ClusterScalabilityType`).
public enum ClusterScalability: String, Sendable, Hashable, CaseIterable {
  /// By its instances. AWS's default.
  case standard
  /// Aurora PostgreSQL Limitless Database.
  case limitless
}

/// What a cluster is within an Aurora global database.
public enum GlobalRole: String, Sendable, Hashable, CaseIterable {
  /// It takes writes.
  case primary
  /// It follows the primary cluster of another Region.
  case secondary
}

/// The readers of a Multi-AZ DB cluster, which always has as many.
public enum MultiAZCluster {
  /// How many.
  public static let readers = Fact(2, .rdsMultiAZClusters)
}
