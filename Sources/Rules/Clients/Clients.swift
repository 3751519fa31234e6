extension Rule {
  /// What the applications do.
  static let clients: [Rule] = [
    .hostOfOnesOwn, .databaseInsteadOfProxy, .portOfTheDatabase, .clientPoolOutlastsProxy, .clientNeedsLostFeature,
    .borrowTimeoutOutlastsClient, .hostOfAnotherProxy,
  ]
}
