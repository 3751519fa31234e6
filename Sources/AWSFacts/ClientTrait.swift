/// Something that a client does with its connections, by the word that a profile uses for it.
public enum ClientTrait: String, Sendable, Hashable, CaseIterable {
  // What ties a session to its connection on some engine.
  case sessionVariables = "session_variables"
  case startupSettings = "startup_settings"
  case setLocal = "set_local"
  case discardAll = "discard_all"
  case sqlPreparedStatements = "sql_prepared_statements"
  case binaryPreparedStatements = "binary_prepared_statements"
  case temporaryTables = "temporary_tables"
  case cursors
  case listen
  case sessionLocks = "session_locks"
  case tableLocks = "table_locks"
  case sequenceFunctions = "sequence_functions"
  case rowCounts = "row_counts"
  case userVariables = "user_variables"
  case transactionSettings = "transaction_settings"
  case executableComments = "executable_comments"
  case sessionTracking = "session_tracking"
  case loadedLibraries = "loaded_libraries"
  case mars
  case distributedTransactions = "distributed_transactions"
  case longStatements = "long_statements"

  // What keeps a connection for as long as a transaction is open.
  case autocommitOff = "autocommit_off"

  // What a proxy does not pass on, or not rightly.
  case streamingReplication = "streaming_replication"
  case cancelRequests = "cancel_requests"
  case lastValue = "lastval"
  case compressedProtocol = "compressed_protocol"
  case ed25519Passwords = "ed25519_passwords"
  case activeDirectory = "active_directory"
  case identityFunctions = "identity_functions"

  /// The pinning causes of a family that a client with this trait sets off.
  ///
  /// The settings of `startupSettings` and the reset query of `discardAll` are among them; they have cures of their own.
  public func causes(of family: EngineFamily) -> [PinningCause] {
    PinningCause.all(of: family).filter { covers($0.trigger) }
  }

  private func covers(_ trigger: PinningCause.Trigger) -> Bool {
    switch trigger {
    case .setting: self == .sessionVariables
    case .statement(let words): Self.statements[self, default: []].contains(words)
    case .function(let name): Self.functions[self, default: []].contains(name)
    case .behavior(let words): Self.behaviors[self].map { words.hasPrefix($0) } ?? false
    }
  }

  private static let statements: [ClientTrait: [String]] = [
    .sessionVariables: ["SET", "RESET"],
    .setLocal: ["SET LOCAL"],
    .discardAll: ["DISCARD"],
    .sqlPreparedStatements: ["PREPARE", "EXECUTE", "DEALLOCATE"],
    .temporaryTables: ["CREATE TEMPORARY", "CREATE TEMP", "CREATE TEMPORARY TABLE"],
    .cursors: ["DECLARE", "DECLARE CURSOR"],
    .listen: ["LISTEN"],
    .tableLocks: ["LOCK TABLE", "LOCK TABLES", "FLUSH TABLES WITH READ LOCK"],
    .transactionSettings: ["SET TRANSACTION"],
    .loadedLibraries: ["LOAD"],
  ]
  private static let functions: [ClientTrait: [String]] = [
    .sessionVariables: ["set_config"],
    .sqlPreparedStatements: ["sp_prepare"],
    .sessionLocks: [
      "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared", "GET_LOCK",
    ],
    .sequenceFunctions: ["nextval", "setval"],
    .rowCounts: ["ROW_COUNT", "FOUND_ROWS", "LAST_INSERT_ID"],
  ]
  private static let behaviors: [ClientTrait: String] = [
    .userVariables: "setting a user variable",
    .binaryPreparedStatements: "binary-protocol",
    .executableComments: "executable comments",
    .sessionTracking: "`session_track_*`",
    .mars: "multiple active result sets",
    .distributedTransactions: "distributed transactions",
    .temporaryTables: "temporary tables",
  ]
}

/// A feature of an engine that is lost behind a proxy.
public struct LostFeature: Sendable, Equatable {
  /// Whether what needs it fails, or goes on with wrong or missing answers.
  public enum Loss: Sendable, Equatable {
    /// It fails.
    case refused
    /// It seems to work.
    case unreliable
  }

  /// How bad it is.
  public let loss: Loss
  /// What happens, in words for a label.
  public let effect: String
  /// What to do instead; a clause without a full stop.
  public let instead: String

  /// What a client with this trait loses before `engine`; nil where nothing is lost.
  public static func of(_ trait: ClientTrait, on engine: Engine) -> Fact<LostFeature>? {
    rows.first { $0.trait == trait && $0.family == engine.family && ($0.engine == nil || $0.engine == engine) }
      .map { Fact($0.feature, .rdsProxy, .auroraProxy) }
  }

  private struct Row: Sendable {
    let trait: ClientTrait
    let family: EngineFamily
    let engine: Engine?
    let feature: LostFeature

    init(
      _ trait: ClientTrait, _ family: EngineFamily, only engine: Engine? = nil, _ loss: Loss, _ effect: String,
      instead: String
    ) {
      (self.trait, self.family, self.engine) = (trait, family, engine)
      feature = LostFeature(loss: loss, effect: effect, instead: instead)
    }
  }

  private static let rows: [Row] = [
    Row(
      .streamingReplication, .postgresql, .refused, "a proxy passes no streaming replication on",
      instead: "let it connect to the database itself"),
    Row(
      .cancelRequests, .postgresql, .unreliable,
      "a proxy does not pass `CancelRequest` on, so that nothing is cancelled",
      instead: "bound its statements with `statement_timeout`"),
    Row(
      .lastValue, .postgresql, .unreliable, "`lastval` may tell another session's value", instead: "use `RETURNING`"),
    Row(
      .compressedProtocol, .mysql, .refused, "a proxy does not speak the compressed protocol",
      instead: "turn compression off in its driver"),
    Row(
      .ed25519Passwords, .mysql, only: .mariadb, .refused, "a proxy does not know `auth_ed25519`",
      instead: "give its user `mysql_native_password`"),
    Row(
      .activeDirectory, .sqlServer, .refused, "a proxy does not sign in by Active Directory",
      instead: "give it a login of SQL Server"),
    Row(
      .identityFunctions, .sqlServer, .unreliable,
      "`@@IDENTITY` and `SCOPE_IDENTITY` may tell another session's value", instead: "use the `OUTPUT` clause"),
  ]
}
