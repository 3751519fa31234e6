public import AWSFacts
public import SourceText

/// A CloudWatch alarm.
public struct Alarm: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Alarm>
  /// Where it stands.
  public let provenance: Provenance
  /// Its name, unique in the account and region.
  public var name: Setting<String>
  /// What it means and what to do, for whom it wakes.
  public var description: String
  /// The metric's namespace.
  public var namespace: Setting<String>
  /// The metric.
  public var metric: Setting<String>
  /// Which series of the metric.
  public var dimensions: [Dimension]
  /// Why the dimensions are not known; nil where all are listed.
  public var unseenDimensions: Unknown?
  /// `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p99`.
  public var statistic: Setting<String>
  /// How many seconds one value spans.
  public var period: Setting<Seconds>
  /// How many values are looked at.
  public var evaluationPeriods: Setting<Int>
  /// The value it compares with.
  public var threshold: Setting<Double>
  /// `GreaterThanThreshold` and its like.
  public var comparison: Setting<String>
  /// `missing`, `notBreaching`, `breaching`, `ignore`.
  public var treatMissingData: Setting<String>
  /// Whom it tells, by ARN.
  public var actions: [Located<String>] = []
  /// Tags.
  public var tags: Tags = [:]

  /// A dimension of a metric: `ProxyName` = the proxy's name.
  public struct Dimension: Hashable, Sendable {
    /// `ProxyName`, `TargetGroup`, `TargetRole`, `EndpointName`.
    public var name: String
    /// Its value.
    public var value: DeferredText
    /// Where its name stands.
    public var provenance: Provenance

    /// A dimension and its value.
    public init(_ name: String, _ value: DeferredText, at provenance: Provenance) {
      self.name = name
      self.value = value
      self.provenance = provenance
    }
  }

  /// An alarm in full, but for its actions.
  public init(
    _ symbol: Symbol<Alarm>, at provenance: Provenance, name: Setting<String>, description: String,
    namespace: Setting<String>, metric: Setting<String>, dimensions: [Dimension], statistic: Setting<String>,
    period: Setting<Seconds>, evaluationPeriods: Setting<Int>, threshold: Setting<Double>, comparison: Setting<String>,
    treatMissingData: Setting<String>
  ) {
    (self.symbol, self.provenance, self.name, self.description) = (symbol, provenance, name, description)
    (self.namespace, self.metric, self.dimensions, self.statistic) = (namespace, metric, dimensions, statistic)
    (self.period, self.evaluationPeriods, self.threshold) = (period, evaluationPeriods, threshold)
    (self.comparison, self.treatMissingData) = (comparison, treatMissingData)
  }
}

/// A parameter of Systems Manager by which applications find an endpoint.
public struct Parameter: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Parameter>
  /// Where it stands.
  public let provenance: Provenance
  /// Its path: `/orders/prod/db/endpoint`.
  public var name: Setting<String>
  /// What it is for.
  public var description: String
  /// What it says.
  public var value: DeferredText
  /// Tags.
  public var tags: Tags = [:]

  /// A parameter in full.
  public init(
    _ symbol: Symbol<Parameter>, at provenance: Provenance, name: Setting<String>, description: String,
    value: DeferredText
  ) {
    self.symbol = symbol
    self.provenance = provenance
    self.name = name
    self.description = description
    self.value = value
  }
}

/// Who connects to the proxy.
public struct Client: Resource {
  /// What a client runs on.
  public enum Runtime: String, Hashable, Sendable, CaseIterable {
    /// AWS Lambda: an instance is one execution environment.
    case lambda
    /// Amazon ECS: an instance is one task.
    case ecs
    /// Amazon EKS: an instance is one pod.
    case eks
    /// AWS App Runner.
    case appRunner = "app_runner"
    /// Amazon EC2.
    case ec2
  }

  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Client>
  /// Where it stands.
  public let provenance: Provenance
  /// What it runs on; nil for people and networks.
  public var runtime: Setting<Runtime>?
  /// The groups it wears; empty where it is known by its addresses.
  public var securityGroups: Setting<[Referral<SecurityGroup>]>
  /// The addresses it comes from.
  public var cidrBlocks: [Located<CIDRBlock>] = []
  /// The role it runs as.
  public var role: Referral<Role>?
  /// The database users that it signs in as; empty where nobody says, and all are meant.
  public var users: [Located<String>] = []
  /// The endpoints that it uses; nil where nobody says, and any of them will do.
  public var entrances: [Located<Entrance>]?
  /// A note, which becomes the description of its rules.
  public var description: String?
  /// How many there are.
  public var instances: Instances?
  /// How many connections each instance keeps to the proxy.
  public var connectionsEach: Setting<Int>
  /// How much TLS it insists on.
  public var sslMode: Setting<SSLMode>
  /// What it does with its connections.
  public var traits: Setting<[Located<ClientTrait>]>
  /// The host it is told to connect to; nil where it takes the endpoint that the deployment makes.
  public var host: Setting<String>?
  /// The port it is told to connect to; nil where it takes the proxy's.
  public var port: Setting<Port>?
  /// After how long it gives up what it does: a function's time-out, a request's.
  public var timeout: Setting<Seconds>
  /// The pool that it keeps itself.
  public var pool: Pool

  /// One of the addresses that clients connect to.
  public enum Entrance: Hashable, Sendable {
    /// The proxy's own endpoint.
    case proxy
    /// An additional endpoint.
    case endpoint(Symbol<Endpoint>)
  }

  /// How many instances run at a time.
  public struct Instances: Hashable, Sendable {
    /// On an ordinary day.
    public var normal: Setting<Int>
    /// At the highest.
    public var peak: Setting<Int>
    /// While old and new stand side by side.
    public var deploy: Setting<Int>

    /// The three counts.
    public init(normal: Setting<Int>, peak: Setting<Int>, deploy: Setting<Int>) {
      (self.normal, self.peak, self.deploy) = (normal, peak, deploy)
    }
  }

  /// A pool within the client. Zero is what pools call "never".
  public struct Pool: Hashable, Sendable {
    /// After how long it closes a connection that nobody uses.
    public var idleTimeout: Setting<Seconds>
    /// After how long it closes a connection, used or not.
    public var maxLifetime: Setting<Seconds>

    /// The two times.
    public init(idleTimeout: Setting<Seconds>, maxLifetime: Setting<Seconds>) {
      (self.idleTimeout, self.maxLifetime) = (idleTimeout, maxLifetime)
    }
  }

  /// Whether it is a program with connections of its own, not people or a network.
  public var isApplication: Bool { runtime != nil || instances != nil }

  /// A client of which nothing but the name is known.
  public init(_ symbol: Symbol<Client>, at provenance: Provenance) {
    self.symbol = symbol
    self.provenance = provenance
    securityGroups = .defaulted([], at: provenance.range)
    connectionsEach = .defaulted(1, at: provenance.range)
    func missing<Value>(_ key: String) -> Setting<Value> {
      let path = "clients.\(provenance.label).\(key)"
      return .unknown(Unknown("`\(path)` is not written", at: provenance.range, remedy: "write `\(path)`"))
    }
    sslMode = missing("sslmode")
    traits = missing("traits")
    timeout = missing("timeout")
    pool = Pool(idleTimeout: missing("pool.idle_timeout"), maxLifetime: missing("pool.max_lifetime"))
  }
}
