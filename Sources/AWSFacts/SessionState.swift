/// What a proxy remembers of a session, so that it need not pin it.
public enum SessionState {
  /// Variables and options that `SET` may set without pinning; each different value still splits the pool.
  public static func trackedSettings(of family: EngineFamily) -> Fact<[String]> {
    switch family {
    case .mysql: Fact(mysql, .rdsProxyPinning, .bestPracticesApplication)
    case .postgresql: Fact([], .rdsProxyPinning, .bestPracticesApplication)
    case .sqlServer:
      Fact(
        sqlServer, .rdsProxyPinning, .bestPracticesApplication, confidence: .conflict,
        note: "another page says that only MySQL sessions are tracked")
    }
  }

  /// Statements that change a session without pinning it.
  public static func trackedStatements(of family: EngineFamily) -> Fact<[String]> {
    switch family {
    case .mysql: Fact(["DROP DATABASE", "DROP SCHEMA", "USE"], .rdsProxyPinning)
    case .postgresql: Fact([], .rdsProxyPinning)
    case .sqlServer: Fact(["USE"], .rdsProxyPinning)
    }
  }

  /// What looks as if it pinned and does not: statements and functions.
  public static func harmless(of family: EngineFamily) -> Fact<[String]> {
    switch family {
    case .mysql: Fact(["SET LOCAL", "CALL"], .rdsProxyPinning)
    case .postgresql: Fact(postgresHarmless, .rdsProxyPinning, .postgresMultiplexing)
    case .sqlServer: Fact([], .rdsProxyPinning)
    }
  }

  /// Parameters that a PostgreSQL client may set in its startup message instead of by `SET`; the proxy refuses others.
  public static let startupParameters = Fact(
    ["application_name", "client_encoding", "DateStyle", "TimeZone", "extra_float_digits", "search_path"],
    .rdsProxyConnecting, .rdsProxyTroubleshooting)

  /// The variable that an init query must not set on MySQL and MariaDB.
  public static let forbiddenInInitQuery = Fact("sql_auto_is_null", .rdsProxy)

  /// The parameter that is no place for session state on MySQL and MariaDB.
  public static let unreliableInitParameter = Fact("init_connect", .rdsProxy)

  private static let mysql = [
    "AUTOCOMMIT", "AUTO_INCREMENT_INCREMENT", "CHARACTER SET", "CHARACTER_SET_CLIENT", "CHARACTER_SET_DATABASE",
    "CHARACTER_SET_FILESYSTEM", "CHARACTER_SET_CONNECTION", "CHARACTER_SET_RESULTS", "CHARACTER_SET_SERVER",
    "COLLATION_CONNECTION", "COLLATION_DATABASE", "COLLATION_SERVER", "INTERACTIVE_TIMEOUT", "NAMES",
    "NET_WRITE_TIMEOUT", "QUERY_CACHE_TYPE", "SESSION_TRACK_SCHEMA", "SQL_MODE", "TIME_ZONE", "TRANSACTION_ISOLATION",
    "TRANSACTION_READ_ONLY", "WAIT_TIMEOUT",
  ]
  private static let sqlServer = [
    "ANSI_NULLS", "ANSI_PADDING", "ANSI_WARNINGS", "ARITHABORT", "CONCAT_NULL_YIELDS_NULL", "CURSOR_CLOSE_ON_COMMIT",
    "DATEFIRST", "DATEFORMAT", "LANGUAGE", "LOCK_TIMEOUT", "NUMERIC_ROUNDABORT", "QUOTED_IDENTIFIER", "TEXTSIZE",
    "TRANSACTION ISOLATION LEVEL",
  ]
  private static let postgresHarmless = [
    "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared", "pg_try_advisory_xact_lock",
    "pg_try_advisory_xact_lock_shared", "CALL",
  ]
}
