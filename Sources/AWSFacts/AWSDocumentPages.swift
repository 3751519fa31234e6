extension AWSDocument {
  /// A place that keeps its pages under one address.
  enum Site {
    case rdsGuide, auroraGuide, rdsAPI, cloudFormation, aws, terraformResource, github, web

    var prefix: String {
      switch self {
      case .rdsGuide: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
      case .auroraGuide: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/"
      case .rdsAPI: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_"
      case .cloudFormation: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
      case .aws: "https://docs.aws.amazon.com/"
      case .terraformResource: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/"
      case .github: "https://github.com/"
      case .web: "https://"
      }
    }

    var suffix: String {
      switch self {
      case .rdsGuide, .auroraGuide, .rdsAPI, .cloudFormation, .aws: ".html"
      case .terraformResource, .github, .web: ""
      }
    }
  }

  var entry: (title: String, site: Site, page: String) {
    switch self {
    case .rdsProxy: ("Amazon RDS Proxy", .rdsGuide, "rds-proxy")
    case .rdsProxyConcepts: ("RDS Proxy concepts and terminology", .rdsGuide, "rds-proxy.howitworks")
    case .rdsProxyNetworkPrerequisites: ("RDS Proxy: network prerequisites", .rdsGuide, "rds-proxy-network-prereqs")
    case .rdsProxySecrets: ("RDS Proxy: database credentials", .rdsGuide, "rds-proxy-secrets-arns")
    case .rdsProxyIAMSetup: ("RDS Proxy: configuring IAM authentication", .rdsGuide, "rds-proxy-iam-setup")
    case .rdsProxyCreating: ("Creating an RDS Proxy", .rdsGuide, "rds-proxy-creating")
    case .rdsProxyNewDatabaseUser: ("RDS Proxy: adding a database user", .rdsGuide, "rds-proxy-new-db-user")
    case .rdsProxyConnecting: ("Connecting through RDS Proxy", .rdsGuide, "rds-proxy-connecting")
    case .rdsProxyIAMMigration: ("RDS Proxy: end-to-end IAM authentication", .rdsGuide, "rds-proxy-iam-migration")
    case .rdsProxyPinning: ("Avoiding pinning an RDS Proxy", .rdsGuide, "rds-proxy-pinning")
    case .rdsProxyManaging: ("Managing an RDS Proxy", .rdsGuide, "rds-proxy-managing")
    case .rdsProxyDeleting: ("Deleting an RDS Proxy", .rdsGuide, "rds-proxy-deleting")
    case .rdsProxyEndpoints: ("RDS Proxy endpoints", .rdsGuide, "rds-proxy-endpoints")
    case .rdsProxyCreatingEndpoint: ("Creating a proxy endpoint", .rdsGuide, "rds-proxy-endpoints.CreatingEndpoint")
    case .rdsProxyMonitoring: ("Monitoring RDS Proxy with CloudWatch", .rdsGuide, "rds-proxy.monitoring")
    case .rdsProxyEvents: ("RDS Proxy events", .rdsGuide, "rds-proxy.events")
    case .rdsProxyTroubleshooting: ("Troubleshooting RDS Proxy", .rdsGuide, "rds-proxy-troubleshooting")
    case .rdsProxyBlueGreen: ("RDS Proxy with blue/green deployments", .rdsGuide, "rds-proxy-blue-green")
    case .rdsProxySupport:
      ("RDS: Regions and engines for RDS Proxy", .rdsGuide, "Concepts.RDS_Fea_Regions_DB-eng.Feature.RDS_Proxy")
    case .rdsQuotas: ("Quotas and constraints for Amazon RDS", .rdsGuide, "CHAP_Limits")
    case .rdsInstanceClasses: ("DB instance class hardware", .rdsGuide, "Concepts.DBInstanceClass.Summary")
    case .rdsParameterValues: ("Specifying DB parameters", .rdsGuide, "USER_ParamValuesRef")
    case .rdsPostgresParameters:
      ("RDS for PostgreSQL parameters", .rdsGuide, "Appendix.PostgreSQL.CommonDBATasks.Parameters")
    case .rdsPostgresTLS: ("SSL with RDS for PostgreSQL", .rdsGuide, "PostgreSQL.Concepts.General.SSL")
    case .rdsMariaDBFeatures: ("RDS for MariaDB features", .rdsGuide, "MariaDB.Concepts.FeatureSupport")
    case .rdsMySQLLimitations: ("RDS for MySQL limitations", .rdsGuide, "MySQL.KnownIssuesAndLimitations")
    case .rdsIAMAuthentication: ("IAM database authentication", .rdsGuide, "UsingWithRDS.IAMDBAuth")
    case .rdsIAMPolicy: ("IAM policy for database access", .rdsGuide, "UsingWithRDS.IAMDBAuth.IAMPolicy")
    case .rdsMasterAccounts: ("Master user account privileges", .rdsGuide, "UsingWithRDS.MasterAccounts")
    case .rdsConfusedDeputy: ("RDS: the confused deputy", .rdsGuide, "cross-service-confused-deputy-prevention")
    case .rdsLambda: ("Connecting a Lambda function and a DB instance", .rdsGuide, "lambda-rds-connect")
    case .rdsManagedPasswords: ("RDS passwords in Secrets Manager", .rdsGuide, "rds-secrets-manager")
    case .rdsMultiAZClusters: ("Multi-AZ DB clusters", .rdsGuide, "multi-az-db-clusters-concepts")
    case .rdsBlueGreenLimits: ("Blue/green limitations", .rdsGuide, "blue-green-deployments-considerations")
    case .rdsOutposts: ("RDS on Outposts: features", .rdsGuide, "rds-on-outposts.features")
    case .rdsWhatsNew: ("RDS user guide: document history", .rdsGuide, "WhatsNew")

    case .auroraProxy: ("Amazon RDS Proxy for Aurora", .auroraGuide, "rds-proxy")
    case .auroraProxyPlanning: ("Planning where to use RDS Proxy", .auroraGuide, "rds-proxy-planning")
    case .auroraProxyConnections: ("RDS Proxy connection considerations", .auroraGuide, "rds-proxy-connections")
    case .auroraProxyEndpoints: ("RDS Proxy endpoints for Aurora", .auroraGuide, "rds-proxy-endpoints")
    case .auroraProxyNetworkPrerequisites:
      ("RDS Proxy for Aurora: network prerequisites", .auroraGuide, "rds-proxy-network-prereqs")
    case .auroraProxyGlobalDatabase: ("RDS Proxy with Aurora global databases", .auroraGuide, "rds-proxy-gdb")
    case .auroraProxyCloudFormation: ("RDS Proxy with CloudFormation", .auroraGuide, "rds-proxy-cfn")
    case .auroraProxySupport:
      (
        "Aurora: Regions and engines for RDS Proxy", .auroraGuide,
        "Concepts.Aurora_Fea_Regions_DB-eng.Feature.RDS_Proxy"
      )
    case .bestPracticesConfiguration:
      ("RDS Proxy best practices: configuration", .auroraGuide, "rds-proxy-best-practices.configuration")
    case .bestPracticesUsage:
      ("RDS Proxy best practices: usage scenarios", .auroraGuide, "rds-proxy-best-practices.usage-scenarios")
    case .bestPracticesApplication:
      (
        "RDS Proxy best practices: applications and workloads", .auroraGuide,
        "rds-proxy-best-practices.workload-considerations"
      )
    case .auroraMySQLPerformance:
      ("Aurora MySQL performance and max_connections", .auroraGuide, "AuroraMySQL.Managing.Performance")
    case .auroraPostgresManaging:
      ("Aurora PostgreSQL performance and max_connections", .auroraGuide, "AuroraPostgreSQL.Managing")
    case .auroraPostgresParameters:
      ("Aurora PostgreSQL parameters", .auroraGuide, "AuroraPostgreSQL.Reference.ParameterGroups")
    case .auroraServerlessCapacity:
      ("Aurora Serverless v2 capacity", .auroraGuide, "aurora-serverless-v2.setting-capacity")
    case .auroraServerlessAutoPause:
      ("Aurora Serverless v2 auto-pause", .auroraGuide, "aurora-serverless-v2-auto-pause")
    case .auroraPostgresWriteForwarding:
      ("Aurora PostgreSQL write forwarding limits", .auroraGuide, "aurora-postgresql-write-forwarding-limitations")
    case .auroraLimitless: ("Aurora PostgreSQL Limitless requirements", .auroraGuide, "limitless-reqs-limits")

    case .createDBProxy: ("CreateDBProxy", .rdsAPI, "CreateDBProxy")
    case .modifyDBProxy: ("ModifyDBProxy", .rdsAPI, "ModifyDBProxy")
    case .dbProxy: ("DBProxy", .rdsAPI, "DBProxy")
    case .userAuthConfig: ("UserAuthConfig", .rdsAPI, "UserAuthConfig")
    case .connectionPoolConfiguration: ("ConnectionPoolConfiguration", .rdsAPI, "ConnectionPoolConfiguration")
    case .modifyDBProxyTargetGroup: ("ModifyDBProxyTargetGroup", .rdsAPI, "ModifyDBProxyTargetGroup")
    case .dbProxyTargetGroup: ("DBProxyTargetGroup", .rdsAPI, "DBProxyTargetGroup")
    case .registerDBProxyTargets: ("RegisterDBProxyTargets", .rdsAPI, "RegisterDBProxyTargets")
    case .dbProxyTarget: ("DBProxyTarget", .rdsAPI, "DBProxyTarget")
    case .targetHealth: ("TargetHealth", .rdsAPI, "TargetHealth")
    case .createDBProxyEndpoint: ("CreateDBProxyEndpoint", .rdsAPI, "CreateDBProxyEndpoint")
    case .modifyDBProxyEndpoint: ("ModifyDBProxyEndpoint", .rdsAPI, "ModifyDBProxyEndpoint")
    case .dbProxyEndpoint: ("DBProxyEndpoint", .rdsAPI, "DBProxyEndpoint")
    case .createDBCluster: ("CreateDBCluster", .rdsAPI, "CreateDBCluster")
    case .createDBInstance: ("CreateDBInstance", .rdsAPI, "CreateDBInstance")
    case .rdsTag: ("Tag", .rdsAPI, "Tag")

    case .cfnDBProxy: ("AWS::RDS::DBProxy", .cloudFormation, "aws-resource-rds-dbproxy")
    case .cfnDBProxyAuth: ("AWS::RDS::DBProxy AuthFormat", .cloudFormation, "aws-properties-rds-dbproxy-authformat")
    case .cfnDBProxyTargetGroup:
      ("AWS::RDS::DBProxyTargetGroup", .cloudFormation, "aws-resource-rds-dbproxytargetgroup")
    case .cfnConnectionPool:
      (
        "AWS::RDS::DBProxyTargetGroup ConnectionPoolConfigurationInfoFormat", .cloudFormation,
        "aws-properties-rds-dbproxytargetgroup-connectionpoolconfigurationinfoformat"
      )
    case .cfnDBProxyEndpoint: ("AWS::RDS::DBProxyEndpoint", .cloudFormation, "aws-resource-rds-dbproxyendpoint")
    case .cfnDBCluster: ("AWS::RDS::DBCluster", .cloudFormation, "aws-resource-rds-dbcluster")
    case .cfnFunctions: ("CloudFormation: intrinsic functions", .cloudFormation, "intrinsic-function-reference")
    case .cfnPseudoParameters: ("CloudFormation: pseudo parameters", .cloudFormation, "pseudo-parameter-reference")
    case .cfnResourceTypes: ("CloudFormation: resource types", .cloudFormation, "aws-template-resource-type-ref")
    case .cfnDependsOn: ("CloudFormation: DependsOn", .cloudFormation, "aws-attribute-dependson")
    case .cfnSecurityGroup: ("AWS::EC2::SecurityGroup", .cloudFormation, "aws-resource-ec2-securitygroup")
    case .cfnSecurityGroupIngress:
      ("AWS::EC2::SecurityGroupIngress", .cloudFormation, "aws-resource-ec2-securitygroupingress")
    case .cfnRole: ("AWS::IAM::Role", .cloudFormation, "aws-resource-iam-role")
    case .cfnSecret: ("AWS::SecretsManager::Secret", .cloudFormation, "aws-resource-secretsmanager-secret")
    case .cfnParameter: ("AWS::SSM::Parameter", .cloudFormation, "aws-resource-ssm-parameter")
    case .cfnAlarm: ("AWS::CloudWatch::Alarm", .cloudFormation, "aws-resource-cloudwatch-alarm")

    case .putMetricAlarm: ("PutMetricAlarm", .aws, "AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm")
    case .recommendedAlarms:
      (
        "Recommended alarms", .aws,
        "AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services"
      )
    case .prescriptiveGuidance:
      ("RDS Proxy best practices", .aws, "prescriptive-guidance/latest/amazon-rds-proxy/best-practices")
    case .createSecret: ("CreateSecret", .aws, "secretsmanager/latest/apireference/API_CreateSecret")
    case .createSecurityGroup: ("CreateSecurityGroup", .aws, "AWSEC2/latest/APIReference/API_CreateSecurityGroup")
    case .kmsConditions: ("AWS KMS condition keys", .aws, "kms/latest/developerguide/conditions-kms")
    case .arnFormat: ("Amazon Resource Names", .aws, "IAM/latest/UserGuide/reference-arns")
    case .iamPrincipalElement:
      ("IAM policies: Principal", .aws, "IAM/latest/UserGuide/reference_policies_elements_principal")
    case .regions: ("AWS Regions", .aws, "global-infrastructure/latest/regions/aws-regions")
    case .rdsProxyPricing: ("Amazon RDS Proxy pricing", .web, "aws.amazon.com/rds/proxy/pricing/")
    case .postgresMultiplexing:
      (
        "Multiplexing the PostgreSQL extended query protocol", .web,
        "aws.amazon.com/blogs/database/amazon-rds-proxy-multiplexing-support-for-postgresql-extended-query-protocol/"
      )

    case .postgresSet: ("PostgreSQL: SET", .web, "www.postgresql.org/docs/current/sql-set.html")
    case .postgresConnectionSettings:
      ("PostgreSQL: SSL support of libpq", .web, "www.postgresql.org/docs/current/libpq-ssl.html")
    case .createRole: ("CreateRole", .aws, "IAM/latest/APIReference/API_CreateRole")
    case .putParameter: ("PutParameter", .aws, "systems-manager/latest/APIReference/API_PutParameter")
    case .managedPolicies: ("AWS managed policies", .aws, "aws-managed-policy/latest/reference/policy-list")
    case .lambdaTimeout: ("Lambda function time-out", .aws, "lambda/latest/dg/configuration-timeout")

    case .terraformProxy: ("aws_db_proxy", .terraformResource, "db_proxy")
    case .terraformTargetGroup:
      ("aws_db_proxy_default_target_group", .terraformResource, "db_proxy_default_target_group")
    case .terraformTarget: ("aws_db_proxy_target", .terraformResource, "db_proxy_target")
    case .terraformEndpoint: ("aws_db_proxy_endpoint", .terraformResource, "db_proxy_endpoint")
    case .terraformSecurityGroup: ("aws_security_group", .terraformResource, "security_group")
    case .terraformIngressRule:
      ("aws_vpc_security_group_ingress_rule", .terraformResource, "vpc_security_group_ingress_rule")
    case .terraformEgressRule:
      ("aws_vpc_security_group_egress_rule", .terraformResource, "vpc_security_group_egress_rule")
    case .terraformRole: ("aws_iam_role", .terraformResource, "iam_role")
    case .terraformRolePolicy: ("aws_iam_role_policy", .terraformResource, "iam_role_policy")
    case .terraformSecret: ("aws_secretsmanager_secret", .terraformResource, "secretsmanager_secret")
    case .terraformParameter: ("aws_ssm_parameter", .terraformResource, "ssm_parameter")
    case .terraformAlarm: ("aws_cloudwatch_metric_alarm", .terraformResource, "cloudwatch_metric_alarm")
    case .terraformImportBlock: ("Terraform: import", .web, "developer.hashicorp.com/terraform/language/import")
    case .terraformChangelog:
      ("Terraform AWS provider changelog", .github, "hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md")
    case .terraformIssue20119: Self.terraform("issues", "20119", "auth defaults show a permanent difference")
    case .terraformIssue34142: Self.terraform("issues", "34142", "the order of auth blocks showed a difference")
    case .terraformIssue40776: Self.terraform("issues", "40776", "a user name beside a secret is refused")
    case .terraformIssue44298: Self.terraform("issues", "44298", "end-to-end IAM authentication")
    case .terraformIssue45738: Self.terraform("issues", "45738", "dependents of a replaced proxy are left alone")
    case .terraformIssue49544: Self.terraform("issues", "49544", "client_password_auth_type changes are not applied")
    case .terraformIssue49875: Self.terraform("issues", "49875", "init_query is never removed")
    case .terraformPull45793: Self.terraform("pull", "45793", "replace_triggered_by for what hangs on a proxy")

    case .cdkIssue8919: ("CDK #8919: the target group never becomes available", .github, "aws/aws-cdk/issues/8919")
    case .cdkIssue28847: ("CDK #28847: the proxy role cannot decrypt its secret", .github, "aws/aws-cdk/issues/28847")
    case .cdkIssue31304: ("CDK #31304: targets must wait for every instance", .github, "aws/aws-cdk/issues/31304")
    case .cdkPull12416: ("CDK #12416: rds-db:connect names the proxy id", .github, "aws/aws-cdk/pull/12416")
    case .cdkSecurityGroup:
      ("CDK's SecurityGroup", .github, "aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/security-group.ts")
    case .cdkPull24592: ("CDK #24592: a read replica as target", .github, "aws/aws-cdk/pull/24592")
    case .cloudFormationPortIssue:
      (
        "CloudFormation: the default port of an Aurora PostgreSQL cluster is 3306", .github,
        "aws-cloudformation/cloudformation-coverage-roadmap/issues/281"
      )
    case .rotationIssue108:
      (
        "Alternating-users rotation and RDS Proxy", .github,
        "aws-samples/aws-secrets-manager-rotation-lambdas/issues/108"
      )
    case .tlsRefusalIssue: ("IAM authentication needs RequireTLS", .github, "cds-snc/notification-terraform/issues/283")
    case .serverlessMinimumCost:
      (
        "Aurora Serverless v2 and the minimum cost of RDS Proxy", .web,
        "blog.serverworks.co.jp/amazon-aurora-serverless-v2-and-amazon-rds-proxy-minimum-cost"
      )
    }
  }

  private static func terraform(_ kind: String, _ number: String, _ subject: String) -> (String, Site, String) {
    ("Terraform AWS provider #\(number): \(subject)", .github, "hashicorp/terraform-provider-aws/\(kind)/\(number)")
  }
}
