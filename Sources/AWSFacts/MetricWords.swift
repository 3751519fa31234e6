/// Dimensions that name what a metric is of.
public enum MetricDimensionSet: Sendable, Hashable, CaseIterable {
  /// A proxy.
  case proxy
  /// One endpoint of it.
  case endpoint
  /// One instance behind it.
  case target
  /// All instances of one role behind it.
  case targetRole

  /// The names of the dimensions.
  public var names: [String] {
    switch self {
    case .proxy: ["ProxyName"]
    case .endpoint: ["ProxyName", "EndpointName"]
    case .target: ["ProxyName", "TargetGroup", "Target"]
    case .targetRole: ["ProxyName", "TargetGroup", "TargetRole"]
    }
  }

  /// Where the sets are listed.
  public static let source = AWSDocument.rdsProxyMonitoring
}

/// A statistic of an alarm.
public enum MetricStatistic: String, Sendable, Hashable, CaseIterable {
  case sampleCount = "SampleCount"
  case average = "Average"
  case sum = "Sum"
  case minimum = "Minimum"
  case maximum = "Maximum"
}

/// How an alarm compares a value with its threshold.
public enum AlarmComparison: String, Sendable, Hashable, CaseIterable {
  case greater = "GreaterThanThreshold"
  case greaterOrEqual = "GreaterThanOrEqualToThreshold"
  case less = "LessThanThreshold"
  case lessOrEqual = "LessThanOrEqualToThreshold"

  /// Whether it goes off above the threshold, not below.
  public var isUpward: Bool { self == .greater || self == .greaterOrEqual }
  /// Where they are listed; the comparisons for anomaly detection take no threshold and are left out.
  public static let source = AWSDocument.putMetricAlarm
}

/// What an alarm takes a period without a value for.
public enum MissingDataTreatment: String, Sendable, Hashable, CaseIterable {
  case missing, notBreaching, breaching, ignore

  /// Where they are listed; the first is what holds where nothing is said.
  public static let source = AWSDocument.putMetricAlarm
}

/// What all alarms on a proxy have in common.
public enum AlarmRules {
  /// The namespace of the metrics.
  public static let namespace = Fact("AWS/RDS", .rdsProxyMonitoring)
  /// Dimensions of databases, under which no proxy metric is found, though `DatabaseConnections` is with another meaning.
  public static let databaseDimensions = Fact(["DBInstanceIdentifier", "DBClusterIdentifier"], .rdsProxyMonitoring)
  /// The only period, in seconds, over which the sum of a gauge is right: a longer one adds minute upon minute.
  public static let gaugePeriod = Fact(60, .rdsProxyMonitoring, confidence: .derived)
  /// Periods in seconds besides the multiples of ``periodStep``.
  public static let shortPeriods = Fact([10, 20, 30], .putMetricAlarm)
  /// What every other period must be a multiple of, in seconds.
  public static let periodStep = Fact(60, .putMetricAlarm)
  /// The seconds between two values of a proxy's metric; over a shorter period an alarm mostly sees none.
  public static let resolution = Fact(60, .rdsProxyMonitoring, .putMetricAlarm, confidence: .derived)
  /// Statistics that are no words: how their names begin, before a number or a bracket.
  public static let extendedStatistics = Fact(
    ["p", "tm", "tc", "ts", "wm", "TM(", "TC(", "TS(", "WM(", "PR("], .putMetricAlarm)
  /// Metrics of a proxy that databases publish under the same name, with another meaning.
  public static let sharedNames = Fact([ProxyMetric.databaseConnections], .rdsProxyMonitoring)
  /// The least threshold, in microseconds, that somebody plausibly meant: below it a network alone takes longer.
  public static let leastPlausibleLatency = Fact(10_000, .rdsProxyMonitoring, confidence: .derived)
  /// Metrics that show what goes wrong quietly.
  public static let quietFailures = Fact(
    [
      ProxyMetric.databaseConnectionsCurrentlySessionPinned, .clientConnectionsSetupFailedAuth,
      .databaseConnectionsSetupFailed, .databaseConnectionsBorrowLatency, .availabilityPercentage,
    ], .rdsProxyPinning, .auroraProxyConnections, .rdsProxyTroubleshooting, confidence: .derived)
  /// What a proxy should be watched for; AWS has prose for these, no recommended alarms and no thresholds.
  public static let advised = Fact(
    [
      ProxyMetric.databaseConnectionsBorrowLatency, .databaseConnectionsCurrentlySessionPinned,
      .databaseConnections, .maxDatabaseConnectionsAllowed, .clientConnections, .availabilityPercentage,
    ], .auroraProxyConnections, .rdsProxyPinning, .prescriptiveGuidance, .rdsProxyTroubleshooting, .recommendedAlarms,
    confidence: .derived)
}
