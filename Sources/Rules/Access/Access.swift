extension Rule {
  /// Roles and policies.
  static let access: [Rule] = []
}
