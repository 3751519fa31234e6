extension Rule {
  /// How clients sign in, and by which secret.
  static let authentication: [Rule] = []
}
