/// A resource type of the Terraform AWS provider, and the id by which `import` finds one that is there already.
public enum TerraformImport: String, Sendable, CaseIterable {
  case proxy = "aws_db_proxy"
  case targetGroup = "aws_db_proxy_default_target_group"
  case target = "aws_db_proxy_target"
  case endpoint = "aws_db_proxy_endpoint"
  case securityGroup = "aws_security_group"
  case ingressRule = "aws_vpc_security_group_ingress_rule"
  case egressRule = "aws_vpc_security_group_egress_rule"
  case role = "aws_iam_role"
  case rolePolicy = "aws_iam_role_policy"
  case secret = "aws_secretsmanager_secret"
  case parameter = "aws_ssm_parameter"
  case alarm = "aws_cloudwatch_metric_alarm"

  /// What an id is made of.
  public struct Form: Sendable, Hashable {
    /// The parts in order, in words.
    public let parts: [String]
    /// What stands between two of them.
    public let separator: String

    init(_ parts: String..., by separator: String = "/") {
      self.parts = parts
      self.separator = separator
    }
  }

  /// What the id is made of.
  public var form: Fact<Form> {
    switch self {
    case .proxy: Fact(Form("name"), .terraformProxy)
    case .targetGroup: Fact(Form("name of the proxy"), .terraformTargetGroup)
    case .target:
      Fact(Form("name of the proxy", "name of the target group", "type", "identifier"), .terraformTarget)
    case .endpoint: Fact(Form("name of the proxy", "name"), .terraformEndpoint)
    case .securityGroup: Fact(Form("id"), .terraformSecurityGroup)
    case .ingressRule: Fact(Form("id of the rule"), .terraformIngressRule)
    case .egressRule: Fact(Form("id of the rule"), .terraformEgressRule)
    case .role: Fact(Form("name"), .terraformRole)
    case .rolePolicy: Fact(Form("name of the role", "name", by: ":"), .terraformRolePolicy)
    case .secret: Fact(Form("ARN"), .terraformSecret)
    case .parameter: Fact(Form("name"), .terraformParameter)
    case .alarm: Fact(Form("name"), .terraformAlarm)
    }
  }

  /// How a target that is a cluster or an instance is called in its id.
  public static let targetTypes = Fact(
    (cluster: "TRACKED_CLUSTER", instance: "RDS_INSTANCE"), .terraformTarget, .dbProxyTarget)
  /// The first version of Terraform with `import` blocks.
  public static let firstVersion = Fact("1.5.0", .terraformImportBlock)
}
