import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SampleDeployments
import TestSupport
import Testing

/// Of every property that a template of ours has it is said what changing it does.
@Suite struct PropertyClaimsTests {
  /// What never changes by itself.
  private static let unsaid: [String: String] = {
    let follows = "a reference: it changes with what it refers to"
    let constant = "always the same"
    let rule = "what a rule is known by: another one is another rule"
    var reasons = [
      "AWS::RDS::DBProxyTargetGroup.DBInstanceIdentifiers": "said of `DBClusterIdentifiers`, which takes its place",
      "AWS::IAM::RolePolicy.PolicyName": "a policy is known by it", "AWS::IAM::RolePolicy.RoleName": follows,
      "AWS::IAM::Role.Policies": "said of `AWS::IAM::RolePolicy`",
      "AWS::SecretsManager::Secret.Description": constant, "AWS::SSM::Parameter.Type": constant,
      "AWS::CloudWatch::Alarm.ExtendedStatistic": "said of `Statistic`, which takes its place",
      "AWS::EC2::SecurityGroup.SecurityGroupEgress": rule, "AWS::EC2::SecurityGroup.SecurityGroupIngress": rule,
      "AWS::EC2::SecurityGroupEgress.Description": "said of `AWS::EC2::SecurityGroupIngress`",
    ]
    for property in [
      "CidrIp", "CidrIpv6", "DestinationPrefixListId", "DestinationSecurityGroupId", "FromPort", "GroupId",
      "IpProtocol",
      "SourcePrefixListId", "SourceSecurityGroupId", "ToPort",
    ] {
      for direction in ["Ingress", "Egress"] { reasons["AWS::EC2::SecurityGroup\(direction).\(property)"] = rule }
    }
    return reasons
  }()

  @Test func `every property has its claim`() throws {
    let attributes =
      ProxyAttribute.allCases.map { DeployedAttribute.proxy($0) }
      + CompanionAttribute.allCases.map { DeployedAttribute.companion($0) }
    let claimed = Set(
      attributes.compactMap { attribute in
        attribute.name(in: .cloudFormation).map { "\($0.owner).\($0.path.prefix { $0 != "." })" }
      })
    var written: Set<String> = []
    for source in SampleSource.all {
      let text = try CloudFormationRenderer.render(source.deployment, style: .plain, format: .json).text
      let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      for case let resource as [String: Any] in (root?["Resources"] as? [String: Any] ?? [:]).values {
        guard let type = resource["Type"] as? String else { continue }
        for property in (resource["Properties"] as? [String: Any] ?? [:]).keys { written.insert("\(type).\(property)") }
      }
    }
    #expect(written.count > 50)
    #expect(written.subtracting(claimed).subtracting(Self.unsaid.keys) == [])
    #expect(claimed.intersection(Self.unsaid.keys) == [], "said after all")
  }
}
