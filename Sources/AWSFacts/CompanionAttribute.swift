/// An attribute of what stands around a proxy: security groups and their rules, roles, secrets, parameters, alarms.
public enum CompanionAttribute: Sendable, Hashable, CaseIterable {
  case groupName, groupDescription, groupVPC, groupTags
  case ruleDescription
  case roleName, roleDescription, roleTrust, roleTags, policyDocument
  case secretName, secretKey, secretTags
  case parameterName, parameterDescription, parameterValue, parameterTags
  case alarmName, alarmDescription, alarmNamespace, alarmMetric, alarmDimensions, alarmStatistic, alarmPeriod
  case alarmEvaluationPeriods, alarmThreshold, alarmComparison, alarmMissingData, alarmActions, alarmTags

  /// What `tool` does when it changes. All three rest on the same APIs: what these cannot change is made anew.
  public func effect(in tool: DeploymentTool) -> Fact<UpdateEffect> {
    switch self {
    case .groupName, .groupDescription, .groupVPC: Fact(.replace, .createSecurityGroup, .cfnSecurityGroup)
    case .groupTags: Fact(.inPlace, .cfnSecurityGroup)
    case .ruleDescription: Fact(.inPlace, .cfnSecurityGroupIngress)
    case .roleName: Fact(.replace, .createRole, .cfnRole)
    case .roleDescription, .roleTrust, .roleTags, .policyDocument: Fact(.inPlace, .cfnRole)
    case .secretName: Fact(.replace, .createSecret, .cfnSecret)
    case .secretKey, .secretTags: Fact(.inPlace, .cfnSecret)
    case .parameterName: Fact(.replace, .putParameter, .cfnParameter)
    case .parameterDescription, .parameterValue, .parameterTags: Fact(.inPlace, .putParameter, .cfnParameter)
    case .alarmName: Fact(.replace, .putMetricAlarm, .cfnAlarm)
    case .alarmDescription, .alarmNamespace, .alarmMetric, .alarmDimensions, .alarmStatistic, .alarmPeriod,
      .alarmEvaluationPeriods, .alarmThreshold, .alarmComparison, .alarmMissingData, .alarmActions, .alarmTags:
      Fact(.inPlace, .putMetricAlarm, .cfnAlarm)
    }
  }

  /// What `tool` calls it; nil where the tool has no word for it.
  public func name(in tool: DeploymentTool) -> AttributeName? {
    switch tool {
    case .terraform: AttributeName(resource.terraform, words.terraform)
    case .cloudFormation: AttributeName(resource.cloudFormation, words.cloudFormation)
    case .commandLine: words.commandLine.map { AttributeName($0.command, $0.option) }
    }
  }

  private var resource: (terraform: String, cloudFormation: String) {
    switch self {
    case .groupName, .groupDescription, .groupVPC, .groupTags: ("aws_security_group", "AWS::EC2::SecurityGroup")
    case .ruleDescription: ("aws_vpc_security_group_ingress_rule", "AWS::EC2::SecurityGroupIngress")
    case .roleName, .roleDescription, .roleTrust, .roleTags: ("aws_iam_role", "AWS::IAM::Role")
    case .policyDocument: ("aws_iam_role_policy", "AWS::IAM::RolePolicy")
    case .secretName, .secretKey, .secretTags: ("aws_secretsmanager_secret", "AWS::SecretsManager::Secret")
    case .parameterName, .parameterDescription, .parameterValue, .parameterTags:
      ("aws_ssm_parameter", "AWS::SSM::Parameter")
    case .alarmName, .alarmDescription, .alarmNamespace, .alarmMetric, .alarmDimensions, .alarmStatistic,
      .alarmPeriod, .alarmEvaluationPeriods, .alarmThreshold, .alarmComparison, .alarmMissingData, .alarmActions,
      .alarmTags:
      ("aws_cloudwatch_metric_alarm", "AWS::CloudWatch::Alarm")
    }
  }

  private typealias Words = (
    terraform: String, cloudFormation: String, commandLine: (command: String, option: String)?
  )

