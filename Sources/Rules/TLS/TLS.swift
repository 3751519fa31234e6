extension Rule {
  /// Encryption on the way.
  static let tls: [Rule] = [
    .cachingSHA2WithoutTLS, .iamClientWithoutTLS, .plaintextAllowed, .clientWithoutTLS, .databaseDemandsTLS,
    .iamWithoutTLS,
  ]
}
