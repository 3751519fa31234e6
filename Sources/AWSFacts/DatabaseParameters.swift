/// Parameters of a database that matter to a proxy before it.
public enum DatabaseParameters {
  /// A parameter that makes the database demand TLS when it is 1.
  public struct TLSDemand: Sendable, Equatable {
    /// Its name.
    public let parameter: String
    /// The lowest version, as numbers, where it is 1 unless somebody set it; nil where it is never so.
    public let defaultFrom: [Int]?
  }

  /// The parameter that makes `engine` demand TLS; nil where no source here names one.
  public static func tlsDemand(of engine: Engine) -> Fact<TLSDemand>? {
    switch engine.family {
    case .postgresql? where engine.isAurora:
      Fact(TLSDemand(parameter: "rds.force_ssl", defaultFrom: nil), .rdsPostgresTLS, confidence: .notVerified)
    case .postgresql?: Fact(TLSDemand(parameter: "rds.force_ssl", defaultFrom: [15]), .rdsPostgresTLS)
    case .mysql? where engine == .mariadb:
      Fact(TLSDemand(parameter: "require_secure_transport", defaultFrom: [11, 8]), .rdsMariaDBFeatures)
    case .mysql?:
      Fact(
        TLSDemand(parameter: "require_secure_transport", defaultFrom: nil), .rdsMariaDBFeatures,
        confidence: .notVerified)
    case .sqlServer?, nil: nil
    }
  }

  /// A parameter that ends idle sessions.
  public struct IdleTimeout: Sendable, Equatable {
    /// Its name.
    public let parameter: String
    /// How many of its units make a second: PostgreSQL counts milliseconds.
    public let unitsPerSecond: Int
  }

  /// Idle timeouts of the database that should be longer than the proxy's; 0 turns PostgreSQL's off.
  public static func idleTimeouts(of family: EngineFamily) -> Fact<[IdleTimeout]> {
    switch family {
    case .mysql:
      Fact(
        ["wait_timeout", "interactive_timeout"].map { IdleTimeout(parameter: $0, unitsPerSecond: 1) },
        .bestPracticesConfiguration)
    case .postgresql:
      Fact(
        ["idle_in_transaction_session_timeout", "idle_session_timeout"]
          .map { IdleTimeout(parameter: $0, unitsPerSecond: 1000) },
        .bestPracticesConfiguration, .auroraPostgresParameters)
    case .sqlServer: Fact([], .bestPracticesConfiguration)
    }
  }

  /// The parameter that makes a MySQL or MariaDB instance unfit as a target when it is 1.
  public static let readOnly = Fact("read_only", .rdsProxy)
  /// The parameter that decides what sessions with write forwarding read.
  public static let readConsistency = Fact("aurora_replica_read_consistency", .auroraProxyGlobalDatabase)
  /// The value of it that a proxy does not support.
  public static let unsupportedReadConsistency = Fact("SESSION", .auroraProxyGlobalDatabase)
  /// How a boolean parameter is on.
  public static let on = Fact(["1", "on", "true"], .rdsParameterValues, confidence: .derived)
}

/// Settings of a VPC in which no proxy can be.
public enum VPCRules {
  /// The instance tenancy.
  public static let unsupportedTenancy = Fact("dedicated", .rdsProxy)
  /// The mode of the VPC's encryption controls.
  public static let unsupportedEncryptionMode = Fact("enforce", .rdsProxy)
}
