import Foundation
import TestSupport
import Testing

/// What is of no concern is passed over quickly, however much of it there is.
@Suite(.serialized) struct LargeInputTests {
  @Test func `ten thousand lines about something else are passed over, and said to be`() throws {
    let program = try Program()
    let folder = program.folder.appending(path: "infra")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    var lines = 0
    for number in 0..<20 {
      let text = (0..<50).map { Self.bucket("logs_\(number)_\($0)") }.joined(separator: "\n")
      lines += text.split(separator: "\n", omittingEmptySubsequences: false).count
      try Data(text.utf8).write(to: folder.appending(path: "file\(number).tf"))
    }
    #expect(lines > 10_000)
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try program.run("validate", "--verbose", "infra")
    let passed = start.duration(to: clock.now)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("passed over infra: no proxy in it\n"), "\(outcome.words)")
    #expect(outcome.errors.contains("error: nothing here describes an RDS Proxy"))
    #expect(passed < .seconds(Program.isOptimized ? 1 : 10), "\(passed)")
  }

  @Test func `a plan with much else in it is read as one without`() throws {
    let program = try Program()
    let plan = try String(
      contentsOf: Golden.package.appending(path: "Tests/PlanReadingTests/Fixtures/orders.plan.json"), encoding: .utf8)
    try program.write("plain.json", Data(plan.utf8))
    let marker = "\"resource_changes\":["
    try #require(plan.contains(marker))
    let count = Program.isOptimized ? 30_000 : 500
    let others = (0..<count).map { Self.change("logs_\($0)") + "," }.joined()
    let large = Data(plan.replacing(marker, with: marker + others, maxReplacements: 1).utf8)
    #expect(large.count > count * 1_000)
    try program.write("large.json", large)
    let plain = try program.run("validate", "plain.json")
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try program.run("validate", "--verbose", "large.json")
    let passed = start.duration(to: clock.now)
    #expect(outcome.status == plain.status && plain.status < 2, "\(outcome.words)")
    #expect(plain.output.split(separator: "\n").last == outcome.output.split(separator: "\n").last)
    #expect(outcome.errors.contains("passed over \(count) resources: nothing to do with RDS Proxy"))
    if Program.isOptimized { #expect(passed < .seconds(1), "\(large.count) bytes in \(passed)") }
  }

  private static func bucket(_ name: String) -> String {
    """
    resource "aws_s3_bucket" "\(name)" {
      bucket = "${local.prefix}-\(name)"

      tags = merge(local.tags, {
        Name  = "\(name)"
        Owner = "platform"
      })

      lifecycle { prevent_destroy = true }
    }

    """
  }

  private static func change(_ name: String) -> String {
    let tags = (0..<20).map { "\"key_\($0)\":\"\(String(repeating: "v", count: 20))\"" }.joined(separator: ",")
    return """
      {"address":"aws_s3_bucket.\(name)","mode":"managed","type":"aws_s3_bucket","name":"\(name)","provider_name":\
      "registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":{"bucket":"\(name)",\
      "policy":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\"}]}","tags":{\(tags)}},"after_unknown":{"arn":true,"id":true},\
      "before_sensitive":false,"after_sensitive":{"tags":{}}}}
      """
  }
}
