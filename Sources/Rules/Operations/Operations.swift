extension Rule {
  /// What it costs, and running it.
  static let operations: [Rule] = []
}
