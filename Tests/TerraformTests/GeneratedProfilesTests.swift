import Reading
import Rendering
import SourceText
import TestSupport
import Testing

/// Profiles that nobody wrote, and what the real Terraform makes of them.
@Suite(.serialized) struct GeneratedProfilesTests {
  /// The first profiles of a run that leave nothing open.
  static let seeds = Array(
    Seeds.parts(of: 3).joined().lazy.filter { (try? files(of: $0)) != nil }.prefix(Seeds.sampled))

  @Test(arguments: seeds) func `the real terraform accepts what is rendered`(seed: UInt64) throws {
    guard let folder = try TerraformFolder(try Self.files(of: seed)) else { return }
    let format = try folder.run("fmt", "-check", "-diff")
    #expect(format.status == 0, "HEADROOM_SEED=\(seed)\n\(format.words)")
    let validate = try folder.run("validate")
    #expect(validate.status == 0, "HEADROOM_SEED=\(seed)\n\(validate.words)")
    #expect(!validate.output.contains("Warning"), "HEADROOM_SEED=\(seed)\n\(validate.output)")
  }

  @Test func `there are enough of them`() { #expect(Self.seeds.count == Seeds.sampled) }

  private static func files(of seed: UInt64) throws -> [RenderedFile] {
    let profile = ProfileGenerator.profile(seed: seed, reach: .accepted)
    var sources = SourceMap()
    let read = ProfileReader.read("p.yaml", Array(profile.text(.block).utf8), into: &sources) { _ in
      .failure(UnreadableFile("there is none"))
    }
    return try TerraformRenderer.render(try #require(read.deployment, "\(profile)"))
  }
}
