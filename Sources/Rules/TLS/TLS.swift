extension Rule {
  /// Encryption on the way.
  static let tls: [Rule] = [.plaintextAllowed, .iamWithoutTLS]
}
