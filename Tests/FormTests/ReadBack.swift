import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText

/// The forms in which a deployment can be rendered and read back.
enum RenderedForm: String, CaseIterable, Sendable {
  case terraform, cloudformation, cdk, cli, capture

  /// The deployment as it is read from what is rendered of it; nil where the form cannot express it.
  func readBack(_ deployment: Deployment) -> ReadBack? {
    switch self {
    case .terraform:
      guard let files = try? TerraformRenderer.render(deployment) else { return nil }
      let texts = files.map { ($0.name, Array($0.text.utf8)) }
      var sources = SourceMap()
      let reading = TerraformReader.read(".", into: &sources, files: .inMemory(texts)).reading
      return ReadBack(reading: reading, sources: sources)
    case .cloudformation, .cdk:
      let style: CloudFormationRenderer.Style = self == .cdk ? .cdk : .plain
      guard let file = try? CloudFormationRenderer.render(deployment, style: style, format: .json) else { return nil }
      var sources = SourceMap()
      let reading = CloudFormationReader.read(
        file.name, Array(file.text.utf8), into: &sources, files: .inMemory([]))
      return ReadBack(reading: reading, sources: sources)
    case .cli:
      guard let files = try? CommandLineRenderer.render(deployment),
        let script = files.first(where: { $0.name == "deploy.sh" })
      else { return nil }
      var sources = SourceMap()
      let texts = files.map { ($0.name, Array($0.text.utf8)) }
      let reading = ScriptReader.read(script.name, Array(script.text.utf8), into: &sources) { path in
        InputFiles.inMemory(texts).read(path)
      }
      return ReadBack(reading: reading, sources: sources)
    case .capture:
      guard let text = CapturedText(of: deployment) else { return nil }
      var sources = SourceMap()
      let reading = DescribeReader.read(
        "captured", text.files.map { ($0.name, Array($0.text.utf8)) }, into: &sources)
      return ReadBack(reading: reading, sources: sources)
    }
  }
}

/// What came back.
struct ReadBack {
  let reading: InputReading
  let sources: SourceMap

  /// The only deployment.
  var deployment: Deployment? { reading.deployments.first }

  /// What is wrong with the files, in words.
  var mistakes: [String] { reading.diagnostics.map { "\($0.message): \($0.primary.text)" } }
}

extension InputFiles {
  /// Files of one directory.
  static func inMemory(_ files: [(name: String, bytes: [UInt8])]) -> InputFiles {
    InputFiles(
      read: { path in
        files.first { $0.name == path }.map { .success($0.bytes) } ?? .failure(UnreadableFile("no such file"))
      }, list: { directory in directory == "." ? files.map(\.name).sorted() : nil })
  }
}
