/// What AWS accepts, and how much of it.
public enum Limits {
  /// Characters of a description in an entry of the authentication list.
  public static let authDescriptionLength = Fact(1...1000, .userAuthConfig)
  /// Characters of a user name in an entry of the authentication list.
  public static let authUserNameLength = Fact(1...128, .userAuthConfig)
  /// Entries of a proxy's authentication list, so also users that sign in with secrets.
  public static let authEntries = Fact(
    0...200, .userAuthConfig, .rdsProxy, note: "CloudFormation wants at least one where the list is given")
  /// Endpoints of a proxy besides its default one.
  public static let additionalEndpoints = Fact(20, .rdsProxyEndpoints)
  /// Proxies in an account and Region, unless a higher quota was granted.
  public static let proxies = Fact(
    20, .rdsQuotas, .rdsProxy, confidence: .conflict, note: "the proxy page says per account, without the Region")
  /// The code of that quota in Service Quotas.
  public static let proxiesQuotaCode = Fact("L-D94C7EA3", .rdsQuotas)
  /// Targets of a proxy: one instance or one cluster.
  public static let targets = Fact(1, .rdsProxy)
  /// Subnets of a proxy or endpoint, at least, in as many zones.
  public static let minimumSubnets = Fact(
    2, .rdsProxyNetworkPrerequisites, .rdsProxyCreating, .cfnDBProxy, confidence: .conflict,
    note: "the API reference says one or more")
  /// Availability Zones that the default endpoint uses, however many subnets the proxy has.
  public static let defaultEndpointZones = Fact(2, .rdsProxy)
  /// Characters of an ARN.
  public static let arnLength = Fact(20...2048, .createDBProxy)
  /// Characters of a tag's key, which must not start with `aws:` or `rds:`.
  public static let tagKeyLength = Fact(1...128, .rdsTag)
  /// Beginnings of a tag's key that AWS keeps for itself.
  public static let reservedTagPrefixes = Fact(["aws:", "rds:"], .rdsTag)
  /// Characters of a tag's value.
  public static let tagValueLength = Fact(
    1...256, .rdsTag, .cfnDBProxy, confidence: .conflict, note: "CloudFormation stops at 128")
  /// Characters of a security group's description.
  public static let securityGroupDescriptionLength = Fact(0...255, .createSecurityGroup)
  /// Characters that a security group's description may have besides letters, digits and the space.
  public static let securityGroupDescriptionCharacters = Fact("._-:/()#,@[]+=&;{}!$*", .createSecurityGroup)
  /// How a security group's name must not start.
  public static let securityGroupNameReservedPrefix = Fact("sg-", .createSecurityGroup)
  /// Bytes of a statement above which it pins the session, whatever the engine.
  public static let statementBytesBeforePinning = Fact(16 * 1024, .rdsProxyPinning)
  /// Characters of an alarm's name.
  public static let alarmNameLength = Fact(1...255, .putMetricAlarm)
}

/// Times of a proxy, in seconds unless said otherwise.
public enum Timeouts {
  /// How long a client may be idle.
  public static let idleClient = Fact(
    1...28_800, .dbProxy, .bestPracticesConfiguration, confidence: .conflict,
    note: "the best practices name one minute as the minimum")
  /// How long a client may be idle where nothing is said.
  public static let idleClientDefault = Fact(1800, .dbProxy)
  /// The shortest idle time that the best practices name.
  public static let idleClientRecommendedMinimum = Fact(60, .bestPracticesConfiguration, confidence: .conflict)
  /// How long a request may wait for a connection; 0 fails at once where no idle connection is ready.
  public static let connectionBorrow = Fact(
    0...300, .connectionPoolConfiguration, .rdsProxyCreating, .terraformTargetGroup,
    note: "Terraform lets up to 3600 pass; some pages take 0 for unlimited, which the service does not")
  /// How long a request may wait for a connection where nothing is said.
  public static let connectionBorrowDefault = Fact(120, .connectionPoolConfiguration)
  /// How long a client connection lives, whatever it does.
  public static let clientConnectionLifetime = Fact(86_400, .auroraProxyConnections)
  /// How long a database connection must be unused to count as idle.
  public static let databaseConnectionIdle = Fact(300, .auroraProxyConnections)
  /// How long debug logging stays on before it turns itself off.
  public static let debugLogging = Fact(86_400, .rdsProxyCreating)
  /// How long a Lambda function may run where nothing is said.
  public static let lambdaDefault = Fact(3, .lambdaTimeout)
  /// How long Terraform waits for a proxy to be created or updated, in minutes.
  public static let terraformCreateMinutes = Fact(30, .terraformProxy)
  /// How long Terraform waits for a proxy to be deleted, in minutes.
  public static let terraformDeleteMinutes = Fact(60, .terraformProxy)
}
