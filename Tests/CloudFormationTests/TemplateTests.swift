import Foundation
import JSONSyntax
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What a template says.
@Suite struct TemplateTests {
  @Test(arguments: Sample.all) func `both formats say the same, every time`(sample: Sample) throws {
    let json = try TemplateData.read(try sample.text(.json), .json)
    #expect(json == (try TemplateData.read(try sample.text(.yaml), .yaml)), "members in the same order, too")
    #expect(try sample.text(.json) == sample.text(.json))
    #expect(!json.text(.oneLine).contains("null"), "a value is missing")
    #expect((try JSONSerialization.jsonObject(with: Data(try sample.text(.json).utf8))) is [String: Any])
  }

  /// Every `Ref`, `Fn::GetAtt`, `DependsOn` and `Condition` leads to something in the template.
  @Test(arguments: Sample.all) func `every reference leads somewhere`(sample: Sample) throws {
    let template = try TemplateData.read(try sample.text(.json), .json)
    let known = Set((template["Resources"]?.names ?? []) + (template["Parameters"]?.names ?? []))
    let missing = Self.references(in: template).filter { !known.contains($0) && !$0.hasPrefix("AWS::") }
    #expect(missing.isEmpty)
    let ids = template["Resources"]?.names ?? []
    #expect(
      Set(ids).count == ids.count && ids.allSatisfy { $0.utf8.count <= 255 && $0.allSatisfy(\.isASCIIAlphanumeric) })
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .null, .bool, .integer, .number, .string: []
    case .array(let elements): elements.flatMap(references)
    case .object(let members):
      members.flatMap { member -> [String] in
        switch (member.name, member.value) {
        case ("Ref", .string(let name)): [name]
        case ("Fn::GetAtt", .array(let parts)): parts.first?.strings ?? []
        case ("DependsOn", let names): names.strings
        default: references(in: member.value)
        }
      }
    }
  }

  /// What must stand in a template of the plain style: a path of members and the value there.
  static let contents: [(subject: String, path: [String], value: JSONValue)] = [
    ("orders-prod", ["Resources", "ProxyTargetGroup", "Properties", "DBProxyName"], ["Ref": "Proxy"]),
    ("orders-prod", ["Resources", "ProxyTargetGroup", "DependsOn"], ["DatabaseFromProxy", "ProxyToDatabase"]),
    ("orders-prod", ["Resources", "ProxyTargetGroup", "Condition"], "DatabaseIsRegistered"),
    ("orders-prod", ["Resources", "AppSecret", "DeletionPolicy"], "Retain"),
    ("orders-prod", ["Resources", "AppSecret", "UpdateReplacePolicy"], "Retain"),
    ("orders-prod", ["Resources", "CheckoutLambdaRolePolicy", "Type"], "AWS::IAM::RolePolicy"),
    ("orders-prod", ["Resources", "CheckoutLambdaRolePolicy", "Properties", "RoleName"], "checkout-lambda"),
    (
      "orders-prod", ["Resources", "ReaderEndpointParameter", "Properties", "Value"],
      ["Fn::GetAtt": ["ReaderEndpoint", "Endpoint"]]
    ),
    ("orders-prod", ["Outputs", "ProxyAddress", "Export", "Name"], ["Fn::Sub": "${AWS::StackName}-ProxyAddress"]),
    (
      "orders-prod", ["Outputs", "ProxyResourceId", "Value"],
      ["Fn::Select": [6, ["Fn::Split": [":", ["Fn::GetAtt": ["Proxy", "DBProxyArn"]]]]]]
    ),
    ("sample-orders", ["Resources", "BorrowLatencyAlarm", "Properties", "ExtendedStatistic"], "p99"),
    ("sample-ledger", ["Resources", "ProxyTargetGroup", "Properties", "DBInstanceIdentifiers"], ["ledger-db"]),
    (
      "app-runner", ["Resources", "ProxySecurityGroup", "Properties", "SecurityGroupEgress"],
      [["Description": "Allow all outbound traffic by default", "IpProtocol": "-1", "CidrIp": "0.0.0.0/0"]]
    ),
  ]

  @Test(arguments: contents.indices) func holds(_ index: Int) throws {
    let (name, path, value) = Self.contents[index]
    let subject = try #require(Subject.all.first { $0.name == name })
    let template = try TemplateData.read(try Sample(subject: subject, style: .plain).text(.json), .json)
    #expect(path.reduce(template) { $0?[$1] } == value)
  }

  @Test(arguments: CloudFormationRenderer.Style.allCases)
  func `what is somebody else's is left alone`(style: CloudFormationRenderer.Style) throws {
    var deployment = SampleDeployment.orders.deployment
    let expected = try CloudFormationRenderer.render(deployment, style: style)
    for var role in deployment.roles {
      var policy = RolePolicy("somebody-elses", written(PolicyDocument([])), at: role.provenance)
      policy.isFound = true
      role.policies.insert(policy, at: 0)
      deployment.roles.insert(role)
    }
    var rule = try #require(deployment.securityGroupRules.first)
    rule = SecurityGroupRule(
      Symbol("somebody_elses"), at: rule.provenance, of: rule.group, .egress, written(.all), peer: rule.peer,
      description: "")
    rule.isFound = true
    deployment.securityGroupRules.insert(rule)
    #expect(try CloudFormationRenderer.render(deployment, style: style) == expected)
  }

  @Test func `a secret has no value, and only its own stack waits for one`() throws {
    for sample in Sample.all {
      let template = try TemplateData.read(try sample.text(.json), .json)
      let secrets = Set(["SecretString", "GenerateSecretString"])
      #expect(secrets.isDisjoint(with: template.strings), "\(sample.testDescription)")
      let creates = sample.subject.deployment.secrets.contains { $0.ownership == .created }
      #expect((template["Parameters"]?["SecretsFilled"] != nil) == creates, "\(sample.testDescription)")
    }
  }
}

extension Character {
  fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
