/// A public page that a fact rests on.
public enum AWSDocument: String, Sendable, CaseIterable {
  // The RDS user guide.
  case rdsProxy, rdsProxyConcepts, rdsProxyNetworkPrerequisites, rdsProxySecrets, rdsProxyIAMSetup, rdsProxyCreating
  case rdsProxyNewDatabaseUser, rdsProxyConnecting, rdsProxyIAMMigration, rdsProxyPinning, rdsProxyManaging
  case rdsProxyDeleting, rdsProxyEndpoints, rdsProxyCreatingEndpoint, rdsProxyMonitoring, rdsProxyEvents
  case rdsProxyTroubleshooting, rdsProxyBlueGreen, rdsProxySupport, rdsQuotas, rdsInstanceClasses, rdsParameterValues
  case rdsPostgresParameters, rdsPostgresTLS, rdsMariaDBFeatures, rdsMySQLLimitations, rdsIAMAuthentication
  case rdsIAMPolicy, rdsMasterAccounts, rdsConfusedDeputy, rdsLambda, rdsManagedPasswords, rdsMultiAZClusters,
    rdsBlueGreenLimits
  case rdsOutposts, rdsWhatsNew

  // The Aurora user guide.
  case auroraProxy, auroraProxyPlanning, auroraProxyConnections, auroraProxyEndpoints
  case auroraProxyNetworkPrerequisites, auroraProxyGlobalDatabase, auroraProxyCloudFormation, auroraProxySupport
  case bestPracticesConfiguration, bestPracticesUsage, bestPracticesApplication
  case auroraMySQLPerformance, auroraPostgresManaging, auroraPostgresParameters, auroraServerlessCapacity
  case auroraServerlessAutoPause, auroraPostgresWriteForwarding, auroraLimitless

  // The RDS API reference.
  case createDBProxy, modifyDBProxy, dbProxy, userAuthConfig, connectionPoolConfiguration, modifyDBProxyTargetGroup
  case dbProxyTargetGroup, registerDBProxyTargets, dbProxyTarget, targetHealth, createDBProxyEndpoint
  case modifyDBProxyEndpoint, dbProxyEndpoint, createDBCluster, createDBInstance, rdsTag

  // The CloudFormation template reference.
  case cfnDBProxy, cfnDBProxyAuth, cfnDBProxyTargetGroup, cfnConnectionPool, cfnDBProxyEndpoint, cfnDBCluster
  case cfnFunctions, cfnPseudoParameters, cfnResourceTypes, cfnDependsOn, cfnSecurityGroup
  case cfnSecurityGroupIngress, cfnRole, cfnSecret, cfnParameter, cfnAlarm

  // Other pages of AWS.
  case putMetricAlarm, recommendedAlarms, prescriptiveGuidance, createSecret, createSecurityGroup, kmsConditions
  case arnFormat, iamPrincipalElement, regions, rdsProxyPricing, postgresMultiplexing

  // The engines' own manuals.
  case postgresSet, postgresConnectionSettings
  // What else a deployment creates or runs on.
  case createRole, putParameter, lambdaTimeout, managedPolicies

  // The Terraform provider.
  case terraformProxy, terraformTargetGroup, terraformTarget, terraformEndpoint, terraformChangelog
  case terraformSecurityGroup, terraformIngressRule, terraformEgressRule, terraformRole, terraformRolePolicy
  case terraformSecret, terraformParameter, terraformAlarm, terraformImportBlock
  case terraformIssue20119, terraformIssue34142, terraformIssue40776, terraformIssue44298, terraformIssue45738
  case terraformIssue49544, terraformIssue49875, terraformPull45793

  // What users found out.
  case cdkIssue8919, cdkIssue28847, cdkIssue31304, cdkPull12416, cdkPull24592, cdkSecurityGroup, cloudFormationPortIssue
  case rotationIssue108, tlsRefusalIssue, serverlessMinimumCost

  /// What to call the page in a link.
  public var title: String { entry.title }

  /// The address, `https`.
  public var url: String {
    let (_, site, page) = entry
    return site.prefix + page + site.suffix
  }
}
