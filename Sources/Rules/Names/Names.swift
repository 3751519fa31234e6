extension Rule {
  /// What things are called.
  static let names: [Rule] = [
    .proxyNameMalformed, .nameNotLowerCase, .endpointNameMalformed, .targetGroupNotDefault,
  ]
}
