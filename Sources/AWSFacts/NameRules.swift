/// How names must look.
public enum NameRules {
  /// The names of proxies, endpoints and target groups: a letter, then letters and digits with single hyphens between.
  public static let proxyPattern = Fact(
    "[a-zA-Z](?:-?[a-zA-Z0-9]+)*", .createDBProxy, .cfnDBProxy, confidence: .conflict,
    note: "CloudFormation lets `[0-z]*` pass, the API does not")
  /// Characters of such a name.
  public static let proxyLength = Fact(
    1...63, .createDBProxy, .cfnDBProxy, confidence: .conflict, note: "CloudFormation lets 64 pass, the API does not")
  /// Why such names should be lower case: Terraform takes no other, and CloudFormation compares them so.
  public static let lowerCase = Fact(true, .terraformProxy, .cfnDBProxy, confidence: .derived)
  /// Characters that Secrets Manager puts after a secret's name and a hyphen to make its ARN.
  public static let secretSuffixLength = Fact(6, .createSecret)
  /// The pattern of an Availability Zone's id, which is the same in every account, unlike its name.
  public static let zoneIDPattern = Fact("[a-z0-9]+-az[0-9]+", .rdsProxy)
  /// How the id of a proxy begins: the last part of its ARN, and what a client's `rds-db:connect` names.
  public static let proxyIDPrefix = Fact("prx-", .rdsIAMPolicy, .rdsProxyConnecting)
  /// How the resource id of an instance begins.
  public static let instanceResourceIDPrefix = Fact("db-", .rdsIAMPolicy)
  /// How the resource id of a cluster begins.
  public static let clusterResourceIDPrefix = Fact("cluster-", .rdsIAMPolicy)
}

/// The database objects that a proxy needs.
public enum RequiredObjects {
  /// The user that the proxy creates for itself and must keep.
  public static let proxyUser = Fact("rdsproxyadmin", .rdsProxy, .rdsProxyNewDatabaseUser)
  /// The PostgreSQL database that must exist, and on which that user needs `CONNECT`.
  public static let postgresDatabase = Fact("postgres", .rdsProxy, .rdsProxyTroubleshooting)
  /// The PostgreSQL role of users who sign in with IAM, and who can't use a password any more.
  public static let postgresIAMRole = Fact("rds_iam", .rdsProxyConnecting)
  /// The MySQL plugin of users who sign in with IAM.
  public static let mysqlIAMPlugin = Fact("AWSAuthenticationPlugin", .rdsProxyIAMMigration)
}

/// Keys of a secret's JSON.
public enum SecretKeys {
  /// What must be there, as strings that are not empty.
  public static let required = Fact(["username", "password"], .rdsProxyTroubleshooting)
  /// What may be there and is ignored.
  public static let ignored = Fact(["host", "port"], .rdsProxySecrets, confidence: .old)
}
