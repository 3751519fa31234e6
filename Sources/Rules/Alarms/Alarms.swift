extension Rule {
  /// Alarms and metrics.
  static let alarms: [Rule] = []
}
