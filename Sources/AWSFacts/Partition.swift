/// A separate AWS: its Regions, names and addresses share nothing with the others'.
public enum Partition: String, Sendable, Hashable, CaseIterable {
  case aws
  case china = "aws-cn"
  case usGovernment = "aws-us-gov"

  /// The end of the addresses of its services.
  public var dnsSuffix: String {
    switch self {
    case .aws, .usGovernment: "amazonaws.com"
    case .china: "amazonaws.com.cn"
    }
  }

  /// The partition of a Region, told by the beginning of its code.
  public init(region: String) {
    self = region.hasPrefix("cn-") ? .china : region.hasPrefix("us-gov-") ? .usGovernment : .aws
  }

  /// Where the partitions are listed.
  public static let source = AWSDocument.arnFormat
}

/// The Regions, and where in them a proxy can be.
public enum Regions {
  /// The codes of the Regions of all three partitions.
  public static let known = Fact(
    [
      "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
      "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
      "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "eu-central-1",
      "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1",
      "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-gov-east-1",
      "us-gov-west-1", "us-west-1", "us-west-2",
    ], .regions)
  /// Those without RDS Proxy: Asia Pacific (Taipei) and (New Zealand).
  public static let withoutProxy = Fact(["ap-east-2", "ap-southeast-6"], .rdsProxySupport, .auroraProxySupport)
  /// Ids (not names) of Availability Zones without RDS Proxy; AWS drops their subnets without a word.
  public static let zonesWithoutProxy = Fact(["use1-az3", "usw1-az2"], .rdsProxy, .terraformProxy)
  /// The Regions that have such a zone; in no other need anybody know the ids.
  public static let withZonesWithoutProxy = Fact(["us-east-1", "us-west-1"], .rdsProxy, confidence: .derived)
}
