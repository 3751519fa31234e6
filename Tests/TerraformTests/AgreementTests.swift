import PlayedCloud
import ProxyModel
import Rendering
import SampleDeployments
import TestSupport
import Testing

/// What Terraform made and what the script made is the same.
@Suite(.serialized) struct AgreementTests {
  /// IAM, a created secret, parameters and alarms; passwords, an instance and a pool with a filter.
  @Test(arguments: ["orders/prod.yaml", "mysql-password.yaml"]) func scriptAndTerraformAgree(_ name: String) throws {
    let deployment = try ProfilesTests.deployment(name)
    guard let applied = try AppliedModule(deployment), let played = try PlayedScripts(of: deployment) else { return }
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
  }

  /// The comparison sees a setting that differs.
  @Test func differencesAreSeen() throws {
    var deployment = try ProfilesTests.deployment("mysql-password.yaml")
    guard let played = try PlayedScripts(of: deployment) else { return }
    #expect(try played.run("deploy.sh").status == 0)
    let before = try Portrait(of: deployment, in: played.cloud, played.surroundings).lines
    var pool = try #require(deployment.targetGroups.first)
    pool.connectionBorrowTimeout = written(Seconds(11))
    deployment.targetGroups.insert(pool)
    for script in played.surroundings.moved(try CommandLineRenderer.render(deployment)) {
      try played.folder.write(script.name, script.text)
    }
    #expect(try played.run("deploy.sh").status == 0)
    let after = try Portrait(of: deployment, in: played.cloud, played.surroundings).lines
    let seen = Set(before).symmetricDifference(after).map { $0.split(separator: ".").last.map(String.init) ?? "" }
    #expect(seen.sorted() == ["ConnectionBorrowTimeout = 10", "ConnectionBorrowTimeout = 11"])
  }
}
