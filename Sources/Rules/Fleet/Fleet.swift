extension Rule {
  /// Several deployments at once.
  static let fleet: [Rule] = [
    .endpointNameTaken, .proxyQuotaExceeded, .poolsExceedDatabase, .severalProxies, .proxyNameTaken,
    .databaseOfTwoEnvironments, .secretOfTwoEnvironments, .roleOfTwoEnvironments, .secretCreatedTwice, .roleNameTaken,
    .alarmNameTaken, .parameterTaken,
  ]
}
