extension Rule {
  /// Alarms and metrics.
  static let alarms: [Rule] = [
    .metricUnknown, .dimensionsOfNoSeries, .dimensionsOfTheDatabase, .gaugeSummedOverMinutes, .latencyInMilliseconds,
    .alarmRefused, .alarmAboveThePool, .nothingWatched, .namespaceUnknown, .gaugeOfOneHost, .periodBelowResolution,
    .alarmBelowNormal, .missingDataBreaching, .dimensionOfSomethingElse,
  ]
}
