import Foundation
import Rendering
import Synchronization
import TestSupport

/// Terraform, and the provider that it has chosen for what a module requires.
struct Installation {
  /// The folder in which `terraform init` has been run.
  let folder: TemporaryFolder
  /// The program of the provider.
  let provider: URL
  private let tool: RealTool
  private let configuration: URL

  /// What meets the requirements of a `versions.tf`; `terraform init` is run once for all modules that require the same. Nil, with a
  /// printed line, on a machine without Terraform or the provider.
  static func meeting(_ versions: RenderedFile?) throws -> Installation? {
    // The comments on top name the profile.
    let lines = (versions?.text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    let requirements = lines.joined(separator: "\n") + "\n"
    return try known.withLock { known in
      if let installation = known[requirements] { return installation }
      guard let installation = try Installation(requirements) else { return nil }
      known[requirements] = installation
      return installation
    }
  }

  private static let known = Mutex<[String: Installation]>([:])

  private init?(_ requirements: String) throws {
    guard let tool = try RealTool.find("terraform", optional: true) else { return nil }
    guard let mirror = ProviderMirror.root else {
      RealTool.skip("no AWS provider for Terraform is here, and nothing may fetch one")
      return nil
    }
    self.tool = tool
    folder = try TemporaryFolder(isHeldByGlobal: true)
    configuration = folder.url.appending(path: "terraform.rc")
    try "provider_installation {\n  filesystem_mirror {\n    path = \"\(mirror.path)\"\n  }\n}\n".write(
      to: configuration, atomically: false, encoding: .utf8)
    try requirements.write(to: folder.url.appending(path: "versions.tf"), atomically: false, encoding: .utf8)
    let outcome = try Self.run(tool, ["init"], in: folder.url, configuration)
    guard outcome.status == 0 else { throw TerraformFolder.Failure(words: outcome.words) }
    guard let provider = try Self.provider(below: folder.url.appending(path: ".terraform/providers")) else {
      throw TerraformFolder.Failure(words: "`terraform init` has installed no provider of AWS")
    }
    self.provider = provider
  }

  /// Where Terraform has put the provider: a link into the mirror, or a copy.
  private static func provider(below folder: URL) throws -> URL? {
    let home = folder.appending(path: "registry.terraform.io/hashicorp/aws")
    for version in try FileManager.default.contentsOfDirectory(at: home, includingPropertiesForKeys: nil) {
      for platform in try FileManager.default.contentsOfDirectory(at: version, includingPropertiesForKeys: nil) {
        let files = try FileManager.default.contentsOfDirectory(
          at: platform.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        if let program = files.first(where: { $0.lastPathComponent.hasPrefix("terraform-provider-aws_v") }) {
          return program
        }
      }
    }
    return nil
  }

  /// Runs a command of Terraform.
  func run(_ arguments: [String], in folder: URL, _ environment: [String: String] = [:]) throws -> RealTool.Outcome {
    try Self.run(tool, arguments, in: folder, configuration, environment)
  }

  /// By how many per cent memory grows before Go tidies up; by its own 100 both programs are busy with that most of the time.
  static let memoryGrowth = "800"

  private static func run(
    _ tool: RealTool, _ arguments: [String], in folder: URL, _ configuration: URL, _ environment: [String: String] = [:]
  ) throws -> RealTool.Outcome {
    try tool.run(
      arguments, in: folder,
      environment: environment.merging([
        "TF_CLI_CONFIG_FILE": configuration.path, "TF_IN_AUTOMATION": "1", "TF_CLI_ARGS": "-no-color",
        "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1", "AWS_EC2_METADATA_DISABLED": "true",
        "GOGC": memoryGrowth,
      ]) { $1 })
  }
}
