import Foundation
public import ProxyModel
import Rendering
public import TestSupport

/// The scripts of a deployment before a cloud of their own, in which there is what they expect.
public struct PlayedScripts {
  /// The cloud.
  public let cloud: Cloud
  /// What was there before.
  public let surroundings: Surroundings
  /// Where the scripts are.
  public let folder: ScriptFolder
  /// What they call.
  public let commandLine: CommandLine

  /// Nil, with a printed line, on a machine that lacks a tool.
  public init?(of deployment: Deployment) throws {
    guard let cloud = try Cloud(), let commandLine = try CommandLine(before: cloud) else { return nil }
    let surroundings = try Surroundings(of: deployment, in: cloud)
    guard let folder = try ScriptFolder(surroundings.moved(try CommandLineRenderer.render(deployment))) else {
      return nil
    }
    (self.cloud, self.surroundings, self.folder, self.commandLine) = (cloud, surroundings, folder, commandLine)
  }

  /// Runs a script to its end.
  public func run(_ words: String..., input: String = "") throws -> RealTool.Outcome {
    try folder.run(
      words, environment: ["AWS_CLI": commandLine.program.path, "POLL_SECONDS": "0", "LC_ALL": "C.UTF-8"],
      input: input)
  }

  /// The answer to one question, as the real `aws` prints it.
  public func ask(_ words: String...) throws -> [String: Any] {
    let outcome = try RealTool(program: commandLine.program).run(
      words + ["--region", "us-east-1", "--output", "json"], in: folder.url)
    guard outcome.status == 0 else { throw RealTool.Failure.refused(outcome.words) }
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
  }
}
