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
  /// What a proxy should be watched for; AWS has prose for these, no recommended alarms and no thresholds.
  public static let advised = Fact(
    [
      ProxyMetric.databaseConnectionsBorrowLatency, .databaseConnectionsCurrentlySessionPinned,
      .databaseConnections, .maxDatabaseConnectionsAllowed, .clientConnections, .availabilityPercentage,
    ], .auroraProxyConnections, .rdsProxyPinning, .prescriptiveGuidance, .rdsProxyTroubleshooting, .recommendedAlarms,
    confidence: .derived)
}
