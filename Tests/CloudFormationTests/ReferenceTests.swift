import Foundation
import Rendering
import TestSupport
import Testing

/// A template that a real CDK program synthesized, kept outside of the package.
@Suite struct ReferenceTests {
  static let folder =
    ProcessInfo.processInfo.environment["HEADROOM_REFERENCES"].map { URL(filePath: $0) }
    ?? Golden.package.appending(path: "../shared/references")

  @Test func `the App Runner profile gives the template of its CDK program`() throws {
    let file = Self.folder.appending(path: "cdk/qa-proxy-stack.template.json")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      return RealTool.skip("no reference template at \(file.standardized.path)")
    }
    let rendered = try CloudFormationRenderer.render(try Subject.profile("app-runner"), style: .cdk)
    #expect(rendered.name == "QaProxyStack.template.json")
    let ours = try TemplateData.read(rendered.text, .json)
    #expect(TemplateData.differences(ours, try TemplateData.read(text, .json)) == [])
  }
}
