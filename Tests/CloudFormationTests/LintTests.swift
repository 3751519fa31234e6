import Foundation
import Rendering
import TestSupport
import Testing

/// What AWS's own linter, which knows every resource's schema, thinks of the templates.
@Suite struct LintTests {
  @Test func `cfn-lint finds nothing`() throws {
    guard let lint = try RealTool.find("cfn-lint") else { return }
    let folder = try TemporaryFolder()
    var names: [String] = []
    // The hostile sample has tags that AWS itself refuses.
    for sample in Sample.all where sample.subject.name != "sample-hostile" {
      for format in CloudFormationRenderer.Format.allCases {
        let name = "\(sample.subject.name).\(sample.style.rawValue).\(format.rawValue)"
        try sample.text(format).write(to: folder.url.appending(path: name), atomically: false, encoding: .utf8)
        names.append(name)
      }
    }
    // One call for all: it takes longer to start than to read a template.
    let outcome = try lint.run(["--template"] + names, in: folder.url, seconds: 300)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(names.count > 40)
  }

  @Test func `cfn-lint is awake`() throws {
    guard let lint = try RealTool.find("cfn-lint") else { return }
    let folder = try TemporaryFolder()
    let sample = try #require(Sample.all.first)
    let broken = try sample.text(.json).replacing("\"EngineFamily\"", with: "\"Family\"")
    try broken.write(to: folder.url.appending(path: "broken.json"), atomically: false, encoding: .utf8)
    let outcome = try lint.run(["--template", "broken.json"], in: folder.url)
    #expect(outcome.status != 0 && outcome.words.contains("EngineFamily"), "\(outcome.words)")
  }
}
