extension Rule {
  /// What the applications do.
  static let clients: [Rule] = [.clientNeedsLostFeature]
}
