import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
import Testing

/// Findings point at the exact place, secrets stay where they are, and no file brings the program down.
@Suite struct PlanHygieneTests {
  @Test(arguments: PlanReadingTests.orders) func faultsAreFoundInTheirPlace(_ name: String) throws {
    let fixture = try PlanFixture(
      name, replacing: "\"max_connections_percent\":75", with: "\"max_connections_percent\":175")
    let spaced = try PlanFixture(
      name, replacing: "\"max_connections_percent\": 75", with: "\"max_connections_percent\": 175")
    let findings = fixture.findings(of: "HR081") + spaced.findings(of: "HR081")
    #expect(findings.map(\.words) == ["175"])
    #expect(findings.first?.finding.resource == "aws_db_proxy_default_target_group.this")
  }

  @Test func dependentsOfAReplacedProxyAreAnError() throws {
    let text = try PlanFixture.text("orders.plan.json")
    let marker =
      #""address":"aws_db_proxy.this","mode":"managed","type":"aws_db_proxy","name":"this","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["no-op"]"#
    try #require(text.contains(marker))
    #expect(try PlanFixture("orders.plan.json").findings(of: "HR146").isEmpty)
    let replaced = marker.replacing(#"["no-op"]"#, with: #"["delete","create"]"#)
    let findings = PlanFixture(text: text.replacing(marker, with: replaced)).findings(of: "HR146")
    #expect(
      findings.map(\.words).sorted() == ["\"aws_db_proxy_default_target_group.this\"", "\"aws_db_proxy_target.this\""])
    #expect(findings.allSatisfy { $0.finding.severity == .error })
  }

  /// A plan holds passwords in the clear; nothing that a report can quote from does.
  @Test func secretsAreNotKept() throws {
    let text = try PlanFixture.text("modules.plan.json")
    try #require(text.contains("hunter2"))
    let fixture = try PlanFixture("modules.plan.json")
    let kept = try #require(fixture.sources.files.first)
    #expect(kept.bytes.count == text.utf8.count)
    #expect(!String(decoding: kept.bytes, as: UTF8.self).contains("hunter2"))
    #expect(!"\(fixture.reading)".contains("hunter2"))
  }

  /// Whatever is cut off or written over, the reader says so or reads on.
  @Test(arguments: 0..<8) func survivesAnything(part: UInt64) throws {
    for name in ["modules.plan.json", "orders.tfstate"] {
      let original = Array(try PlanFixture.text(name).utf8)
      var random = SeededRandom(seed: 31_000 + part)
      for round in 0..<6 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...12, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if round.isMultiple(of: 3) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
        var sources = SourceMap()
        let reading = PlanReader.read(name, bytes, into: &sources)
        #expect(sources.files.count == 1, "seed \(31_000 + part), round \(round)")
        #expect(reading.diagnostics.allSatisfy { sources.file(of: $0.primary.range) != nil })
      }
    }
  }

  @Test func brokenFilesSayWhere() throws {
    let reading = PlanFixture(text: "{\"format_version\": \"1.2\", \"terraform_version\": }").reading
    #expect(reading.deployments.isEmpty)
    #expect(reading.diagnostics.count == 1)
    let foreign = PlanFixture(text: "{\"a\": 1}").reading
    #expect(foreign.diagnostics.first?.help?.contains("terraform show -json") == true)
  }

  /// What a plan deletes is not there any more.
  @Test func whatIsDeletedIsPassedOver() {
    let plan = """
      {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{"address":"aws_db_proxy.old","mode":"managed",\
      "type":"aws_db_proxy","name":"old","change":{"actions":["delete"],"before":{"name":"old"},"after":null,\
      "after_unknown":{}}},{"address":"random_id.x","mode":"managed","type":"random_id","name":"x","change":\
      {"actions":["create"],"after":{},"after_unknown":{"hex":true}}}]}
      """
    let reading = PlanFixture(text: plan).reading
    #expect(reading.deployments.isEmpty)
    #expect(reading.passedOver.map(\.what) == ["aws_db_proxy.old", "1 resource"])
  }
}
