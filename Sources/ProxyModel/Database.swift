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
  /// `cluster-...` or `db-...`: what `rds-db:connect` is granted on where IAM goes from end to end.
  public var resourceID: Setting<String>
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
  /// Why more may connect directly than those; nil where all are listed.
  public var unseenDirectConnections: Unknown?
  /// The pools of proxies before this database that the deployment does not show.
  public var otherPools: [OtherPool] = []
  /// What the parameter groups set beyond AWS's defaults.
  public var parameters: [String: Setting<String>] = [:]
  /// Why the parameter groups may set more than those; nil where all is listed.
  public var unseenParameters: Unknown?
  /// Whether a changed parameter waits for a reboot.
  public var isRebootPending: Setting<Bool>
  /// Whether users can sign in to it by IAM.
  public var iamAuthentication: Setting<Bool>
  /// The instance that it is a read replica of; nil where it is none.
  public var replicaOf: Setting<String?>
  /// Aurora's engine mode.
  public var engineMode: Setting<EngineMode>
  /// How an Aurora cluster grows.
  public var scalability: Setting<ClusterScalability>
  /// What the cluster is within a global database; nil where it is in none.
  public var globalRole: Setting<GlobalRole?>
  /// Whether Aurora's readers forward writes to the writer of their own cluster.
  public var localWriteForwarding: Setting<Bool>
  /// What became of the `postgres` database of PostgreSQL.
  public var postgresDatabase: Setting<PostgresDatabase>
  /// Why more than one proxy stands before it, in the author's words; nil where nobody says.
  public var severalProxiesReason: Setting<String?>
  /// Whether a blue/green deployment of it is ahead or under way; nil where none is.
  public var blueGreen: Setting<BlueGreenState?>

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
    severalProxiesReason = .defaulted(nil, at: provenance.range)
    blueGreen = .defaulted(nil, at: provenance.range)
    let place = provenance.range
    maxConnections = .defaulted(nil, at: place)
    resourceID = missing("resource id", key: "database.resource_id")
    vpc = missing("VPC", key: "database.vpc_id")
    networkType = missing("network type", key: "database.network_type")
    masterUsername = missing("master user", key: "database.master_username")
    unseenDirectConnections = Unknown(
      "nobody says what connects to `\(provenance.label)` without the proxy", at: place,
      remedy: "write `database.direct_connections`; `[]` where nothing does")
    unseenParameters = Unknown(
      "the parameters of `\(provenance.label)` are not written", at: place, remedy: "write `database.parameters`")
    isRebootPending = missing("state of pending parameters", key: "database.pending_reboot")
    iamAuthentication = missing("IAM authentication", key: "database.iam_authentication")
    replicaOf = .defaulted(nil, at: place)
    engineMode = .defaulted(.provisioned, at: place)
    scalability = .defaulted(.standard, at: place)
    globalRole = .defaulted(nil, at: place)
    localWriteForwarding = .defaulted(false, at: place)
    postgresDatabase = .defaulted(.kept, at: place)
  }
}

extension Database {
  /// What the parameter groups set a parameter to; nil where AWS's default holds.
  ///
  /// - Throws: `Inconclusive` where it may be set without being written here.
  public func parameter(_ name: String) throws(Inconclusive) -> Setting<String>? {
    if let setting = parameters[name] { return setting }
    if let unseenParameters { throw .unknown(unseenParameters) }
    return nil
  }
}

/// What became of the database `postgres`, in which RDS Proxy looks after its own user.
public enum PostgresDatabase: String, Hashable, Sendable, CaseIterable {
  /// There, and everybody may connect to it.
  case kept
  /// Dropped or renamed.
  case dropped
  /// `CONNECT` was revoked from `PUBLIC`, and `rdsproxyadmin` did not get it back.
  case connectRevoked = "connect_revoked"
}

/// The pool of another proxy before the same database.
public struct OtherPool: Hashable, Sendable {
  /// Whose.
  public var name: String
  /// How much of `max_connections` it may take.
  public var maxConnectionsPercent: Setting<Percent>
  /// Where it is written.
  public var provenance: Provenance

  /// A pool of somebody else.
  public init(_ name: String, _ maxConnectionsPercent: Setting<Percent>, at provenance: Provenance) {
    self.name = name
    self.maxConnectionsPercent = maxConnectionsPercent
    self.provenance = provenance
  }
}

/// How far a blue/green deployment of a database has come.
public enum BlueGreenState: String, Hashable, Sendable, CaseIterable {
  /// It will be created once the proxy has its target.
  case planned
  /// It is there already.
  case inProgress = "in_progress"
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
