extension Rule {
  /// Running it.
  static let operations: [Rule] = [.statementsInTheLog, .blueGreenWithoutProxy]
}
