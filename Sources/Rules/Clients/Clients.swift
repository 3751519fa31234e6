extension Rule {
  /// What the applications do.
  static let clients: [Rule] = [
    .hostOfOnesOwn, .databaseInsteadOfProxy, .portIsNotTheProxys, .clientPoolOutlastsProxy, .clientNeedsLostFeature,
    .borrowTimeoutOutlastsClient, .hostOfAnotherProxy,
  ]
}
