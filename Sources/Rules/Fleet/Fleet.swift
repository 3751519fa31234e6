extension Rule {
  /// Several deployments at once.
  static let fleet: [Rule] = []
}
