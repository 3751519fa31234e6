extension Rule {
  /// Connections: how many, whose, and what is left.
  static let pool: [Rule] = [.maxConnectionsPercentOutOfRange, .poolLeavesTooLittle]
}
