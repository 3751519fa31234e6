import AWSFacts

/// A setting that advice can ask for.
enum SettingName: Sendable, Hashable, CaseIterable {
  case proxyName, engineFamily, requireTLS, idleClientTimeout, debugLogging, defaultAuthScheme
  case targetConnectionNetworkType, proxyRoleName
  case iamAuth, clientPasswordAuthType, userName, secretARN
  case targetGroupName, maxConnectionsPercent, maxIdleConnectionsPercent, connectionBorrowTimeout
  case sessionPinningFilters, initQuery
  case endpointName, endpointRole
  case databaseIAM, localWriteForwarding, minimumCapacity, maximumCapacity, databasePort
  case alarmName, alarmNamespace, alarmMetric, alarmStatistic, alarmPeriod, alarmThreshold, alarmMissingData

  /// What the setting is to the tools.
  enum Attribute: Sendable, Hashable {
    case proxy(ProxyAttribute)
    case companion(CompanionAttribute)
    case database(DatabaseArgument)
  }

  /// Where a profile has the setting, and what it is to the tools.
  struct Entry: Sendable {
    /// The section of a profile: `target_group`.
    let section: String
    /// The key there.
    let key: String
    let attribute: Attribute

    init(_ section: String, _ key: String, _ attribute: Attribute) {
      (self.section, self.key, self.attribute) = (section, key, attribute)
    }
  }

  var entry: Entry {
    switch self {
    case .proxyName: Entry("proxy", "name", .proxy(.proxyName))
    case .engineFamily: Entry("proxy", "engine_family", .proxy(.engineFamily))
    case .requireTLS: Entry("proxy", "require_tls", .proxy(.requireTLS))
    case .idleClientTimeout: Entry("proxy", "idle_client_timeout", .proxy(.idleClientTimeout))
    case .debugLogging: Entry("proxy", "debug_logging", .proxy(.debugLogging))
    case .defaultAuthScheme: Entry("proxy", "default_auth_scheme", .proxy(.defaultAuthScheme))
    case .targetConnectionNetworkType:
      Entry("proxy", "target_connection_network_type", .proxy(.targetConnectionNetworkType))
    case .proxyRoleName: Entry("proxy", "role_name", .companion(.roleName))
    case .iamAuth: Entry("proxy.auth", "iam_auth", .proxy(.authIAM))
    case .clientPasswordAuthType: Entry("proxy.auth", "client_password_auth_type", .proxy(.authClientPasswordType))
    case .userName: Entry("proxy.auth", "user_name", .proxy(.authUserName))
    case .secretARN: Entry("proxy.auth", "secret_arn", .proxy(.authSecret))
    case .targetGroupName: Entry("target_group", "name", .proxy(.targetGroupName))
    case .maxConnectionsPercent: Entry("target_group", "max_connections_percent", .proxy(.maxConnectionsPercent))
    case .maxIdleConnectionsPercent:
      Entry("target_group", "max_idle_connections_percent", .proxy(.maxIdleConnectionsPercent))
    case .connectionBorrowTimeout: Entry("target_group", "connection_borrow_timeout", .proxy(.connectionBorrowTimeout))
    case .sessionPinningFilters: Entry("target_group", "session_pinning_filters", .proxy(.pinningFilters))
    case .initQuery: Entry("target_group", "init_query", .proxy(.initQuery))
    case .endpointName: Entry("endpoints", "endpoint_name", .proxy(.endpointName))
    case .endpointRole: Entry("endpoints", "target_role", .proxy(.endpointRole))
    case .databaseIAM: Entry("database", "iam_authentication", .database(.iamAuthentication))
    case .localWriteForwarding: Entry("database", "local_write_forwarding", .database(.localWriteForwarding))
    case .minimumCapacity: Entry("database.serverless_v2", "min_acu", .database(.minimumCapacity))
    case .maximumCapacity: Entry("database.serverless_v2", "max_acu", .database(.maximumCapacity))
    case .databasePort: Entry("database", "port", .database(.port))
    case .alarmName: Entry("alarms.also", "name", .companion(.alarmName))
    case .alarmNamespace: Entry("alarms.also", "namespace", .companion(.alarmNamespace))
    case .alarmMetric: Entry("alarms.also", "metric", .companion(.alarmMetric))
    case .alarmStatistic: Entry("alarms.also", "statistic", .companion(.alarmStatistic))
    case .alarmPeriod: Entry("alarms.also", "period", .companion(.alarmPeriod))
    case .alarmThreshold: Entry("alarms.also", "threshold", .companion(.alarmThreshold))
    case .alarmMissingData: Entry("alarms.also", "treat_missing_data", .companion(.alarmMissingData))
    }
  }
}