  private var words: Words {
    func alarm(_ terraform: String, _ cloudFormation: String, _ option: String) -> Words {
      (terraform, cloudFormation, ("cloudwatch put-metric-alarm", option))
    }
    func parameter(_ terraform: String, _ cloudFormation: String, _ option: String) -> Words {
      (terraform, cloudFormation, ("ssm put-parameter", option))
    }
    return switch self {
    case .groupName: ("name", "GroupName", nil)
    case .groupDescription: ("description", "GroupDescription", nil)
    case .groupVPC: ("vpc_id", "VpcId", nil)
    case .groupTags: ("tags", "Tags", ("ec2 create-tags", "--tags"))
    case .ruleDescription:
      ("description", "Description", ("ec2 modify-security-group-rules", "--security-group-rules"))
    case .roleName: ("name", "RoleName", nil)
    case .roleDescription: ("description", "Description", ("iam update-role", "--description"))
    case .roleTrust:
      (
        "assume_role_policy", "AssumeRolePolicyDocument",
        ("iam update-assume-role-policy", "--policy-document")
      )
    case .roleTags: ("tags", "Tags", ("iam tag-role", "--tags"))
    case .policyDocument: ("policy", "PolicyDocument", ("iam put-role-policy", "--policy-document"))
    case .secretName: ("name", "Name", nil)
    case .secretKey: ("kms_key_id", "KmsKeyId", ("secretsmanager update-secret", "--kms-key-id"))
    case .secretTags: ("tags", "Tags", ("secretsmanager tag-resource", "--tags"))
    case .parameterName: ("name", "Name", nil)
    case .parameterDescription: parameter("description", "Description", "--description")
    case .parameterValue: parameter("value", "Value", "--value")
    case .parameterTags: ("tags", "Tags", ("ssm add-tags-to-resource", "--tags"))
    case .alarmName: ("alarm_name", "AlarmName", nil)
    case .alarmDescription: alarm("alarm_description", "AlarmDescription", "--alarm-description")
    case .alarmNamespace: alarm("namespace", "Namespace", "--namespace")
    case .alarmMetric: alarm("metric_name", "MetricName", "--metric-name")
    case .alarmDimensions: alarm("dimensions", "Dimensions", "--dimensions")
    case .alarmStatistic: alarm("statistic", "Statistic", "--statistic")
    case .alarmPeriod: alarm("period", "Period", "--period")
    case .alarmEvaluationPeriods: alarm("evaluation_periods", "EvaluationPeriods", "--evaluation-periods")
    case .alarmThreshold: alarm("threshold", "Threshold", "--threshold")
    case .alarmComparison: alarm("comparison_operator", "ComparisonOperator", "--comparison-operator")
    case .alarmMissingData: alarm("treat_missing_data", "TreatMissingData", "--treat-missing-data")
    case .alarmActions: alarm("alarm_actions", "AlarmActions", "--alarm-actions")
    case .alarmTags: ("tags", "Tags", ("cloudwatch tag-resource", "--tags"))
    }
  }

  /// The option that names it where the command line makes it; nil for what is no name, and for names that another option changes.
  public var creationName: AttributeName? {
    switch self {
    case .groupName: AttributeName("ec2 create-security-group", "--group-name")
    case .roleName: AttributeName("iam create-role", "--role-name")
    case .secretName: AttributeName("secretsmanager create-secret", "--name")
    case .parameterName: AttributeName("ssm put-parameter", "--name")
    case .alarmName: AttributeName("cloudwatch put-metric-alarm", "--alarm-name")
    case .groupDescription, .groupVPC, .groupTags, .ruleDescription, .roleDescription, .roleTrust, .roleTags,
      .policyDocument, .secretKey, .secretTags, .parameterDescription, .parameterValue, .parameterTags,
      .alarmDescription, .alarmNamespace, .alarmMetric, .alarmDimensions, .alarmStatistic, .alarmPeriod,
      .alarmEvaluationPeriods, .alarmThreshold, .alarmComparison, .alarmMissingData, .alarmActions, .alarmTags:
      nil
    }
  }
}
