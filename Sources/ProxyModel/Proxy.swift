public import AWSFacts
public import SourceText

/// An RDS Proxy.
public struct Proxy: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Proxy>
  /// Where it stands.
  public let provenance: Provenance
  /// Its name, unique in the account and region.
  public var name: Setting<String>
  /// What protocol it speaks.
  public var engineFamily: Setting<EngineFamily>
  /// The role by which it reads secrets.
  public var role: Referral<Role>
  /// Where it stands; AWS cannot change these later.
  public var subnets: Setting<[Referral<Subnet>]>
  /// The groups it wears; empty for the VPC's default group.
  public var securityGroups: Setting<[Referral<SecurityGroup>]>
  /// Whom it lets in by which secret.
  public var auth: Setting<[AuthEntry]>
  /// How users without a secret come in.
  public var defaultAuthScheme: Setting<DefaultAuthScheme>
  /// Whether clients have to use TLS.
  public var requireTLS: Setting<Bool>
  /// How long an idle client is kept.
  public var idleClientTimeout: Setting<Seconds>
  /// Whether statements are written to the log, for a day.
  public var debugLogging: Setting<Bool>
  /// The addresses that clients connect to.
  public var endpointNetworkType: Setting<NetworkType>
  /// The addresses by which the proxy reaches the database.
  public var targetConnectionNetworkType: Setting<NetworkType>
  /// Its `prx-` id, where it exists already; nil where AWS has yet to make it.
  public var resourceID: Setting<String>?
  /// Tags.
  public var tags: Tags = [:]

  /// A proxy with AWS's own settings; what AWS demands is unknown until it is written.
  public init(_ symbol: Symbol<Proxy>, at provenance: Provenance, role: Referral<Role>) {
    self.symbol = symbol
    self.provenance = provenance
    self.role = role
    let place = provenance.range
    func missing<Value>(_ what: String) -> Setting<Value> {
      .unknown(Unknown("\(what) of `\(provenance.label)` is not written", at: place))
    }
    name = missing("the name")
    engineFamily = missing("the engine family")
    subnets = missing("the list of subnets")
    securityGroups = .defaulted([], at: place)
    auth = .defaulted([], at: place)
    defaultAuthScheme = .defaulted(.none, at: place)
    requireTLS = .defaulted(false, at: place)
    idleClientTimeout = .defaulted(Seconds(Timeouts.idleClientDefault.value), at: place)
    debugLogging = .defaulted(false, at: place)
    endpointNetworkType = .defaulted(.ipv4, at: place)
    targetConnectionNetworkType = .defaulted(.ipv4, at: place)
  }
}

/// One entry of a proxy's `Auth`: a secret, and how clients that use its user prove who they are.
public struct AuthEntry: Hashable, Sendable {
  /// Where it stands.
  public let provenance: Provenance
  /// The secret that holds the user's name and password.
  public var secret: Setting<Reference<Secret>>
  /// Whether clients sign in by IAM.
  public var iamAuth: Setting<IAMAuth>
  /// How clients prove their password; nil is the default of the engine family.
  public var clientPasswordAuthType: Setting<ClientPasswordAuthType?>
  /// A note.
  public var description: String?
  /// AWS's `UserName`, which the API refuses beside a secret.
  public var userName: Setting<String>?

  /// An entry for a secret, with AWS's own settings.
  public init(_ secret: Setting<Reference<Secret>>, at provenance: Provenance) {
    self.secret = secret
    self.provenance = provenance
    iamAuth = .defaulted(.disabled, at: provenance.range)
    clientPasswordAuthType = .defaulted(nil, at: provenance.range)
  }
}

