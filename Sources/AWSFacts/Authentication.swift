/// Where an entry of a proxy's authentication list finds its credentials.
public enum AuthScheme: String, Sendable, Hashable, CaseIterable {
  /// In AWS Secrets Manager: the only one there is.
  case secrets = "SECRETS"
}

/// How a proxy authenticates to the database where no entry of the list says so (`DefaultAuthScheme`).
public enum DefaultAuthScheme: String, Sendable, Hashable, CaseIterable {
  /// By the entries alone, so there must be one. AWS's default.
  case none = "NONE"
  /// End to end with IAM: the proxy's role signs in to the database, and no secret is needed.
  case iamAuth = "IAM_AUTH"

  /// The families that can have it.
  public var families: Fact<[EngineFamily]> {
    switch self {
    case .none: Fact(EngineFamily.allCases, .createDBProxy)
    case .iamAuth: Fact([.mysql, .postgresql], .rdsProxy, .rdsProxyCreating)
    }
  }
}

/// Whether clients sign in to the proxy with IAM (`IAMAuth` of an entry).
public enum IAMAuth: String, Sendable, Hashable, CaseIterable {
  /// They can't. AWS's default.
  case disabled = "DISABLED"
  /// They must.
  case required = "REQUIRED"
  /// They may: the console's "Allowed".
  case enabled = "ENABLED"

  /// The families that can have it.
  public var families: Fact<[EngineFamily]> {
    switch self {
    case .disabled, .required: Fact(EngineFamily.allCases, .userAuthConfig)
    case .enabled: Fact([.sqlServer], .userAuthConfig, .rdsProxyCreating)
    }
  }
}

/// How clients prove a password to the proxy (`ClientPasswordAuthType` of an entry).
public enum ClientPasswordAuthType: String, Sendable, Hashable, CaseIterable {
  case mysqlNativePassword = "MYSQL_NATIVE_PASSWORD"
  case mysqlCachingSHA2Password = "MYSQL_CACHING_SHA2_PASSWORD"
  case postgresSCRAMSHA256 = "POSTGRES_SCRAM_SHA_256"
  case postgresMD5 = "POSTGRES_MD5"
  case sqlServerAuthentication = "SQL_SERVER_AUTHENTICATION"

  /// The family it belongs to; the names on ``AWSDocument/userAuthConfig`` say so, no page does.
  public var family: EngineFamily {
    switch self {
    case .mysqlNativePassword, .mysqlCachingSHA2Password: .mysql
    case .postgresSCRAMSHA256, .postgresMD5: .postgresql
    case .sqlServerAuthentication: .sqlServer
    }
  }

  /// Whether it works over TLS only (``AWSDocument/rdsProxy``).
  public var needsTLS: Bool { self == .mysqlCachingSHA2Password }

  /// Whether MariaDB has it (``AWSDocument/rdsProxy``).
  public var worksWithMariaDB: Bool { self == .mysqlNativePassword }

  /// What AWS uses for `family` where an entry leaves it out.
  public static func defaultValue(for family: EngineFamily) -> Fact<Self> {
    switch family {
    case .mysql: Fact(.mysqlCachingSHA2Password, .userAuthConfig)
    case .postgresql:
      Fact(.postgresSCRAMSHA256, .userAuthConfig, note: "the page spells it \(misspelledSCRAM.value)")
    case .sqlServer: Fact(.sqlServerAuthentication, .userAuthConfig)
    }
  }

  /// The name that AWS's page gives for SCRAM, which AWS refuses.
  public static let misspelledSCRAM = Fact("POSTGRES_SCRAM_SHA2_256", .userAuthConfig)
}

/// What `aws rds generate-db-auth-token` makes: a password that is signed and not stored.
public enum SignInToken {
  /// For how many seconds it opens connections; one that is open stays so.
  public static let lifetime = Fact(900, .rdsIAMAuthentication)
}
