/// Ids of what exists before a deployment, as AWS would write them.
public enum SampleIDs {
  /// The VPC.
  public static let vpc = "vpc-0f1e2d3c4b5a69788"
  /// Two of its subnets.
  public static let subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5a6b7c8"]
  /// What the database wears.
  public static let databaseGroup = "sg-0d1e2f3a4b5c6d7e8"
  /// What a client wears.
  public static let clientGroup = "sg-0aa1bb2cc3dd4ee5f"
  /// The account, which is also that of the stand-in for AWS.
  public static let account = "123456789012"
  /// A secret that exists.
  public static let secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/report-AbCdEf"
  /// A customer-managed key.
  public static let key = "arn:aws:kms:us-east-1:123456789012:key/1f2e3d4c-5b6a-7980-1122-334455667788"
  /// Whom alarms tell.
  public static let topic = "arn:aws:sns:us-east-1:123456789012:db-alerts"
}
