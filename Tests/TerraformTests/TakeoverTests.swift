import Foundation
import PlayedCloud
import ProxyModel
import Rendering
import SourceText
import TestSupport
import Testing

/// What runs already is taken over by import blocks: the real Terraform finds everything under the ids, and makes nothing anew.
@Suite(.serialized) struct TakeoverTests {
  @Test(arguments: ProfilesTests.applied) func isTakenOverAsItRuns(_ name: String) throws {
    let deployment = try ProfilesTests.deployment(name)
    let files = try TerraformRenderer.render(deployment)
    guard let applied = try AppliedModule(deployment) else { return }
    let running = try captured(deployment, from: try applied.folder.contents(of: "terraform.tfstate"))
    let imports = TerraformImports.render(played(deployment), of: running)
    #expect(imports.missing == [])
    let playable = applied.surroundings.moved(Unplayed.removed(from: files + [imports.file]))
    // Another folder has no state: without the blocks Terraform would make everything a second time.
    let folder = try #require(try TerraformFolder(playable + [applied.cloud.override]))
    let actions = try folder.plannedActions()
    #expect(actions.values.allSatisfy { ["noop", "import", "update", "read"].contains($0) }, "\(actions)")
    let plan = try folder.run("plan")
    let blocks = playable.last?.text.matches(of: /import \{/).count ?? 0
    #expect(plan.output.contains("Plan: \(blocks) to import, 0 to add, "), "\(plan.words)")
    #expect(plan.output.contains(", 0 to destroy."), "\(plan.words)")
    #expect(blocks > 5)
  }

  /// Without additional endpoints and the parameters that publish them, which the cloud of these tests does not have.
  private func played(_ deployment: Deployment) -> Deployment {
    var played = deployment
    played.endpoints = Table()
    played.parameters = Table()
    for parameter in deployment.parameters where parameter.symbol.name == "endpoint" {
      played.parameters.insert(parameter)
    }
    return played
  }

  /// The deployment with the ids that a capture of it shows; they are read from the state of the run that made it.
  private func captured(_ deployment: Deployment, from state: Data) throws -> Deployment {
    let ids = try ids(in: state)
    var captured = deployment
    for group in deployment.securityGroups where group.ownership == .created {
      var group = group
      group.runningID = RunningID(ids["aws_security_group.\(group.symbol)"])
      captured.securityGroups.insert(group)
    }
    for rule in deployment.securityGroupRules {
      var rule = rule
      rule.runningID = RunningID(ids["aws_vpc_security_group_\(rule.direction.rawValue)_rule.\(rule.symbol)"])
      captured.securityGroupRules.insert(rule)
    }
    for secret in deployment.secrets where secret.ownership == .created {
      var secret = secret
      secret.arn = ids["aws_secretsmanager_secret.\(secret.symbol)"].flatMap { SecretARN($0) }.map {
        .written($0, at: secret.provenance.range)
      }
      captured.secrets.insert(secret)
    }
    return captured
  }

  /// The `id` of each resource by its address.
  private func ids(in state: Data) throws -> [String: String] {
    let root = try JSONSerialization.jsonObject(with: state) as? [String: Any]
    let resources = root?["resources"] as? [[String: Any]] ?? []
    return resources.reduce(into: [:]) { ids, resource in
      guard let type = resource["type"] as? String, let name = resource["name"] as? String,
        let instance = (resource["instances"] as? [[String: Any]])?.first,
        let attributes = instance["attributes"] as? [String: Any]
      else { return }
      ids["\(type).\(name)"] = attributes["id"] as? String
    }
  }
}
