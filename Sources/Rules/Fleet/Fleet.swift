extension Rule {
  /// Several deployments at once.
  static let fleet: [Rule] = [
    .proxyQuotaExceeded, .poolsExceedDatabase, .severalProxiesOnOneDatabase, .proxyNameTaken,
    .databaseOfTwoEnvironments, .secretOfTwoEnvironments, .roleOfTwoEnvironments, .secretCreatedTwice, .roleNameTaken,
    .alarmNameTaken, .parameterTaken, .endpointNameTaken,
  ]
}
