extension Rule {
  /// Connections: how many, whose, and what is left.
  static let pool: [Rule] = [
    .maxConnectionsPercentOutOfRange, .idlePercentAboveMaximum, .idlePercentAlone, .borrowTimeoutOutOfRange,
    .borrowTimeoutZero, .idleClientTimeoutOutOfRange, .sqlServerPoolByDefault, .poolSmallerThanPeak,
    .poolBelowAdvisedMinimum, .poolTakesEverything, .poolLeavesTooLittle, .databaseIdleTimeoutShorter,
    .manyUsersInSmallPool,
  ]
}
