/// A metric that RDS Proxy publishes to CloudWatch.
public enum ProxyMetric: String, Sendable, Hashable, CaseIterable {
  case availabilityPercentage = "AvailabilityPercentage"
  case clientConnections = "ClientConnections"
  case clientConnectionsClosed = "ClientConnectionsClosed"
  case clientConnectionsInSetup = "ClientConnectionsInSetup"
  case clientConnectionsNoTLS = "ClientConnectionsNoTLS"
  case clientConnectionsReceived = "ClientConnectionsReceived"
  case clientConnectionsSetupFailedAuth = "ClientConnectionsSetupFailedAuth"
  case clientConnectionsSetupSucceeded = "ClientConnectionsSetupSucceeded"
  case clientConnectionsTLS = "ClientConnectionsTLS"
  case databaseConnectionRequests = "DatabaseConnectionRequests"
  case databaseConnectionRequestsWithTLS = "DatabaseConnectionRequestsWithTLS"
  case databaseConnections = "DatabaseConnections"
  case databaseConnectionsBorrowLatency = "DatabaseConnectionsBorrowLatency"
  case databaseConnectionsCurrentlyBorrowed = "DatabaseConnectionsCurrentlyBorrowed"
  case databaseConnectionsCurrentlyInTransaction = "DatabaseConnectionsCurrentlyInTransaction"
  case databaseConnectionsCurrentlySessionPinned = "DatabaseConnectionsCurrentlySessionPinned"
  case databaseConnectionsSetupFailed = "DatabaseConnectionsSetupFailed"
  case databaseConnectionsSetupSucceeded = "DatabaseConnectionsSetupSucceeded"
  case databaseConnectionsWithTLS = "DatabaseConnectionsWithTLS"
  case maxDatabaseConnectionsAllowed = "MaxDatabaseConnectionsAllowed"
  case queryDatabaseResponseLatency = "QueryDatabaseResponseLatency"
  case queryRequests = "QueryRequests"
  case queryRequestsNoTLS = "QueryRequestsNoTLS"
  case queryRequestsTLS = "QueryRequestsTLS"
  case queryResponseLatency = "QueryResponseLatency"

  /// What a metric counts in.
  public enum Unit: String, Sendable {
    case count = "Count"
    case percent = "Percent"
    case microseconds = "Microseconds"
  }

  /// What it counts in; latencies are in microseconds, which thresholds in milliseconds miss by a thousand.
  public var unit: Unit {
    switch self {
    case .availabilityPercentage: .percent
    case .databaseConnectionsBorrowLatency, .queryDatabaseResponseLatency, .queryResponseLatency: .microseconds
    case .clientConnections, .clientConnectionsClosed, .clientConnectionsInSetup, .clientConnectionsNoTLS,
      .clientConnectionsReceived, .clientConnectionsSetupFailedAuth, .clientConnectionsSetupSucceeded,
      .clientConnectionsTLS, .databaseConnectionRequests, .databaseConnectionRequestsWithTLS, .databaseConnections,
      .databaseConnectionsCurrentlyBorrowed, .databaseConnectionsCurrentlyInTransaction,
      .databaseConnectionsCurrentlySessionPinned, .databaseConnectionsSetupFailed, .databaseConnectionsSetupSucceeded,
      .databaseConnectionsWithTLS, .maxDatabaseConnectionsAllowed, .queryRequests, .queryRequestsNoTLS,
      .queryRequestsTLS:
      .count
    }
  }

  /// Whether it is a level, published each minute by every host of the proxy: its sum means something over 60 seconds only.
  public var isGauge: Bool {
    switch self {
    case .clientConnections, .clientConnectionsInSetup, .clientConnectionsNoTLS, .clientConnectionsTLS,
      .databaseConnections, .databaseConnectionsCurrentlyBorrowed, .databaseConnectionsCurrentlyInTransaction,
      .databaseConnectionsCurrentlySessionPinned, .databaseConnectionsWithTLS, .maxDatabaseConnectionsAllowed:
      true
    case .availabilityPercentage, .clientConnectionsClosed, .clientConnectionsReceived,
      .clientConnectionsSetupFailedAuth, .clientConnectionsSetupSucceeded, .databaseConnectionRequests,
      .databaseConnectionRequestsWithTLS, .databaseConnectionsBorrowLatency, .databaseConnectionsSetupFailed,
      .databaseConnectionsSetupSucceeded, .queryDatabaseResponseLatency, .queryRequests, .queryRequestsNoTLS,
      .queryRequestsTLS, .queryResponseLatency:
      false
    }
  }

