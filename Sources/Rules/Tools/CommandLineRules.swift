extension Rule {
  /// What the AWS command line makes of a script.
  static let commandLine: [Rule] = [.commandNotUnderstood]
}
