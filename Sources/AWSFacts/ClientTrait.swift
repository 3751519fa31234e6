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
    case .statement(let words): statements.contains(words)
    case .function(let name): functions.contains(name)
    case .behavior(let words): behavior.map { words.hasPrefix($0) } ?? false
    }
  }

  private var statements: [String] {
    switch self {
    case .sessionVariables: ["SET", "RESET"]
    case .setLocal: ["SET LOCAL"]
    case .discardAll: ["DISCARD"]
    case .sqlPreparedStatements: ["PREPARE", "EXECUTE", "DEALLOCATE"]
    case .temporaryTables: ["CREATE TEMPORARY", "CREATE TEMP", "CREATE TEMPORARY TABLE"]
    case .cursors: ["DECLARE", "DECLARE CURSOR"]
    case .listen: ["LISTEN"]
    case .tableLocks: ["LOCK TABLE", "LOCK TABLES", "FLUSH TABLES WITH READ LOCK"]
    case .transactionSettings: ["SET TRANSACTION"]
    case .loadedLibraries: ["LOAD"]
    default: []
    }
  }

  private var functions: [String] {
    switch self {
    case .sessionVariables: ["set_config"]
    case .sqlPreparedStatements: ["sp_prepare"]
    case .sessionLocks:
      [
        "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared",
        "GET_LOCK",
      ]
    case .sequenceFunctions: ["nextval", "setval"]
    case .rowCounts: ["ROW_COUNT", "FOUND_ROWS", "LAST_INSERT_ID"]
    default: []
    }
  }

  private var behavior: String? {
    switch self {
    case .userVariables: "setting a user variable"
    case .binaryPreparedStatements: "binary-protocol"
    case .executableComments: "executable comments"
    case .sessionTracking: "`session_track_*`"
    case .mars: "multiple active result sets"
    case .distributedTransactions: "distributed transactions"
    case .temporaryTables: "temporary tables"
    default: nil
    }
  }
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
    switch (trait, engine.family) {
    case (.streamingReplication, .postgresql?):
      Fact(
        LostFeature(
          loss: .refused, effect: "a proxy passes no streaming replication on",
          instead: "let it connect to the database itself"), .rdsProxy)
    case (.cancelRequests, .postgresql?):
      Fact(
        LostFeature(
          loss: .unreliable, effect: "a proxy does not pass `CancelRequest` on, so that nothing is cancelled",
          instead: "bound its statements with `statement_timeout`"), .rdsProxy)
    case (.lastValue, .postgresql?):
      Fact(
        LostFeature(
          loss: .unreliable, effect: "`lastval` may tell another session's value", instead: "use `RETURNING`"),
        .rdsProxy)
    case (.compressedProtocol, .mysql?):
      Fact(
        LostFeature(
          loss: .refused, effect: "a proxy does not speak the compressed protocol",
          instead: "turn compression off in its driver"), .rdsProxy)
    case (.ed25519Passwords, .mysql?) where engine == .mariadb:
      Fact(
        LostFeature(
          loss: .refused, effect: "a proxy does not know `auth_ed25519`",
          instead: "give its user `mysql_native_password`"), .rdsProxy)
    case (.activeDirectory, .sqlServer?):
      Fact(
        LostFeature(
          loss: .refused, effect: "a proxy does not sign in by Active Directory",
          instead: "give it a login of SQL Server or IAM"), .rdsProxy)
    case (.identityFunctions, .sqlServer?):
      Fact(
        LostFeature(
          loss: .unreliable, effect: "`@@IDENTITY` and `SCOPE_IDENTITY` may tell another session's value",
          instead: "use the `OUTPUT` clause"), .rdsProxy)
    default: nil
    }
  }
}
