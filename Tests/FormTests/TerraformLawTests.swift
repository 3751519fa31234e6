import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What is rendered as Terraform is read back as what it was rendered from.
@Suite struct TerraformLawTests {
  @Test(arguments: SampleSource.all + SampleSource.examples)
  func `a module says what its deployment says`(source: SampleSource) throws {
    try Self.check(source.deployment)
  }

  @Test(arguments: Seeds.parts(of: 400, share: 20))
  func `so does that of a generated profile`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      guard let deployment = SampleSource.read(profile.text(.block)) else { continue }
      try Self.check(deployment, "seed \(seed)\n\(profile)")
    }
  }

  @Test func `most examples can be rendered`() {
    let rendered = SampleSource.examples.count { (try? TerraformRenderer.render($0.deployment)) != nil }
    #expect(rendered * 2 > SampleSource.examples.count, "\(rendered) of \(SampleSource.examples.count)")
  }

  /// Whether the deployment can be rendered; if so, it is read again and compared.
  @discardableResult
  static func check(_ deployment: Deployment, _ words: String = "") throws -> Bool {
    guard let again = RenderedForm.terraform.readBack(deployment) else { return false }
    #expect(again.mistakes == [], "\(words)")
    let expected = deployment.asDeclared(in: .template)
    let read = try #require(again.deployment).asDeclared(in: .template)
    let differences = Differences.between(expected, read)
    #expect(differences == [], "\(words)")
    return true
  }
}
