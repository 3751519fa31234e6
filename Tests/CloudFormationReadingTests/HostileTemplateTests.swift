import ProxyModel
import Reading
import SourceText
import TestSupport
import Testing

/// Templates that nobody should write never crash the reader, and never keep it busy.
@Suite struct HostileTemplateTests {
  @Test(arguments: Seeds.parts(of: 42, share: 2)) func `random trees of functions are read`(seeds: Range<UInt64>) {
    for seed in seeds {
      var random = SeededRandom(seed: seed)
      let text = Self.template(&random)
      let reading = TemplateReading(text)
      for diagnostic in reading.reading.diagnostics {
        #expect(reading.sources.file(of: diagnostic.primary.range) != nil, "HEADROOM_SEED=\(seed)")
      }
      #expect(reading.deployment != nil || !reading.mistakes.isEmpty, "HEADROOM_SEED=\(seed)")
    }
  }

  private static let properties = [
    "DBProxyName", "EngineFamily", "RoleArn", "VpcSubnetIds", "Auth", "VpcSecurityGroupIds", "Tags", "RequireTLS",
  ]
  private static let functions = [
    "Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::If", "Fn::Equals",
    "Fn::And", "Fn::Or", "Fn::Not", "Fn::Base64", "Fn::Cidr", "Fn::Length", "Fn::ToJsonString", "Fn::Nothing",
    "Fn::ForEach::X", "Fn::ImportValue", "Fn::Transform", "Condition",
  ]
  private static let words = [
    "\"R0\"", "\"R1\"", "\"R1.DBProxyName\"", "\"${R2.Endpoint}-${P}\"", "\"P\"", "\"AWS::NoValue\"", "\"{{resolve:\"",
    "\"C\"", "0", "-1", "1e9", "true", "null", "\"\"", "\"10.0.0.0/8\"", "\",\"", "\"{{resolve:ssm:x}}${\"",
  ]

  private static func template(_ random: inout SeededRandom) -> String {
    let resources = (0..<4).map { index in
      let type = ["DBProxy", "DBProxyTargetGroup", "DBProxyEndpoint", "DBCluster"][index]
      let body = properties.map { "\"\($0)\": \(node(&random, 0))" }.joined(separator: ",")
      return "\"R\(index)\": {\"Type\": \"AWS::RDS::\(type)\", \"Condition\": \"C\", \"Properties\": {\(body)}}"
    }
    return """
      {"Parameters": {"P": {"Type": "String", "Default": \(node(&random, 5))}},
       "Conditions": {"C": \(node(&random, 0)), "D": {"Fn::Not": [{"Condition": "C"}]}},
       "Mappings": {"M": \(node(&random, 1))}, "Resources": {\(resources.joined(separator: ","))}}
      """
  }

  private static func node(_ random: inout SeededRandom, _ depth: Int) -> String {
    let kind = depth > 4 ? 0 : Int.random(in: 0..<5, using: &random)
    switch kind {
    case 0: return words[Int.random(in: words.indices, using: &random)]
    case 1:
      let count = Int.random(in: 0..<4, using: &random)
      return "[\((0..<count).map { _ in node(&random, depth + 1) }.joined(separator: ","))]"
    default:
      let function = functions[Int.random(in: functions.indices, using: &random)]
      let count = Int.random(in: 0..<4, using: &random)
      let list = (0..<count).map { _ in node(&random, depth + 1) }.joined(separator: ",")
      return "{\"\(function)\": \(Bool.random(using: &random) ? "[\(list)]" : node(&random, depth + 1))}"
    }
  }

  @Test func `properties that lead to each other come to an end`() throws {
    let reading = TemplateReading(
      """
      Resources:
        A: { Type: AWS::RDS::DBCluster, Properties: { Port: !GetAtt B.Endpoint.Port } }
        B: { Type: AWS::RDS::DBCluster, Properties: { Port: !GetAtt A.Endpoint.Port } }
        P: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: !Sub '${A.Endpoint.Port}' } }
      """)
    #expect(reading.deployment?.proxies.first?.name.known == nil)
  }

  /// Each parameter's text is twice the one before it: what would be a text of a gigabyte is given up.
  @Test func `texts that grow by doubling are given up`() {
    var text = "Resources:\n  R0: { Type: AWS::EC2::VPC, Properties: { X: xxxxxxxxxxxxxxxx } }\n"
    for index in 1...30 {
      text += "  R\(index): { Type: AWS::EC2::VPC, Properties: { X: !Join ['', [!GetAtt R\(index - 1).X, "
      text += "!GetAtt R\(index - 1).X]] } }\n"
    }
    text += "  P: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: !GetAtt R30.X } }\n"
    #expect(TemplateReading(text).deployment?.proxies.first?.name.known == nil)
  }

  @Test func `a password in a template is nowhere in what is read`() throws {
    let reading = TemplateReading(
      """
      Resources:
        S:
          Type: AWS::SecretsManager::Secret
          Properties: { Name: app, SecretString: '{"username": "app", "password": "hunter2"}' }
        P: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: x, Auth: [{ SecretArn: !Ref S }] } }
      """)
    let secret = try #require(reading.deployment?.secrets.first)
    #expect(secret.username.known == "app" && secret.keys.known?.map(\.value) == ["username", "password"])
    #expect(!"\(reading.reading)".contains("hunter2"))
  }
}
