extension Rule {
  /// How clients sign in, and by which secret.
  static let authentication: [Rule] = [
    .tooManyAuthEntries, .noAuthEntry, .endToEndIAMOnSQLServer, .databaseWithoutIAM, .roleConnectsElsewhere,
    .userNameBesideSecret,
    .iamAuthEnabled, .clientPasswordTypeForeign, .cachingSHA2OnMariaDB, .md5Password, .misspelledSCRAM,
    .secretARNIncomplete, .secretInAnotherRegion, .secretWithoutCredentials, .secretHostIgnored, .rotationThroughProxy,
    .databaseUserTwice, .alternatingUsersRotation, .secretNameEndsLikeAnARN, .masterUserInApplication,
  ]
}
