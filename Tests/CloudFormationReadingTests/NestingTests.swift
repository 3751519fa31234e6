import ProxyModel
import Reading
import SourceText
import Testing

/// Templates in several files, and those that other tools write.
@Suite struct NestingTests {
  private static let proxy = """
    Parameters:
      Name: { Type: String }
      Group: { Type: String }
    Resources:
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties: { DBProxyName: !Ref Name, EngineFamily: MYSQL, VpcSecurityGroupIds: [!Ref Group] }
    Outputs:
      Name: { Value: !Ref Proxy }
    """
  private static let root = """
    Resources:
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: proxy, GroupName: orders-proxy }
      Data:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: nested/proxy.yaml
          Parameters: { Name: orders, Group: !GetAtt Group.GroupId }
      Pool:
        Type: AWS::RDS::DBProxyTargetGroup
        Properties: { DBProxyName: !GetAtt Data.Outputs.Name, TargetGroupName: default }
    """

  @Test func `values go into a nested stack and come out of it`() throws {
    let reading = TemplateReading(Self.root, path: "infra/root.yaml", files: ["infra/nested/proxy.yaml": Self.proxy])
    #expect(reading.mistakes == [])
    let deployment = try #require(reading.deployment)
    let proxy = try #require(deployment.proxies.first)
    #expect(proxy.name.known == "orders")
    #expect(proxy.provenance.label == "Data.Proxy")
    #expect(proxy.securityGroups.known?.map(\.value) == deployment.securityGroups.map { .symbol($0.symbol) })
    #expect(deployment.targetGroup(of: proxy) != nil)
    #expect(reading.reading.fileCount == 2)
  }

  @Test func `a stack whose template is not here is passed over`() throws {
    let reading = TemplateReading(Self.root, path: "root.yaml")
    #expect(reading.mistakes == [])
    #expect(reading.reading.passedOver.map(\.what) == ["Data"])
    guard case .unknown? = reading.deployment?.targetGroups.first?.proxy.value else {
      return #expect(Bool(false), "the proxy is in a file that is not here")
    }
  }

  @Test func `stacks in a circle are refused`() {
    let text =
      "Resources:\n  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml } }\n  "
      + "P: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: x } }\n"
    let reading = TemplateReading(text, path: "a.yaml", files: ["a.yaml": text])
    #expect(reading.mistakes == ["stacks nest each other in a circle: a.yaml"])
  }

  @Test func `a loop is written out`() throws {
    let reading = TemplateReading(
      """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Proxies:
          - Team
          - [orders, billing]
          - Proxy${Team}:
              Type: AWS::RDS::DBProxy
              Properties: { DBProxyName: !Sub '${Team}-proxy', EngineFamily: MYSQL }
      """)
    #expect(reading.mistakes == [])
    #expect(reading.deployment?.proxies.map(\.name.known) == ["orders-proxy", "billing-proxy"])
  }

  @Test func `variables of the Serverless Framework are filled in or left open`() throws {
    let reading = TemplateReading(
      """
      service: orders
      custom: { stage: prod, name: '${self:service}-${self:custom.stage}' }
      resources:
        - ${file(proxy.yml)}
        - Resources:
            Other:
              Type: AWS::RDS::DBProxy
              Properties: { DBProxyName: '${env:NAME}', EngineFamily: MYSQL }
      """, path: "serverless.yml",
      files: [
        "proxy.yml":
          "Resources:\n  Proxy:\n    Type: AWS::RDS::DBProxy\n    Properties: { DBProxyName: '${self:custom.name}' }\n"
      ])
    #expect(reading.mistakes == [])
    #expect(reading.deployment?.proxies.map(\.name.known) == ["orders-prod", nil])
  }

  @Test func `a resource behind a condition is there, may be there, or is not`() throws {
    func proxies(_ given: [String: String]) throws -> Int {
      let reading = TemplateReading(
        """
        Parameters: { On: { Type: String } }
        Conditions: { IsOn: !Equals [!Ref On, 'yes'] }
        Resources:
          Proxy: { Type: AWS::RDS::DBProxy, Condition: IsOn, Properties: { DBProxyName: x } }
          Other: { Type: AWS::RDS::DBProxy, Condition: '', Properties: { DBProxyName: y } }
        """, parameters: given)
      return try #require(reading.deployment).proxies.count
    }
    #expect(try proxies([:]) == 2)
    #expect(try proxies(["On": "yes"]) == 2)
    #expect(try proxies(["On": "no"]) == 1)
  }

  @Test func `metadata of JSON excuses findings as comments of YAML do`() throws {
    let reading = TemplateReading(
      """
      {"Resources": {"Proxy": {"Type": "AWS::RDS::DBProxy", "Properties": {"DBProxyName": "x"},
        "Metadata": {"headroom": {"ignore": [{"rule": "HR066", "until": "2027-01-31", "reason": "old client"}]},
                     "aws:cdk:path": "Stack/Orders/Proxy/Resource"}}}}
      """, path: "t.json")
    #expect(reading.reading.directives.map(\.text) == ["ignore HR066 until 2027-01-31: old client"])
    #expect(reading.deployment?.proxies.first?.provenance.label == "Proxy (Stack/Orders/Proxy)")
  }
}
