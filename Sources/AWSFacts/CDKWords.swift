/// What the CDK writes by itself.
public enum CDKWords {
  /// What a security group's one rule for everything that goes out says of itself, unless `allowAllOutbound` is false.
  public static let openEgressDescription = Fact("Allow all outbound traffic by default", .cdkSecurityGroup)
}
