/// Captures on which rules about what is running are shown: as much of each answer as the point needs.
enum RunningExample {
  /// A proxy before a cluster of one instance, with the groups of both.
  static func targets(health: String, egress: String = egress(to: 5432)) -> String {
    """
    {
      \(proxies()),
      \(targets(health)),
      \(cluster),
      "SecurityGroups": [
        {
          "GroupId": "sg-0aaaaaaaaaaaaaaaa",
          "GroupName": "orders-proxy",
          "IpPermissions": [],
          "IpPermissionsEgress": [
            \(egress)
          ]
        },
        {
          "GroupId": "sg-0bbbbbbbbbbbbbbbb",
          "GroupName": "orders-database",
          "IpPermissions": [
            { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": [{ "GroupId": "sg-0aaaaaaaaaaaaaaaa" }] }
          ],
          "IpPermissionsEgress": []
        }
      ]
    }
    """
  }

  /// A rule that lets the proxy out to the database's group.
  static func egress(to port: Int) -> String {
    #"{ "IpProtocol": "tcp", "FromPort": \#(port), "ToPort": \#(port), "UserIdGroupPairs": [{ "GroupId": "sg-0bbbbbbbbbbbbbbbb" }] }"#
  }

  /// A proxy before a cluster of one instance, with its role, which may read what the end of an ARN says.
  static func role(health: String, reads secret: String) -> String {
    """
    {
      \(proxies()),
      \(targets(health)),
      \(cluster),
      "Role": {
        "RoleName": "orders-proxy",
        "Arn": "arn:aws:iam::123456789012:role/orders-proxy",
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "rds.amazonaws.com" }, "Action": "sts:AssumeRole" }]
        }
      },
      "AttachedPolicies": [],
      "RoleName": "orders-proxy",
      "PolicyName": "read-secrets",
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": "secretsmanager:GetSecretValue",
            "Resource": "arn:aws:secretsmanager:us-east-1:123456789012:\(secret)"
          }
        ]
      }
    }
    """
  }

  /// A proxy and no more.
  static func proxy(status: String) -> String {
    """
    {
      \(proxies(status: status))
    }
    """
  }

  private static func proxies(status: String = #""Status": "available","#) -> String {
    """
    "DBProxies": [
        {
          "DBProxyName": "orders-proxy",
          "DBProxyArn": "arn:aws:rds:us-east-1:123456789012:db-proxy:prx-0a1b2c3d4e5f60718",
          \(status.isEmpty ? "" : "\(status)\n      ")"EngineFamily": "POSTGRESQL",
          "VpcSecurityGroupIds": ["sg-0aaaaaaaaaaaaaaaa"],
          "VpcSubnetIds": ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"],
          "Auth": [
            { "AuthScheme": "SECRETS", "SecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/app-AbCdEf" }
          ],
          "RoleArn": "arn:aws:iam::123456789012:role/orders-proxy",
          "RequireTLS": true
        }
      ]
    """
  }

  private static func targets(_ health: String) -> String {
    """
    "Targets": [
        { "RdsResourceId": "orders", "Type": "TRACKED_CLUSTER" },
        {
          "RdsResourceId": "orders-1",
          "Type": "RDS_INSTANCE",
          "TrackedClusterId": "orders",
          "TargetHealth": \(health)
        }
      ]
    """
  }

  private static let cluster = """
    "DBClusters": [
        {
          "DBClusterIdentifier": "orders",
          "Engine": "aurora-postgresql",
          "EngineVersion": "16.6",
          "Port": 5432,
          "VpcSecurityGroups": [{ "VpcSecurityGroupId": "sg-0bbbbbbbbbbbbbbbb" }]
        }
      ]
    """
}
