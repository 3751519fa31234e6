import AWSFacts
import Foundation
import PlayedCloud
import ProxyModel
import Reading
import Rendering
import SourceText
import TestSupport
import Testing

/// The profiles that people learn from, and what the real Terraform and the real AWS provider make of them.
@Suite(.serialized) struct ProfilesTests {
  /// Every profile that is a deployment of its own.
  static let all = [
    "app-runner.yaml", "django-row-level-security.yaml", "lambda-iam.yaml", "mysql-password.yaml", "orders/dev.yaml",
    "orders/prod.yaml", "orders/staging.yaml", "serverless-v2-reader.yaml",
  ]
  /// Those that are also applied: IAM and passwords, a created and a found secret, addresses and groups, both engine families.
  static let applied = ["app-runner.yaml", "mysql-password.yaml", "orders/prod.yaml"]

  @Test func noneIsForgotten() throws {
    let root = Golden.package.appending(path: "Profiles").path(percentEncoded: false)
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    #expect(Set(found.filter { $0.hasSuffix(".yaml") }) == Set(Self.all + ["orders/base.yaml", "parity.yaml"]))
  }

  @Test(arguments: all) func isAccepted(_ name: String) throws {
    guard let folder = try TerraformFolder(try TerraformRenderer.render(try Self.deployment(name))) else { return }
    let format = try folder.run("fmt", "-check", "-diff")
    #expect(format.status == 0, "\(format.words)")
    let validate = try folder.run("validate")
    #expect(validate.status == 0, "\(validate.words)")
    #expect(!validate.output.contains("Warning"), "\(validate.output)")
  }

  @Test(arguments: applied) func isAppliedAsItIsWritten(_ name: String) throws {
    let deployment = try Self.deployment(name)
    guard let applied = try AppliedModule(deployment) else { return }
    let again = try applied.folder.run("plan", "-detailed-exitcode")
    #expect(again.status == 0, "\(again.words)")

    let proxy = try #require(deployment.proxies.first).name.value
    let answers = try applied.cloud.call([
      Cloud.Call("rds", "describe_db_proxies", ["DBProxyName": proxy]),
      Cloud.Call("rds", "describe_db_proxy_target_groups", ["DBProxyName": proxy]),
      Cloud.Call("rds", "describe_db_proxy_targets", ["DBProxyName": proxy]),
    ])
    try expect(
      try #require((answers[0]["DBProxies"] as? [[String: Any]])?.first), toBe: deployment, in: applied)
    let group = try #require((answers[1]["TargetGroups"] as? [[String: Any]])?.first)
    try expect(pool: try #require(group["ConnectionPoolConfig"] as? [String: Any]), toBe: deployment)
    let database = try #require(deployment.databases.first).identifier.value
    let targets = answers[2]["Targets"] as? [[String: Any]] ?? []
    #expect(targets.map { $0["RdsResourceId"] as? String } == [database])
    try expectSameFindings(in: applied)
    try expectScript(of: deployment, toMakeTheSameAs: applied)
  }

  static func deployment(_ name: String) throws -> Deployment {
    let profiles = Golden.package.appending(path: "Profiles")
    func bytes(_ path: String) -> Result<[UInt8], UnreadableFile> {
      Result { Array(try Data(contentsOf: profiles.appending(path: path))) }.mapError { _ in
        UnreadableFile("it is not there")
      }
    }
    var sources = SourceMap()
    let result = ProfileReader.read(name, try bytes(name).get(), into: &sources, readFile: bytes)
    return try #require(result.deployment, "\(result.diagnostics)")
  }
}
