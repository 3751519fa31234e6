import Foundation
import Rendering
import TestSupport

/// The real `terraform` with the real provider, in a folder that holds generated files as they are.
struct TerraformFolder {
  private let tool: RealTool
  private let folder: TemporaryFolder
  private let configuration: URL

  /// Nil, with a printed line, on a machine without Terraform or the provider.
  init?(_ files: [RenderedFile]) throws {
    guard let shared = try Self.initialised.get() else { return nil }
    try self.init(files, tool: shared.tool, configuration: shared.configuration)
    // The provider is chosen and checked once: that takes longer than all the rest of a validation.
    for name in [".terraform", ".terraform.lock.hcl"] {
      try FileManager.default.copyItem(
        at: shared.folder.url.appending(path: name), to: folder.url.appending(path: name))
    }
  }

  private init(
    _ files: [RenderedFile], tool: RealTool, configuration: URL, in folder: TemporaryFolder? = nil
  ) throws {
    self.tool = tool
    self.configuration = configuration
    self.folder = try folder ?? TemporaryFolder()
    for file in files { try write(file) }
  }

  /// Adds a file or writes another text into it.
  func write(_ file: RenderedFile) throws {
    try file.text.write(to: folder.url.appending(path: file.name), atomically: false, encoding: .utf8)
  }

  /// A file of the folder.
  func contents(of name: String) throws -> Data { try Data(contentsOf: folder.url.appending(path: name)) }

  /// Runs a command of Terraform.
  func run(_ arguments: String...) throws -> RealTool.Outcome { try run(arguments) }

  private func run(_ arguments: [String]) throws -> RealTool.Outcome {
    try tool.run(
      arguments, in: folder.url,
      environment: [
        "TF_CLI_CONFIG_FILE": configuration.path, "TF_IN_AUTOMATION": "1", "TF_CLI_ARGS": "-no-color",
        "TF_INPUT": "0", "CHECKPOINT_DISABLE": "1", "AWS_EC2_METADATA_DISABLED": "true",
      ])
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

extension TerraformFolder {
  private struct Initialised {
    let tool: RealTool
    let folder: TemporaryFolder
    let configuration: URL
  }

  /// A folder in which `terraform init` has been run, once for all.
  private static let initialised = Result { () throws -> Initialised? in
    guard let tool = try RealTool.find("terraform", optional: true) else { return nil }
    guard let mirror = ProviderMirror.root else {
      RealTool.skip("no AWS provider for Terraform is here, and nothing may fetch one")
      return nil
    }
    let home = try TemporaryFolder(isHeldByGlobal: true)
    let configuration = home.url.appending(path: "terraform.rc")
    try "provider_installation {\n  filesystem_mirror {\n    path = \"\(mirror.path)\"\n  }\n}\n".write(
      to: configuration, atomically: false, encoding: .utf8)
    let versions = RenderedFile(
      name: "versions.tf",
      text: "terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\" }\n  }\n}\n")
    let folder = try TerraformFolder([versions], tool: tool, configuration: configuration, in: home)
    let outcome = try folder.run("init")
    guard outcome.status == 0 else { throw Failure(words: outcome.words) }
    return Initialised(tool: tool, folder: home, configuration: configuration)
  }
}
