import Diffing
import ProxyModel
import Reading
import Rendering
import SourceText
import Testing

/// The same deployment in two forms has no difference.
@Suite struct FormatTests {
  @Test func `a profile and the Terraform made from it are the same`() throws {
    let deployment = try profile()
    let files = try TerraformRenderer.render(deployment)
    var sources = SourceMap()
    let reading = TerraformReader.read(
      "tf", into: &sources, files: Self.files(files, in: "tf"))
    try expectNoDifference(deployment, reading.reading)
  }

  @Test(arguments: CloudFormationRenderer.Style.allCases)
  func `a profile and the template made from it are the same`(_ style: CloudFormationRenderer.Style) throws {
    let deployment = try profile()
    let file = try CloudFormationRenderer.render(deployment, style: style)
    var sources = SourceMap()
    let reading = CloudFormationReader.read(
      file.name, Array(file.text.utf8), parameters: [:], into: &sources, files: Self.files([], in: ""))
    try expectNoDifference(deployment, reading)
  }

  private func expectNoDifference(_ deployment: Deployment, _ reading: InputReading) throws {
    #expect(reading.diagnostics.isEmpty)
    let other = try #require(reading.deployments.first)
    for difference in [Difference(from: deployment, to: other), Difference(from: other, to: deployment)] {
      #expect(difference.shown.map { "\($0.path): \($0.before ?? "") → \($0.after ?? "")" } == [])
    }
  }

  private static func files(_ files: [RenderedFile], in directory: String) -> InputFiles {
    let texts = Dictionary(uniqueKeysWithValues: files.map { ("\(directory)/\($0.name)", Array($0.text.utf8)) })
    let names = files.map(\.name).sorted()
    return InputFiles(
      read: { path in texts[path].map { .success($0) } ?? .failure(UnreadableFile("there is none")) },
      list: { $0 == directory ? names : nil })
  }
}
