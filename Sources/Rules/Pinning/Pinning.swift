extension Rule {
  /// Sessions that hold on to a connection.
  static let pinning: [Rule] = [
    .pinningFilterOnPostgreSQL, .pinningFilterUnknown, .pinningFilterUnexplained, .passwordInInitQuery,
    .initQueryAutoIsNull, .initConnectParameter, .clientPinsSessions, .setInsteadOfStartup, .discardAllOnReturn,
    .initQueryDiscards, .setLocalMayPin, .initQueryWithMARS, .autocommitOff, .initQuerySetsLocal,
  ]
}
