/// The resource types of RDS Proxy in a CloudFormation template.
public enum CloudFormationType: String, Sendable, Hashable, CaseIterable {
  case proxy = "AWS::RDS::DBProxy"
  case targetGroup = "AWS::RDS::DBProxyTargetGroup"
  case endpoint = "AWS::RDS::DBProxyEndpoint"

  /// What `Fn::GetAtt` knows of it.
  public var attributes: Fact<[String]> {
    switch self {
    case .proxy: Fact(["DBProxyArn", "Endpoint", "VpcId"], .cfnDBProxy)
    case .targetGroup: Fact(["TargetGroupArn"], .cfnDBProxyTargetGroup)
    case .endpoint:
      Fact(
        ["DBProxyEndpointArn", "Endpoint", "VpcId", "IsDefault"], .cfnDBProxyEndpoint,
        note: "IsDefault is a boolean and fits no string property")
    }
  }

  /// The properties that it has.
  public var properties: Fact<[String]> {
    switch self {
    case .proxy:
      Fact(
        [
          "Auth", "DBProxyName", "DebugLogging", "DefaultAuthScheme", "EndpointNetworkType", "EngineFamily",
          "IdleClientTimeout", "RequireTLS", "RoleArn", "Tags", "TargetConnectionNetworkType", "VpcSecurityGroupIds",
          "VpcSubnetIds",
        ], .cfnDBProxy)
    case .targetGroup:
      Fact(
        [
          "ConnectionPoolConfigurationInfo", "DBClusterIdentifiers", "DBInstanceIdentifiers", "DBProxyName",
          "TargetGroupName",
        ], .cfnDBProxyTargetGroup)
    case .endpoint:
      Fact(
        [
          "DBProxyEndpointName", "DBProxyName", "EndpointNetworkType", "Tags", "TargetRole", "VpcSecurityGroupIds",
          "VpcSubnetIds",
        ], .cfnDBProxyEndpoint)
    }
  }

  /// The properties below one that is a mapping, or a list of mappings; nil for those without properties of their own.
  public func properties(below property: String) -> Fact<[String]>? {
    switch (self, property) {
    case (.proxy, "Auth"):
      Fact(["AuthScheme", "ClientPasswordAuthType", "Description", "IAMAuth", "SecretArn"], .cfnDBProxyAuth)
    case (.targetGroup, "ConnectionPoolConfigurationInfo"):
      Fact(
        [
          "ConnectionBorrowTimeout", "InitQuery", "MaxConnectionsPercent", "MaxIdleConnectionsPercent",
          "SessionPinningFilters",
        ], .cfnConnectionPool)
    default: nil
    }
  }

  /// What `Ref` gives.
  public var reference: Fact<String> {
    switch self {
    case .proxy: Fact("the proxy's name", .cfnDBProxy)
    case .targetGroup: Fact("the target group's ARN", .cfnDBProxyTargetGroup)
    case .endpoint: Fact("the endpoint's name", .cfnDBProxyEndpoint)
    }
  }

  /// Whether it takes tags.
  public var isTaggable: Bool { self != .targetGroup }
}

/// Egress that a template gives a security group only so that AWS's own rule, which lets everything out, does not stand.
public enum EgressThatLeadsNowhere {
  /// AWS's example of it, and what the CDK writes.
  public static let cidrBlocks = Fact(["127.0.0.1/32", "255.255.255.255/32"], .cfnSecurityGroup, confidence: .derived)
}
