extension Rule {
  /// Roles and policies.
  static let access: [Rule] = [
    .roleMayNotConnect, .rdsCannotAssumeRole, .globalConditionOnProxyRole, .secretNotReadable, .everySecretReadable,
    .keyNotUsable, .viaServiceOfAnotherRegion, .principalInPermissionPolicy, .clientMayNotConnect, .connectOnDatabaseID,
    .connectARNMalformed, .connectAsAnyUser, .roleConnectsToProxyID, .connectActionMisspelled,
  ]
}
