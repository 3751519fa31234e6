extension Rule {
  /// Security groups, hop by hop.
  static let securityGroups: [Rule] = []
}
