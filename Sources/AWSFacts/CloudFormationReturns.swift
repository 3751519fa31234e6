/// What a resource of a template gives to what refers to it, for the types that a proxy is wired to.
public struct CloudFormationReturns: Sendable, Hashable {
  /// What a returned text is.
  public enum Meaning: Sendable, Hashable {
    /// The id by which AWS knows it: `sg-…`, `subnet-…`.
    case id
    /// Its ARN.
    case arn
    /// Its name or identifier.
    case name
    /// The host that clients connect to.
    case endpoint
    /// The port that they connect to.
    case port
    /// The `cluster-` or `db-` id.
    case resourceID
  }

  /// What `Ref` gives.
  public let reference: Meaning
  /// What `Fn::GetAtt` gives, by attribute; others are passed on as they are called.
  public let attributes: [String: Meaning]

  private init(_ reference: Meaning, _ attributes: [String: Meaning] = [:]) {
    (self.reference, self.attributes) = (reference, attributes)
  }

  /// By type of resource.
  public static let byType = Fact<[String: CloudFormationReturns]>(
    [
      "AWS::RDS::DBProxy": .init(.name, ["DBProxyArn": .arn, "Endpoint": .endpoint]),
      "AWS::RDS::DBProxyTargetGroup": .init(.arn, ["TargetGroupArn": .arn]),
      "AWS::RDS::DBProxyEndpoint": .init(.name, ["DBProxyEndpointArn": .arn, "Endpoint": .endpoint]),
      "AWS::RDS::DBCluster": .init(
        .name,
        [
          "DBClusterArn": .arn, "DBClusterResourceId": .resourceID, "Endpoint.Address": .endpoint,
          "Endpoint.Port": .port,
        ]),
      "AWS::RDS::DBInstance": .init(
        .name,
        [
          "DBInstanceArn": .arn, "DbiResourceId": .resourceID, "Endpoint.Address": .endpoint, "Endpoint.Port": .port,
        ]),
      "AWS::RDS::DBClusterParameterGroup": .init(.name),
      "AWS::RDS::DBParameterGroup": .init(.name, ["DBParameterGroupName": .name]),
      "AWS::RDS::DBSubnetGroup": .init(.name),
      "AWS::EC2::SecurityGroup": .init(.id, ["GroupId": .id, "Id": .id]),
      "AWS::EC2::Subnet": .init(.id, ["SubnetId": .id]),
      "AWS::EC2::VPC": .init(.id, ["VpcId": .id]),
      "AWS::IAM::Role": .init(.name, ["Arn": .arn]),
      "AWS::IAM::ManagedPolicy": .init(.arn, ["PolicyArn": .arn]),
      "AWS::SecretsManager::Secret": .init(.arn, ["Id": .arn]),
      "AWS::KMS::Key": .init(.id, ["Arn": .arn, "KeyId": .id]),
      "AWS::SSM::Parameter": .init(.name),
      "AWS::SNS::Topic": .init(.arn, ["TopicArn": .arn]),
      "AWS::CloudWatch::Alarm": .init(.name, ["Arn": .arn]),
      "AWS::Lambda::Function": .init(.name, ["Arn": .arn]),
      "AWS::Serverless::Function": .init(.name, ["Arn": .arn]),
      "AWS::ECS::TaskDefinition": .init(.arn, ["TaskDefinitionArn": .arn]),
      "AWS::ECS::Service": .init(.arn, ["ServiceArn": .arn, "Name": .name]),
      "AWS::AppRunner::VpcConnector": .init(.arn, ["VpcConnectorArn": .arn]),
    ], .cfnResourceTypes)
}