/// The one target group of a proxy, with its pool.
public struct TargetGroup: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<TargetGroup>
  /// Where it stands.
  public let provenance: Provenance
  /// The proxy whose group it is.
  public var proxy: Referral<Proxy>
  /// The group's name, which AWS lets be nothing but `default`.
  public var name: Setting<String>
  /// How much of each instance's `max_connections` the pool may take.
  public var maxConnectionsPercent: Setting<Percent>
  /// How much of it may stand idle in the pool.
  public var maxIdleConnectionsPercent: Setting<Percent>
  /// How long a client waits for a connection.
  public var connectionBorrowTimeout: Setting<Seconds>
  /// SQL that the proxy runs on each new database connection; nil for none.
  public var initQuery: Setting<String?>
  /// What shall not pin, as it is written.
  public var sessionPinningFilters: Setting<[Located<String>]>
  /// Why that is safe, in the author's words; nil where nobody says.
  public var sessionPinningFiltersReason: Setting<String?>
  /// The most connections of the pool that were ever in use at once, as measured; nil where nobody has measured.
  public var peakConnections: Setting<Int?>

  /// A group with AWS's own pool for an engine family; where the family is not known, its defaults are that of most.
  public init(
    _ symbol: Symbol<TargetGroup>, of proxy: Referral<Proxy>, family: EngineFamily?, at provenance: Provenance
  ) {
    self.symbol = symbol
    self.proxy = proxy
    self.provenance = provenance
    let place = provenance.range
    let defaults = PoolDefaults.of(family ?? .postgresql).value
    name = .defaulted(DefaultTargetGroup.name.value, at: place)
    maxConnectionsPercent = .defaulted(Percent(defaults.maxConnectionsPercent), at: place)
    maxIdleConnectionsPercent = .defaulted(Percent(defaults.maxIdleConnectionsPercent), at: place)
    connectionBorrowTimeout = .defaulted(Seconds(Timeouts.connectionBorrowDefault.value), at: place)
    initQuery = .defaulted(nil, at: place)
    sessionPinningFilters = .defaulted([], at: place)
    sessionPinningFiltersReason = .defaulted(nil, at: place)
    peakConnections = .defaulted(nil, at: place)
  }
}

/// A database registered with a proxy's target group.
public struct Target: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Target>
  /// Where it stands.
  public let provenance: Provenance
  /// The proxy.
  public var proxy: Referral<Proxy>
  /// The group it is registered with.
  public var targetGroup: Referral<TargetGroup>
  /// The cluster or instance.
  public var database: Referral<Database>

  /// A database behind a proxy.
  public init(
    _ symbol: Symbol<Target>, at provenance: Provenance, _ database: Referral<Database>, behind proxy: Referral<Proxy>,
    in targetGroup: Referral<TargetGroup>
  ) {
    self.symbol = symbol
    self.provenance = provenance
    self.database = database
    self.proxy = proxy
    self.targetGroup = targetGroup
  }
}

/// An endpoint beside the proxy's own.
public struct Endpoint: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Endpoint>
  /// Where it stands.
  public let provenance: Provenance
  /// The proxy it leads to.
  public var proxy: Referral<Proxy>
  /// Its name, unique in the account and region, not only for the proxy.
  public var name: Setting<String>
  /// What it is called within its profile: `reader`.
  public var role: String
  /// Whether it leads to the writer or to the readers.
  public var targetRole: Setting<TargetRole>
  /// Where it stands; AWS cannot change these later.
  public var subnets: Setting<[Referral<Subnet>]>
  /// The groups it wears; empty for the VPC's default group.
  public var securityGroups: Setting<[Referral<SecurityGroup>]>
  /// The addresses that clients connect to.
  public var networkType: Setting<NetworkType>
  /// Tags.
  public var tags: Tags = [:]

  /// An endpoint with AWS's own settings.
  public init(_ symbol: Symbol<Endpoint>, of proxy: Referral<Proxy>, at provenance: Provenance) {
    self.symbol = symbol
    self.proxy = proxy
    self.provenance = provenance
    role = symbol.name
    let place = provenance.range
    name = .unknown(Unknown("the name of `\(provenance.label)` is not written", at: place))
    targetRole = .defaulted(.readWrite, at: place)
    subnets = .unknown(Unknown("the list of subnets of `\(provenance.label)` is not written", at: place))
    securityGroups = .defaulted([], at: place)
    networkType = .defaulted(.ipv4, at: place)
  }
}
