import Foundation
import ProxyModel
import Reading
import Rendering
import Rules
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What is rendered as a template is read back as what it was rendered from.
@Suite struct RoundTripTests {
  @Test(arguments: SampleSource.all, CloudFormationRenderer.Style.allCases)
  func `a template says what its deployment says`(source: SampleSource, style: CloudFormationRenderer.Style) throws {
    try Self.check(source.deployment, style)
  }

  @Test(arguments: SampleSource.examples, CloudFormationRenderer.Style.allCases)
  func `so does the profile of every rule's example`(source: SampleSource, style: CloudFormationRenderer.Style) throws {
    try Self.check(source.deployment, style)
  }

  @Test func `most examples can be rendered`() {
    let rendered = SampleSource.examples.count { (try? CloudFormationRenderer.render($0.deployment)) != nil }
    #expect(rendered * 2 > SampleSource.examples.count, "\(rendered) of \(SampleSource.examples.count)")
  }

  @Test(arguments: Seeds.parts(of: 41, share: 6)) func `so does that of a generated profile`(seeds: Range<UInt64>)
    throws
  {
    var rendered = 0
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      guard let deployment = SampleSource.read(profile.text(.block)) else { continue }
      for style in CloudFormationRenderer.Style.allCases {
        if try Self.check(deployment, style, "\(profile)") { rendered += 1 }
      }
    }
    #expect(rendered * 3 > seeds.count, "\(rendered) of \(seeds.count) could be rendered")
  }

  /// Whether the deployment can be rendered; if so, it is read again and compared.
  @discardableResult
  static func check(_ deployment: Deployment, _ style: CloudFormationRenderer.Style, _ words: String = "") throws
    -> Bool
  {
    guard let json = try? CloudFormationRenderer.render(deployment, style: style, format: .json) else { return false }
    let yaml = try CloudFormationRenderer.render(deployment, style: style, format: .yaml)
    let form: DeclaredForm = style == .plain ? .template : .constructs
    let expected = deployment.asDeclared(in: form)
    for file in [json, yaml] {
      let again = TemplateReading(file.text, path: file.name)
      #expect(again.mistakes == [], "\(words)")
      let read = try #require(again.deployment).asDeclared(in: form)
      let differences = Differences.between(expected, read)
      let isSame = expected == read
      #expect(isSame && differences == [], "\(differences.joined(separator: "\n"))\n\(words)")
    }
    return true
  }
}
