extension Rule {
  /// How what is running does, as captures show it.
  static let running: [Rule] = [.targetUnreachable, .targetSignInFails, .targetUnavailable, .proxyNotAvailable]
}
