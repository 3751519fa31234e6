/// Something a client does that ties its session to one database connection until it leaves.
public struct PinningCause: Sendable, Hashable {
  /// How it is told from what a client sends.
  public enum Trigger: Sendable, Hashable {
    /// A statement that begins with these words.
    case statement(String)
    /// A call of this function.
    case function(String)
    /// `SET` of this variable or option.
    case setting(String)
    /// Something that no statement shows: a protocol feature, a driver's habit.
    case behavior(String)
  }

  /// How it is told.
  public let trigger: Trigger
  /// What to do instead, where there is something; a clause without a full stop.
  public let instead: String?
  /// How sure it is that it pins.
  public let confidence: Confidence
  /// Whether ``SessionPinningFilter/excludeVariableSets`` keeps it from pinning.
  public let isFiltered: Bool

  init(_ trigger: Trigger, instead: String? = nil, confidence: Confidence = .settled, isFiltered: Bool = false) {
    self.trigger = trigger
    self.instead = instead
    self.confidence = confidence
    self.isFiltered = isFiltered
  }

  /// What pins a session of `family`, besides statements longer than ``Limits/statementBytesBeforePinning``.
  public static func all(of family: EngineFamily) -> [PinningCause] {
    switch family {
    case .mysql: mysql
    case .postgresql: postgresql
    case .sqlServer: sqlServer
    }
  }

  /// Where the causes are listed.
  public static let sources: [AWSDocument] = [.rdsProxyPinning, .bestPracticesConfiguration]
}

extension PinningCause {
  private static let postgresql: [PinningCause] = [
    PinningCause(
      .statement("SET"),
      instead: "give it in the startup message or in the pool's init query"),
    PinningCause(
      .statement("SET LOCAL"), instead: "give it in the startup message or in the pool's init query",
      confidence: .notVerified),
    PinningCause(.statement("RESET"), instead: "leave the value as it was"),
    PinningCause(.function("set_config"), instead: "give the value in the startup message or in the pool's init query"),
    PinningCause(.statement("PREPARE"), instead: "let the driver prepare by the extended query protocol"),
    PinningCause(.statement("EXECUTE"), instead: "let the driver prepare by the extended query protocol"),
    PinningCause(.statement("DEALLOCATE"), instead: "let the driver prepare by the extended query protocol"),
    PinningCause(.statement("DISCARD"), instead: "turn off the reset query of the client's pool"),
    PinningCause(.statement("DECLARE"), instead: "read by pages, with a key to go on from"),
    PinningCause(.statement("LISTEN"), instead: "listen on a connection that goes past the proxy"),
    PinningCause(.statement("LOAD"), instead: "load it in the parameter group"),
    PinningCause(.statement("CREATE TEMPORARY"), instead: "use a common table expression or a permanent table"),
    PinningCause(.statement("CREATE TEMP"), instead: "use a common table expression or a permanent table"),
    PinningCause(.function("pg_advisory_lock"), instead: "`pg_advisory_xact_lock`"),
    PinningCause(.function("pg_advisory_lock_shared"), instead: "`pg_advisory_xact_lock_shared`", confidence: .derived),
    PinningCause(.function("pg_try_advisory_lock"), instead: "`pg_try_advisory_xact_lock`"),
    PinningCause(
      .function("pg_try_advisory_lock_shared"), instead: "`pg_try_advisory_xact_lock_shared`", confidence: .derived),
    PinningCause(.function("nextval"), instead: "an identity or serial column with `RETURNING`"),
    PinningCause(.function("setval"), instead: "set sequences in migrations, which go past the proxy"),
  ]

  private static let mysql: [PinningCause] = [
    PinningCause(
      .statement("SET"), instead: "set the variable in the pool's init query or in the parameter group",
      isFiltered: true),
    PinningCause(
      .behavior("setting a user variable inside a query: `@name := value`"), instead: "a window function or the client",
      confidence: .derived, isFiltered: true),
    PinningCause(.statement("LOCK TABLE"), instead: "`SELECT ... FOR UPDATE` in a transaction"),
    PinningCause(.statement("LOCK TABLES"), instead: "`SELECT ... FOR UPDATE` in a transaction"),
    PinningCause(.statement("FLUSH TABLES WITH READ LOCK"), instead: "take the backup past the proxy"),
    PinningCause(.statement("CREATE TEMPORARY TABLE"), instead: "use a derived table or a permanent one"),
    PinningCause(.statement("PREPARE"), instead: "let the driver prepare on the client's side"),
    PinningCause(.statement("EXECUTE"), instead: "let the driver prepare on the client's side"),
    PinningCause(.function("GET_LOCK"), instead: "`SELECT ... FOR UPDATE` on a row that stands for the lock"),
    PinningCause(.function("ROW_COUNT"), instead: "the count that the driver gives back", confidence: .conflict),
    PinningCause(.function("FOUND_ROWS"), instead: "a second query with `COUNT(*)`", confidence: .conflict),
    PinningCause(
      .function("LAST_INSERT_ID"), instead: "the id that the driver gives back", confidence: .old),
    PinningCause(.statement("SET TRANSACTION"), instead: "set it for the session, which the proxy tracks"),
    PinningCause(
      .behavior("binary-protocol prepared statements"), instead: "let the driver prepare on the client's side"),
    PinningCause(.behavior("executable comments: `/*! */`, `/*M! */`"), instead: "leave them out"),
    PinningCause(
      .behavior("`session_track_*` set by drivers such as MariaDB's"), instead: "turn it off in the driver",
      isFiltered: true),
  ]

  private static let sqlServer: [PinningCause] =
    [
      PinningCause(.behavior("multiple active result sets (MARS)"), instead: "turn it off in the connection string"),
      PinningCause(.behavior("distributed transactions (DTC)")),
      PinningCause(.behavior("temporary tables (`#name`)"), instead: "a table variable or a permanent table"),
      PinningCause(.statement("BEGIN TRANSACTION"), instead: "keep transactions short"),
      PinningCause(.statement("DECLARE CURSOR"), instead: "read by pages, with a key to go on from"),
      PinningCause(.function("sp_prepare"), instead: "`sp_executesql`", confidence: .derived),
    ]
    + [
      "ANSI_DEFAULTS", "ANSI_NULL_DFLT", "ARITHIGNORE", "DEADLOCK_PRIORITY", "FIPS_FLAGGER", "FMTONLY", "FORCEPLAN",
      "IDENTITY_INSERT", "NOCOUNT", "NOEXEC", "OFFSETS", "PARSEONLY", "QUERY_GOVERNOR_COST_LIMIT",
      "REMOTE_PROC_TRANSACTIONS", "ROWCOUNT", "SHOWPLAN_ALL", "SHOWPLAN_TEXT", "SHOWPLAN_XML", "STATISTICS",
      "XACT_ABORT",
    ].map { PinningCause(.setting($0)) }
}
