/// The principals, actions and keys of the policies around a proxy.
public enum IAMWords {
  /// Who takes the proxy's role.
  public static let servicePrincipal = Fact("rds.amazonaws.com", .rdsProxyIAMSetup)
  /// What its trust policy allows.
  public static let assumeRole = Fact("sts:AssumeRole", .rdsProxyIAMSetup)
  /// What the role needs on every secret.
  public static let getSecretValue = Fact("secretsmanager:GetSecretValue", .rdsProxyIAMSetup)
  /// What the role needs on the key of the secrets, if that is not AWS's own.
  public static let decrypt = Fact("kms:Decrypt", .rdsProxyIAMSetup, .cdkIssue28847)
  /// What a customer's key policy lets the role do in AWS's example.
  public static let keyPolicyActions = Fact(["kms:Decrypt", "kms:DescribeKey"], .rdsProxySecrets)
  /// The condition that narrows decryption to Secrets Manager.
  public static let viaService = Fact("kms:ViaService", .rdsProxyIAMSetup, .kmsConditions)
  /// What clients need on the proxy, and with end-to-end IAM the role on the database.
  public static let connect = Fact("rds-db:connect", .rdsIAMPolicy, .rdsProxyConnecting)
  /// How one of AWS's pages misspells that.
  public static let misspelledConnect = Fact("rds:db-connect", .rdsProxyIAMMigration)
  /// The service in the ARN that `rds-db:connect` is about; `rds` is a common mistake.
  public static let connectService = Fact("rds-db", .rdsIAMPolicy)
  /// The kind of resource in that ARN, before the id and the user.
  public static let connectResourceType = Fact("dbuser", .rdsIAMPolicy)
  /// Managed policies of AWS that let a program run and say nothing of databases or secrets.
  public static let managedPoliciesWithoutDatabases = Fact(
    [
      "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
      "AmazonECSTaskExecutionRolePolicy", "AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy",
      "AWSAppRunnerServicePolicyForECRAccess",
    ], .managedPolicies)
  /// The alias of AWS's own key for secrets.
  public static let managedSecretKey = Fact("aws/secretsmanager", .rdsProxyIAMSetup)
  /// The beginning of condition keys that must not stand in a policy of the proxy's role.
  public static let unsupportedConditionPrefix = Fact(
    "aws:", .rdsProxy, .auroraProxy, .rdsConfusedDeputy, confidence: .conflict,
    note: "the proxy pages say that no global condition key is supported, the general page recommends two")

  /// What `kms:ViaService` must equal for secrets of a Region.
  public static func viaServiceHost(region: String) -> Fact<String> {
    let partition = Partition(region: region)
    return Fact(
      "secretsmanager.\(region).\(partition.dnsSuffix)", .rdsProxyIAMSetup, .kmsConditions,
      confidence: partition == .china ? .notVerified : .settled)
  }
}
