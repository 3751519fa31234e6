import AWSFacts
import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

/// A capture of a proxy before Aurora, in the shapes that AWS documents.
@Suite struct DescribeReadingTests {
  @Test func everyFileIsRecognized() throws {
    let folder = Golden.package.appending(path: "Tests/DescribeReadingTests/Fixtures/orders")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      #expect(DescribeReader.recognizes(bytes), "\(name)")
      #expect(!PlanReader.recognizes(bytes), "\(name)")
    }
  }

  @Test(arguments: [
    "", "{}", "[1]", #"{"Resources": {}, "Parameters": {}}"#, #"{"AWSTemplateFormatVersion": "", "SecurityGroups": 1}"#,
    #"{"name": "x"}"#, "headroom: 1\nSubnets: 1", #"{"Parameters": {}, "a": 1, "b": 2, "c": 3}"#,
  ]) func otherFilesAreNot(_ text: String) { #expect(!DescribeReader.recognizes(Array(text.utf8))) }

  @Test func saysWhatIsThere() throws {
    let fixture = try CaptureFixture()
    #expect(fixture.reading.diagnostics.isEmpty && fixture.reading.passedOver.isEmpty)
    let deployment = try #require(fixture.deployment)
    #expect(deployment.region.known == "us-east-1")
    #expect(deployment.account.known == "123456789012")
    let proxy = try #require(deployment.proxies.first)
    #expect(proxy.resourceID?.known == "prx-0a1b2c3d4e5f60718")
    #expect(try proxy.auth.value.map { try $0.iamAuth.value } == [.required])
    #expect(deployment.targetGroup(of: proxy)?.maxConnectionsPercent.known?.rawValue == 75)
    #expect(deployment.endpoints.map(\.name.known) == ["orders-reader"], "the default endpoint is the proxy's own")
    #expect(deployment.unseenEndpoints == nil && deployment.unseenAlarms == nil)
    #expect(deployment.targets.count == 1, "a cluster is one target, however many rows it has")
    let database = try #require(deployment.databases(behind: proxy).first)
    #expect(database.kind == .cluster)
    #expect(try database.instances.value.map(\.isReader) == [false, true])
    #expect(database.serverless?.maximum.known?.units == 32)
    #expect(database.maxConnections.known == 2500)
    #expect(database.isRebootPending.known == false)
    #expect(database.resourceID.known == "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    #expect(database.parameters.keys.sorted() == ["max_connections"], "defaults are not set by the group")
    #expect(deployment.securityGroupRules.count == 4)
    #expect(deployment.securityGroups.allSatisfy { $0.unseenRules == nil })
    #expect(deployment.roles.first { $0.name.known == "orders-proxy-role" }?.unseenPolicies == nil)
    #expect(deployment.secrets.first?.rotation.known == Secret.Rotation.none)
  }

  /// Nothing is wrong with it, and what a rule does not know no capture shows.
  @Test func isClean() throws {
    let findings = try CaptureFixture().findings.filter { $0.finding.severity != .note }
    #expect(findings.isEmpty, "\(findings.map { "\($0.finding.rule ?? ""): \($0.finding.primary.text)" })")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let rule: String, file: String, old: String, new: String, words: String
    var testDescription: String { "\(rule) in \(file)" }
  }

  static let faults = [
    Fault(rule: "HR084", file: "target-groups.json", old: ": 60,", new: ": 3600,", words: "3600"),
    Fault(rule: "HR145", file: "proxy.json", old: "\"RequireTLS\": true", new: "\"RequireTLS\": false", words: "false"),
    Fault(
      rule: "HR074", file: "security-groups.json",
      old: "\"Description\": \"proxy to database\"", new: "\"GroupId\": \"sg-0dddddddddddddddd\"",
      words: "\"sg-0aaaaaaaaaaaaaaaa\""),
    Fault(
      rule: "HR102", file: "cluster.json", old: "\"DBClusterParameterGroupStatus\": \"in-sync\"",
      new: "\"DBClusterParameterGroupStatus\": \"pending-reboot\"", words: "\"pending-reboot\""),
    Fault(
      rule: "HR054", file: "role-policy.json", old: "secret:orders/app-AbCdEf", new: "secret:other/app-AbCdEf",
      words: "\"arn:aws:secretsmanager:us-east-1:123456789012:secret:other/app-AbCdEf\""),
    Fault(
      rule: "HR131", file: "alarms.json", old: "DatabaseConnectionsCurrentlySessionPinned", new: "QueryDuration",
      words: "\"QueryDuration\""),
  ]

  @Test(arguments: faults) func faultsAreFoundInTheirPlace(_ fault: Fault) throws {
    let fixture = try CaptureFixture(changing: [fault.file: (fault.old, fault.new)])
    let found = fixture.findings.filter { $0.finding.rule == fault.rule }
    #expect(
      found.contains { $0.file == fault.file && $0.words == fault.words },
      "\(fixture.findings.map { "\($0.finding.rule ?? "") \($0.file) \($0.words)" })")
  }

  @Test func keepsHowTargetsDo() throws {
    let observed = try #require(try CaptureFixture().deployment).observed
    #expect(observed.targets.map(\.database.value) == ["orders", "orders-1", "orders-2"])
    #expect(observed.targets.map { $0.state?.value } == [nil, "AVAILABLE", "AVAILABLE"])
    #expect(observed.proxies.values.map(\.value) == ["available"])
    #expect(observed.endpoints.values.map(\.value) == ["available"])
  }
}

