import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

/// What AWS says of targets, with the cause that the rest of the capture shows.
@Suite struct TargetHealthTests {
  private static let health = "\"State\": \"AVAILABLE\""

  private static func ill(_ reason: String) -> (old: String, new: String) {
    (health, "\"State\": \"UNAVAILABLE\", \"Reason\": \"\(reason)\"")
  }

  private static func finding(_ rule: String, _ changes: [String: (old: String, new: String)]) throws -> (
    finding: Diagnostic, fixture: CaptureFixture
  ) {
    let fixture = try CaptureFixture(changing: changes)
    let found = fixture.findings.filter { $0.finding.rule == rule }
    #expect(found.count == 1, "\(fixture.findings.map { "\($0.finding.rule ?? "") \($0.finding.primary.text)" })")
    return (try #require(found.first).finding, fixture)
  }

  @Test func theHopThatIsClosedIsTheCause() throws {
    let (finding, fixture) = try Self.finding(
      "HR210",
      [
        "targets.json": Self.ill("UNREACHABLE"),
        "security-groups.json": (
          "\"Description\": \"proxy to database\"", "\"GroupId\": \"sg-0dddddddddddddddd\""
        ),
      ])
    #expect(finding.severity == .error)
    #expect(fixture.sources.file(of: finding.primary.range)?.text(finding.primary.range) == "\"UNREACHABLE\"")
    let cause = try #require(finding.related.first)
    #expect(fixture.sources.file(of: cause.range)?.name == "security-groups.json")
    #expect(cause.text.hasPrefix("no egress rule lets tcp/5432 out to"))
    #expect(finding.remarks.contains { $0.title == "likely cause" && $0.text.hasPrefix("HR074 proxy-egress-missing") })
    #expect(finding.remarks.contains { $0.title == "chain" && $0.text.contains("──✗──▶") })
    #expect(finding.help?.contains("egress rule for tcp/5432") == true)
    #expect(!fixture.findings.contains { $0.finding.rule == "HR074" }, "the cause is told once")
  }

  @Test func whereTheChainIsCompleteItSaysWhatNoCaptureShows() throws {
    // The other instance of the cluster, behind the same groups, is reached.
    let (finding, _) = try Self.finding("HR210", ["targets.json": Self.ill("UNREACHABLE")])
    #expect(finding.related.isEmpty && !finding.remarks.contains { $0.title == "likely cause" })
    #expect(finding.help?.contains("what `orders-1` has and `orders-2`, which is reached, has not") == true)
  }

  @Test func theRoleIsTheCauseOfASignInThatFails() throws {
    let (finding, fixture) = try Self.finding(
      "HR211",
      [
        "targets.json": Self.ill("AUTH_FAILURE"),
        "role-policy.json": ("secret:orders/app-AbCdEf", "secret:other/app-AbCdEf"),
      ])
    #expect(finding.remarks.contains { $0.title == "likely cause" && $0.text.hasPrefix("HR054 secret-not-readable") })
    #expect(fixture.sources.file(of: try #require(finding.related.first).range)?.name == "role-policy.json")
    #expect(!fixture.findings.contains { $0.finding.rule == "HR054" }, "the cause is told once")
  }

  @Test func whatNobodyKnowsIsSaidBeforeTheDatabaseIsBlamed() throws {
    let (finding, _) = try Self.finding("HR211", ["targets.json": Self.ill("AUTH_FAILURE")])
    #expect(!finding.remarks.contains { $0.title == "likely cause" })
    // What keys the secret has no capture shows.
    #expect(finding.remarks.contains { $0.title == "not known" && $0.text.hasPrefix("HR039") })
    #expect(finding.help?.contains("whether the database has the secret's user with that very password") == true)
  }

  @Test func whatPassesIsANote() throws {
    let (finding, _) = try Self.finding("HR212", ["targets.json": (Self.health, "\"State\": \"REGISTERING\"")])
    #expect(finding.severity == .note)
    let (full, _) = try Self.finding("HR212", ["targets.json": Self.ill("PENDING_PROXY_CAPACITY")])
    #expect(full.severity == .warning)
  }

  @Test func anEndpointThatIsNotAvailableIsFoundAtItsStatus() throws {
    func reader(_ status: String) -> String {
      "prx-endpoint-0a1b2c3d4e5f60718\",\n            \"DBProxyName\": \"orders-proxy\",\n            \"Status\": \"\(status)\""
    }
    let (finding, fixture) = try Self.finding(
      "HR213", ["proxy-endpoints.json": (reader("available"), reader("incompatible-network"))])
    #expect(finding.severity == .error)
    #expect(fixture.sources.file(of: finding.primary.range)?.name == "proxy-endpoints.json")
  }

  /// Of two proxies, only the one whose target is ill is spoken of, and only its own groups are to blame.
  @Test func theFaultOfAnotherProxyIsNoCause() throws {
    func proxy(_ name: String, _ group: String) -> String {
      """
      {"DBProxyName": "\(name)", "DBProxyArn": "arn:aws:rds:us-east-1:123456789012:db-proxy:prx-\(name)", "Status": "available",
       "EngineFamily": "POSTGRESQL", "VpcSecurityGroupIds": ["\(group)"], "VpcSubnetIds": []}
      """
    }
    func targets(_ database: String, _ health: String) -> String {
      "{\"Targets\": [{\"RdsResourceId\": \"\(database)\", \"Type\": \"RDS_INSTANCE\", \"TargetHealth\": \(health)}]}"
    }
    func instance(_ name: String) -> String {
      """
      {"DBInstanceIdentifier": "\(name)", "Engine": "postgres", "EngineVersion": "16.6", "Endpoint": {"Port": 5432},
       "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-database"}]}
      """
    }
    let open = "{\"IpProtocol\": \"-1\", \"IpRanges\": [{\"CidrIp\": \"0.0.0.0/0\"}]}"
    let groups = """
      {"SecurityGroups": [
        {"GroupId": "sg-open", "GroupName": "a", "IpPermissions": [], "IpPermissionsEgress": [\(open)]},
        {"GroupId": "sg-closed", "GroupName": "b", "IpPermissions": [], "IpPermissionsEgress": []},
        {"GroupId": "sg-database", "GroupName": "c", "IpPermissions": [\(open)], "IpPermissionsEgress": []}]}
      """
    let files = [
      ("proxy.json", "{\"DBProxies\": [\(proxy("well", "sg-closed"))]}"),
      ("proxy-2.json", "{\"DBProxies\": [\(proxy("ill", "sg-open"))]}"),
      ("targets.json", targets("one", "{\"State\": \"AVAILABLE\"}")),
      ("targets-2.json", targets("two", "{\"State\": \"UNAVAILABLE\", \"Reason\": \"UNREACHABLE\"}")),
      ("instances.json", "{\"DBInstances\": [\(instance("one")), \(instance("two"))]}"), ("groups.json", groups),
    ]
    let fixture = CaptureFixture(files.map { ($0.0, Array($0.1.utf8)) })
    #expect(fixture.reading.diagnostics.map(\.message) == [])
    let findings = fixture.findings.map(\.finding)
    let unreachable = findings.filter { $0.rule == "HR210" }
    #expect(unreachable.map { $0.remarks.contains { $0.title == "likely cause" } } == [false])
    // The other proxy's own fault is told as it is.
    #expect(findings.contains { $0.rule == "HR074" })
  }

  /// The rules on what runs ask the rules that a symptom leads to; none of those asks back.
  @Test func noSymptomLeadsToARuleThatAsks() {
    let asking = Set(Catalogue.rules.filter { $0.topic == .running }.map(\.id))
    for symptom in Symptom.all { #expect(asking.isDisjoint(with: symptom.rules), "\(symptom.words)") }
    #expect(asking.count == 4)
  }
}
