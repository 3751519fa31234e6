import PlayedCloud
import ProxyModel
import SampleDeployments
import TestSupport
import Testing

/// What the script makes is what Terraform made, and the comparison would see it if it were not.
func expectScript(of deployment: Deployment, toMakeTheSameAs applied: AppliedModule) throws {
  guard let played = try PlayedScripts(of: deployment) else { return }
  let deploy = try played.run("deploy.sh")
  try #require(deploy.status == 0, "\(deploy.words)")
  let terraform = try Portrait(of: deployment, in: applied.cloud, applied.surroundings).lines
  let script = try Portrait(of: deployment, in: played.cloud, played.surroundings).lines
  #expect(terraform.count > 100)
  let difference = script.difference(from: terraform).map { change in
    switch change {
    case .insert(_, let line, _): "script: \(line)"
    case .remove(_, let line, _): "terraform: \(line)"
    }
  }
  #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")

  let name = try #require(deployment.proxies.first).name.value
  let other = try #require(deployment.targetGroups.first).connectionBorrowTimeout.value.rawValue + 1
  _ = try played.cloud.call([
    .init(
      "rds", "modify_db_proxy_target_group",
      [
        "DBProxyName": name, "TargetGroupName": "default", "ConnectionPoolConfig": ["ConnectionBorrowTimeout": other],
      ])
  ])
  let changed = try Portrait(of: deployment, in: played.cloud, played.surroundings).lines
  #expect(changed.contains { $0.hasSuffix(".ConnectionBorrowTimeout = \(other)") })
  #expect(changed != script)
}
