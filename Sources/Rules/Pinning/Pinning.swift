extension Rule {
  /// Sessions that hold on to a connection.
  static let pinning: [Rule] = [
    .pinningFilterOnPostgreSQL, .pinningFilterUnknown,
  ]
}
