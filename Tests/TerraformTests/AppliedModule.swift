import PlayedCloud
import ProxyModel
import Rendering
import TestSupport

/// A deployment that Terraform has applied to a cloud of its own.
struct AppliedModule {
  let cloud: Cloud
  let surroundings: Surroundings
  let folder: TerraformFolder

  /// Nil, with a printed line, on a machine that lacks a tool; throws what Terraform says where it does not apply.
  init?(_ deployment: Deployment) throws {
    guard let cloud = try Cloud() else { return nil }
    let surroundings = try Surroundings(of: deployment, in: cloud)
    let playable = surroundings.moved(Unplayed.removed(from: try TerraformRenderer.render(deployment)))
    guard let folder = try TerraformFolder(playable + [cloud.override], isApplied: true) else { return nil }
    (self.cloud, self.surroundings, self.folder) = (cloud, surroundings, folder)
    let apply = try folder.run("apply", "-auto-approve")
    guard apply.status == 0 else { throw TerraformFolder.Failure(words: apply.words) }
  }
}
