import Foundation
import Rendering
import TestSupport

/// The real `terraform` with the real provider, in a folder that holds generated files as they are.
struct TerraformFolder {
  private let installation: Installation
  private let folder: TemporaryFolder
  private let server: ProviderServer

  /// Nil, with a printed line, on a machine without Terraform or the provider.
  ///
  /// - Parameters:
  ///   - files: The module.
  ///   - isApplied: Whether commands will set the provider up for a cloud, so that it must be the folder's own.
  init?(_ files: [RenderedFile], isApplied: Bool = false) throws {
    guard let installation = try Installation.meeting(files.first { $0.name == "versions.tf" }) else { return nil }
    self.installation = installation
    server = try isApplied ? ProviderServer(installation.provider) : .shared(installation.provider)
    folder = try TemporaryFolder()
    for file in files { try write(file) }
    for name in [".terraform", ".terraform.lock.hcl"] {
      try FileManager.default.copyItem(
        at: installation.folder.url.appending(path: name), to: folder.url.appending(path: name))
    }
  }

  /// Adds a file or writes another text into it.
  func write(_ file: RenderedFile) throws {
    try file.text.write(to: folder.url.appending(path: file.name), atomically: false, encoding: .utf8)
  }

  /// A file of the folder.
  func contents(of name: String) throws -> Data { try Data(contentsOf: folder.url.appending(path: name)) }

  /// Runs a command of Terraform.
  func run(_ arguments: String...) throws -> RealTool.Outcome { try run(arguments) }

  /// Runs a command whose words are put together.
  func run(_ arguments: [String]) throws -> RealTool.Outcome {
    try installation.run(arguments, in: folder.url, ["TF_REATTACH_PROVIDERS": server.address])
  }

  /// What a plan would do with each resource that it would not leave alone: `create`, `update`, `replace`, `delete`.
  func plannedActions(_ options: String...) throws -> [String: String] {
    let plan = try run(["plan", "-json"] + options)
    guard plan.status == 0 else { throw Failure(words: plan.words) }
    var actions: [String: String] = [:]
    for line in plan.output.split(separator: "\n") {
      guard let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        event["type"] as? String == "planned_change", let change = event["change"] as? [String: Any],
        let resource = change["resource"] as? [String: Any], let address = resource["addr"] as? String
      else { continue }
      actions[address] = change["action"] as? String
    }
    return actions
  }

  /// A command that should have succeeded.
  struct Failure: Error, CustomStringConvertible {
    let words: String
    var description: String { words }
  }
}