  /// The sets of dimensions it is published with; an alarm must name one of them exactly, or it never sees data.
  public var dimensionSets: [MetricDimensionSet] {
    switch self {
    case .availabilityPercentage: [.targetRole]
    case .queryDatabaseResponseLatency: [.proxy, .endpoint, .target, .targetRole]
    case .clientConnections, .clientConnectionsClosed, .clientConnectionsInSetup, .clientConnectionsNoTLS,
      .clientConnectionsReceived, .clientConnectionsSetupFailedAuth, .clientConnectionsSetupSucceeded,
      .clientConnectionsTLS, .databaseConnectionsBorrowLatency, .queryRequests, .queryRequestsNoTLS, .queryRequestsTLS,
      .queryResponseLatency:
      [.proxy, .endpoint]
    case .databaseConnectionRequests, .databaseConnectionRequestsWithTLS, .databaseConnections,
      .databaseConnectionsCurrentlyBorrowed, .databaseConnectionsCurrentlyInTransaction,
      .databaseConnectionsCurrentlySessionPinned, .databaseConnectionsSetupFailed, .databaseConnectionsSetupSucceeded,
      .databaseConnectionsWithTLS, .maxDatabaseConnectionsAllowed:
      [.proxy, .target, .targetRole]
    }
  }

  /// The statistic to look at.
  public var statistic: Fact<MetricStatistic> {
    switch self {
    case .availabilityPercentage, .databaseConnectionsBorrowLatency:
      Fact(
        .average, .rdsProxyMonitoring, confidence: .conflict, note: "today's page says Sum, an older one says Average")
    case .queryDatabaseResponseLatency, .queryResponseLatency: Fact(.average, .rdsProxyMonitoring)
    case .clientConnections, .clientConnectionsClosed, .clientConnectionsInSetup, .clientConnectionsNoTLS,
      .clientConnectionsReceived, .clientConnectionsSetupFailedAuth, .clientConnectionsSetupSucceeded,
      .clientConnectionsTLS, .databaseConnectionRequests, .databaseConnectionRequestsWithTLS, .databaseConnections,
      .databaseConnectionsCurrentlyBorrowed, .databaseConnectionsCurrentlyInTransaction,
      .databaseConnectionsCurrentlySessionPinned, .databaseConnectionsSetupFailed, .databaseConnectionsSetupSucceeded,
      .databaseConnectionsWithTLS, .maxDatabaseConnectionsAllowed, .queryRequests, .queryRequestsNoTLS,
      .queryRequestsTLS:
      Fact(.sum, .rdsProxyMonitoring)
    }
  }

  /// The real metric behind a name that tutorials invent; nil for names nobody was seen to use.
  public static func meant(by invented: String) -> ProxyMetric? {
    inventedNames.first { $0.name == invented }?.meant
  }

  /// Names that tutorials use and AWS does not publish, each with the real metric nearest to it.
  public static let inventedNames: [(name: String, meant: ProxyMetric)] = [
    ("QueryDuration", .queryResponseLatency),
    ("TransactionsDuration", .databaseConnectionsCurrentlyInTransaction),
    ("ConnectionBorrowTimeout", .databaseConnectionsBorrowLatency),
    ("DatabaseConnectionsCurrent", .databaseConnections),
    ("ClientConnectionsCurrent", .clientConnections),
    ("DatabaseConnectionErrors", .databaseConnectionsSetupFailed),
  ]

  /// Where the metrics are listed.
  public static let source = AWSDocument.rdsProxyMonitoring
}
