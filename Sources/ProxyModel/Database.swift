public import AWSFacts
public import SourceText

/// What stands behind a proxy: an Aurora or Multi-AZ cluster, or one RDS instance.
public struct Database: Resource {
  /// A cluster or an instance; a proxy's target names one or the other.
  public enum Kind: String, Hashable, Sendable {
    /// An Aurora or Multi-AZ DB cluster.
    case cluster
    /// A single RDS DB instance.
    case instance
  }

  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Database>
  /// Where it stands.
  public let provenance: Provenance
  /// Cluster or instance.
  public var kind: Kind
  /// Created here, or found under its identifier.
  public var ownership: Ownership
  /// The cluster or instance identifier.
  public var identifier: Setting<String>
  /// `aurora-postgresql`, `mysql`.
  public var engine: Setting<Engine>
  /// `16.6`, `8.0.mysql_aurora.3.05.2`.
  public var engineVersion: Setting<String>
  /// The port it listens on, which is not the proxy's.
  public var port: Setting<Port>
  /// The groups it wears.
  public var securityGroups: Setting<[Referral<SecurityGroup>]>
  /// The range of Aurora Serverless v2, or nil for instances of a fixed class.
  public var serverless: CapacityRange?
  /// The writer and the readers; each of a class, or serverless.
  public var instances: Setting<[DatabaseInstance]>
  /// Why there may be more instances than those; nil where all are known.
  public var unseenInstances: Unknown?
  /// `max_connections` where a parameter group sets it; nil where AWS's formula stands.
  public var maxConnections: Setting<Int?>
  /// The VPC that it stands in.
  public var vpc: Setting<Reference<VPC>>
  /// The addresses that it can be reached by.
  public var networkType: Setting<NetworkType>
  /// The master user, who was created with it and may do nearly everything.
  public var masterUsername: Setting<String>
  /// What reaches the database without the proxy.
  public var directConnections: [DirectConnection] = []

  /// A database with AWS's own settings.
  public init(_ symbol: Symbol<Database>, _ kind: Kind, at provenance: Provenance, _ ownership: Ownership) {
    self.symbol = symbol
    self.kind = kind
    self.provenance = provenance
    self.ownership = ownership
    func missing<Value>(_ what: String, key: String) -> Setting<Value> {
      .unknown(
        Unknown(
          "the \(what) of `\(provenance.label)` is not written", at: provenance.range, remedy: "write `\(key)`"))
    }
    identifier = missing("identifier", key: "database.\(kind.rawValue)")
    engine = missing("engine", key: "database.engine")
    engineVersion = missing("engine version", key: "database.engine_version")
    port = missing("port", key: "database.port")
    securityGroups = missing("security group", key: "database.security_group")
    instances = missing("instance class", key: "database.instance_class` or `database.serverless_v2")
    maxConnections = .defaulted(nil, at: provenance.range)
    vpc = missing("VPC", key: "database.vpc_id")
    networkType = missing("network type", key: "database.network_type")
    masterUsername = missing("master user", key: "database.master_username")
  }
}

/// One instance of a cluster, or the instance itself.
public struct DatabaseInstance: Hashable, Sendable {
  /// What an instance runs on.
  public enum Size: Hashable, Sendable {
    /// A class with a fixed size, `db.r6g.xlarge`.
    case instanceClass(String)
    /// Aurora Serverless v2, in the cluster's range.
    case serverless
  }

  /// What it runs on.
  public var size: Setting<Size>
  /// Whether it is a reader now; a failover can change that.
  public var isReader: Bool

  /// A writer or a reader of some size.
  public init(_ size: Setting<Size>, isReader: Bool) {
    self.size = size
    self.isReader = isReader
  }
}

/// Something that keeps connections to the database past the proxy.
public struct DirectConnection: Hashable, Sendable {
  /// Who: `migrations`, `admin`.
  public var name: String
  /// How many at most.
  public var connections: Setting<Int>
  /// Where it is written.
  public var provenance: Provenance

  /// So many connections of something.
  public init(_ name: String, _ connections: Setting<Int>, at provenance: Provenance) {
    self.name = name
    self.connections = connections
    self.provenance = provenance
  }
}
