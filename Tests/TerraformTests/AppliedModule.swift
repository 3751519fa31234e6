import PlayedCloud
import ProxyModel
import Rendering
import TestSupport

/// A deployment that Terraform has applied to a cloud of its own.
struct AppliedModule {
  let cloud: Cloud
  let surroundings: Surroundings
  let folder: TerraformFolder
  /// What Terraform was given.
  let files: [RenderedFile]

  /// Nil, with a printed line, on a machine that lacks a tool; throws what Terraform says where it does not apply.
  init?(_ deployment: Deployment) throws {
    guard let cloud = try Cloud() else { return nil }
    let surroundings = try Surroundings(of: deployment, in: cloud)
    let playable = surroundings.moved(Unplayed.removed(from: try TerraformRenderer.render(deployment)))
    try self.init(playable, in: cloud, surroundings)
  }

  /// Applies files as they are.
  init?(_ files: [RenderedFile], in cloud: Cloud, _ surroundings: Surroundings) throws {
    self.files = files + [cloud.override]
    guard let folder = try TerraformFolder(self.files, isApplied: true) else { return nil }
    (self.cloud, self.surroundings, self.folder) = (cloud, surroundings, folder)
    for words in [["plan", "-out", "plan"], ["apply", "plan"]] {
      let outcome = try folder.run(words)
      guard outcome.status == 0 else { throw TerraformFolder.Failure(words: outcome.words) }
    }
  }

  /// The plan that was applied, as `terraform show -json` prints it.
  func shownPlan() throws -> String { try shown("plan") }

  /// What there is since then.
  func shownState() throws -> String { try shown() }

  private func shown(_ file: String...) throws -> String {
    let outcome = try folder.run(["show", "-json"] + file)
    guard outcome.status == 0 else { throw TerraformFolder.Failure(words: outcome.words) }
    return outcome.output
  }
}
