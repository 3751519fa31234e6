/// The numbers of a connection pool where nothing is said.
public struct PoolDefaults: Sendable, Equatable {
  /// The pool, in percent of the database's `max_connections`.
  public let maxConnectionsPercent: Int
  /// The idle part of it, in percent of the database's `max_connections` as well.
  public let maxIdleConnectionsPercent: Int
  /// How long a request waits for a connection, in seconds.
  public let connectionBorrowTimeout: Int

  /// What AWS uses for `family` where neither percentage is given.
  ///
  /// With `MaxConnectionsPercent` given and the idle one left out, AWS takes half of it; ``idleShare``.
  public static func of(_ family: EngineFamily) -> Fact<PoolDefaults> {
    switch family {
    case .mysql, .postgresql: Fact(common, .connectionPoolConfiguration)
    case .sqlServer:
      Fact(
        sqlServer, .connectionPoolConfiguration, .bestPracticesConfiguration, confidence: .conflict,
        note: "the best practices say 5 % of MaxConnectionsPercent, the API says 5")
    }
  }

  /// What the idle percentage is divided from `MaxConnectionsPercent` by where it is left out.
  public static let idleShare = Fact(2, .connectionPoolConfiguration)

  /// What Terraform sends for a number left out of a `connection_pool_config` block, whatever the family.
  public static let terraform = Fact(common, .terraformTargetGroup)

  private static let common = PoolDefaults(
    maxConnectionsPercent: 100, maxIdleConnectionsPercent: 50, connectionBorrowTimeout: 120)
  private static let sqlServer = PoolDefaults(
    maxConnectionsPercent: 10, maxIdleConnectionsPercent: 5, connectionBorrowTimeout: 120)
}

/// The size of a connection pool.
public enum PoolLimits {
  /// The pool, in percent of the database's `max_connections`.
  public static let maxConnectionsPercent = Fact(
    1...100, .connectionPoolConfiguration, .cfnConnectionPool, note: "CloudFormation lets 0 pass")
  /// The least of the idle percentage, whose most is `MaxConnectionsPercent`; it may not be given without that one.
  public static let minimumIdlePercent = Fact(0, .connectionPoolConfiguration)
  /// How much larger than the expected peak the pool should be, in percent of the peak.
  public static let recommendedHeadroomPercent = Fact(30, .auroraProxyConnections, .bestPracticesConfiguration)
  /// What the pools of all proxies before one database may take together, in percent of its `max_connections`.
  public static let sharedMaximumPercent = Fact(
    100, .bestPracticesConfiguration, .bestPracticesUsage, confidence: .conflict,
    note: "one page says it must not exceed 100, another that it must be less")
  /// Connections of the pool for each database user, below which the users starve each other: a connection serves its user only.
  public static let connectionsPerUser = Fact(
    10, .bestPracticesApplication, confidence: .notVerified,
    note: "AWS says that many users split the pool; the number is ours")
  /// The parameter of an Aurora MySQL cluster whose percentage write forwarding takes away.
  public static let writeForwardingParameter = Fact(
    "aurora_fwd_writer_max_connections_pct", .auroraProxyGlobalDatabase, .bestPracticesConfiguration)

  /// The least `MaxConnectionsPercent` that AWS advises for a database of this class; nil where it names none.
  public static func recommendedMinimumPercent(for instanceClass: InstanceClass) -> Fact<Int>? {
    let (family, size) = (instanceClass.family, instanceClass.size)
    if family == "t3", let row = burstableMinimums.first(where: { $0.size == size }) {
      return Fact(row.percent, .auroraProxyConnections, .bestPracticesConfiguration)
    }
    guard size >= .large, family.hasPrefix("r") || family.hasPrefix("x") else { return nil }
    return Fact(
      20, .auroraProxyConnections, .bestPracticesConfiguration, confidence: family == "r3" ? .settled : .derived,
      note: "AWS writes \"db.r3.large or above\"")
  }

  private static let burstableMinimums: [(size: InstanceClass.Size, percent: Int)] = [
    (.small, 100), (.medium, 55), (.large, 35),
  ]
}
