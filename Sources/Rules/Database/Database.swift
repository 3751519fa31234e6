extension Rule {
  /// The database and its engine.
  static let database: [Rule] = [
    .engineFamilyUnknown, .engineFamilyMismatch, .engineUnsupported, .engineVersionUnsupported,
    .sqlServerReleaseRuledOut, .moreThanOneTarget, .targetNotAnIdentifier, .targetIsReadReplica,
    .secondaryTakesNoWrites,
    .databaseReadOnly, .writeForwardingOversubscribed, .lowMinimumCapsConnections, .maxConnectionsOfSmallerCapacity,
    .autoPauseLost, .billedAboveCapacity, .burstableInProduction, .instancesDiffer, .rebootPending,
    .postgresDatabaseGone, .localWriteForwarding, .auroraPostgresPortAssumed, .maxConnectionsOutOfRange,
    .regionWithoutProxy, .sessionReadConsistency,
  ]
}
