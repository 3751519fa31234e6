extension Rule {
  /// The database and its engine.
  static let database: [Rule] = [
    .engineFamilyUnknown, .engineFamilyMismatch, .lowMinimumCapsConnections, .maxConnectionsOfSmallerCapacity,
  ]
}