/// What is missing from a capture, or odd about it.
@Suite struct CaptureGapTests {
  @Test func whatIsNotCapturedIsUnknownAndSaysHowToCaptureIt() throws {
    let fixture = try CaptureFixture(
      without: [
        "security-groups.json", "cluster.json", "role.json", "subnets.json", "proxy-endpoints.json", "alarms.json",
      ])
    let deployment = try #require(fixture.deployment)
    #expect(deployment.unseenEndpoints?.remedy?.contains("describe-db-proxy-endpoints") == true)
    #expect(deployment.unseenAlarms != nil)
    guard case .unknown(let environment) = deployment.environment else {
      Issue.record("nothing shows the environment")
      return
    }
    #expect(environment.remedy?.contains("aws rds list-tags-for-resource") == true)
    let group = try #require(deployment.securityGroups.first)
    #expect(group.unseenRules?.remedy == "capture `aws ec2 describe-security-groups --group-ids sg-0aaaaaaaaaaaaaaaa`")
    guard case .unknown(let engine)? = deployment.databases.first?.engine else {
      Issue.record("nothing shows the engine")
      return
    }
    #expect(engine.remedy == "capture `aws rds describe-db-clusters --db-cluster-identifier orders`")
    #expect(deployment.roles.first?.unseenPolicies?.remedy?.contains("aws iam get-role") == true)
    // The instances' subnet group still tells the zones.
    #expect(deployment.subnets.map(\.availabilityZone.known) == ["us-east-1a", "us-east-1b"])
    #expect(fixture.findings.allSatisfy { $0.finding.severity != .error })
  }

  @Test func anObjectInPlaceOfAListIsTakenForItsOnlyEntry() throws {
    let text = """
      {"TargetGroups": {"DBProxyName": "p", "TargetGroupName": "default", "ConnectionPoolConfig": {"MaxConnectionsPercent": 100}}}
      """
    let fixture = CaptureFixture([("published.json", Array(text.utf8))])
    #expect(fixture.deployment?.targetGroups.first?.maxConnectionsPercent.known?.rawValue == 100)
    let diagnostic = try #require(fixture.reading.diagnostics.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.primary.text.contains("TargetGroups"))
  }

  @Test func anAnswerThatIsCutOffSaysSo() {
    let fixture = CaptureFixture([("p.json", Array(#"{"DBProxies": [{"DBProxyName": "p"}], "NextToken": "abc"}"#.utf8))]
    )
    #expect(fixture.reading.diagnostics.map(\.message) == ["the answer is only a part"])
  }

  @Test func yamlIsReadToo() throws {
    let text = "DBProxies:\n- DBProxyName: orders\n  EngineFamily: MYSQL\n  RequireTLS: true\n"
    #expect(DescribeReader.recognizes(Array(text.utf8)))
    let proxy = try #require(CaptureFixture([("p.yaml", Array(text.utf8))]).deployment?.proxies.first)
    #expect(proxy.engineFamily.known == .mysql)
    #expect(proxy.requireTLS.known == true)
  }

  @Test func proxiesOfTwoRegionsAreTwoDeployments() throws {
    let rows = ["us-east-1", "eu-west-1"].map {
      #"{"DBProxyName": "p-\#($0)", "DBProxyArn": "arn:aws:rds:\#($0):123456789012:db-proxy:prx-1"}"#
    }
    let text = "{\"DBProxies\": [\(rows.joined(separator: ", "))]}"
    let deployments = CaptureFixture([("p.json", Array(text.utf8))]).reading.deployments
    #expect(deployments.map(\.region.known) == ["us-east-1", "eu-west-1"])
    #expect(deployments.map { $0.proxies.map(\.name.known) } == [["p-us-east-1"], ["p-eu-west-1"]])
  }

  @Test func secretsAreNotKept() throws {
    let secret =
      #"{"ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:a-AbCdEf", "Name": "a", "SecretString": "{\"username\":\"app\",\"password\":\"hunter2\"}"}"#
    let function = #"{"FunctionName": "f", "FunctionArn": "arn", "Environment": {"Variables": {"KEY": "hunter2"}}}"#
    let parameter = #"{"Parameter": {"Name": "/p", "Type": "SecureString", "Value": "hunter2"}}"#
    let fixture = CaptureFixture([secret, function, parameter].map { ("x.json", Array($0.utf8)) })
    for file in fixture.sources.files { #expect(!String(decoding: file.bytes, as: UTF8.self).contains("hunter2")) }
    #expect(!"\(fixture.reading)".contains("hunter2"))
  }

  @Test(arguments: 0..<8) func survivesAnything(part: UInt64) throws {
    let folder = Golden.package.appending(path: "Tests/DescribeReadingTests/Fixtures/orders")
    var random = SeededRandom(seed: 77_000 + part)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      var bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = DescribeReader.recognizes(bytes)
      let fixture = CaptureFixture([(name, bytes)])
      #expect(fixture.sources.files.count == 1, "seed \(77_000 + part), \(name)")
      _ = fixture.findings
    }
  }
}
