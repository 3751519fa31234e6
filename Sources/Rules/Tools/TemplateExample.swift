import SourceText

/// Templates on which rules about CloudFormation are shown: complete, and without a finding but for the point.
enum TemplateExample {
  /// A proxy before a cluster that the template makes, too.
  static func cluster(
    group: String = "ProxyTargetGroup", proxyName: String = "!Ref Proxy", dependsOn: String = "",
    identifier: String = "!Ref Cluster"
  ) -> String {
    """
    \(head)  Cluster:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-postgresql
          EngineVersion: "16.6"
          Port: 5432
          MasterUsername: root
          ManageMasterUserPassword: true
      Writer:
        Type: AWS::RDS::DBInstance
        Properties:
          DBClusterIdentifier: !Ref Cluster
          DBInstanceClass: db.r6g.large
          Engine: aurora-postgresql
      \(group):
        Type: AWS::RDS::DBProxyTargetGroup\(dependsOn.isEmpty ? "" : "\n    \(dependsOn)")
        Properties:
          DBProxyName: \(proxyName)
          TargetGroupName: default
          DBClusterIdentifiers: [\(identifier)]
    """
  }

  /// A proxy whose address is published.
  static func publishing(_ value: String) -> String {
    """
    \(value.holds("Attribute") ? "Parameters:\n  Attribute: { Type: String }\n" : "")\(head)  Address:
        Type: AWS::SSM::Parameter
        Properties:
          Name: /orders/prod/db/endpoint
          Type: String
          Value: \(value)
    """
  }

  private static let head = """
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Principal: { Service: rds.amazonaws.com }
                Action: sts:AssumeRole
          Policies:
            - PolicyName: read-secrets
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Action: secretsmanager:GetSecretValue
                    Resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: orders-prod-proxy
          EngineFamily: POSTGRESQL
          RoleArn: !GetAtt Role.Arn
          RequireTLS: true
          VpcSubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]
          VpcSecurityGroupIds: [sg-0aa1bb2cc3dd4ee5f]
          Auth:
            - SecretArn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf

    """
}
