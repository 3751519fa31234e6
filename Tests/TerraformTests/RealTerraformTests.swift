import AWSFacts
import Foundation
import PlayedCloud
import ProxyModel
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What the real Terraform and the real AWS provider make of the files.
@Suite(.serialized) struct RealTerraformTests {
  @Test(arguments: SampleDeployment.allCases) func isAccepted(_ sample: SampleDeployment) throws {
    guard let folder = try TerraformFolder(try TerraformRenderer.render(sample.deployment)) else { return }
    let format = try folder.run("fmt", "-check", "-diff")
    #expect(format.status == 0, "\(format.words)")
    let validate = try folder.run("validate")
    #expect(validate.status == 0, "\(validate.words)")
    #expect(!validate.output.contains("Warning"), "\(validate.output)")
  }

  @Test(arguments: SampleDeployment.allCases) func isAppliedAsItIsWritten(_ sample: SampleDeployment) throws {
    let deployment = sample.deployment
    guard let applied = try AppliedModule(deployment) else { return }
    let again = try applied.folder.run("plan", "-detailed-exitcode")
    #expect(again.status == 0, "\(again.words)")

    let name = try #require(deployment.proxies.first).name.value
    let answers = try applied.cloud.call([
      Cloud.Call("rds", "describe_db_proxies", ["DBProxyName": name]),
      Cloud.Call("rds", "describe_db_proxy_target_groups", ["DBProxyName": name]),
      Cloud.Call("rds", "describe_db_proxy_targets", ["DBProxyName": name]),
      Cloud.Call("iam", "get_role", ["RoleName": "\(sample.rawValue)-proxy-role"]),
      Cloud.Call("secretsmanager", "list_secrets"),
    ])
    let proxy = try #require((answers[0]["DBProxies"] as? [[String: Any]])?.first)
    try expect(proxy, toBe: deployment, in: applied)
    #expect(proxy["RoleArn"] as? String == (answers[3]["Role"] as? [String: Any])?["Arn"] as? String)
    let group = try #require((answers[1]["TargetGroups"] as? [[String: Any]])?.first)
    try expect(pool: try #require(group["ConnectionPoolConfig"] as? [String: Any]), toBe: deployment)
    let targets = answers[2]["Targets"] as? [[String: Any]] ?? []
    #expect(targets.map { $0["RdsResourceId"] as? String } == ["\(sample.rawValue)-db"])
    let created = deployment.secrets.filter { $0.ownership == .created }.map(\.name.known)
    let all = answers[4]["SecretList"] as? [[String: Any]] ?? []
    let secrets = all.filter { created.contains($0["Name"] as? String) }
    #expect(secrets.map { $0["Name"] as? String } == created)
    #expect(
      secrets.allSatisfy { ($0["SecretVersionsToStages"] as? [String: Any] ?? [:]).isEmpty }, "a secret has a value")
  }
}
