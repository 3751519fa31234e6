import HCLSyntax
import ProxyModel
import Rendering
import SourceText
import TestSupport
import Testing

@Suite struct RenderingLaws {
  /// A rendering says everything, in HCL that `terraform fmt` leaves alone, or it names what stands in its way.
  @Test(arguments: Seeds.parts(of: 2)) func `what is rendered is whole and well formed`(seeds: Range<UInt64>) throws {
    var rendered = 0
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let read = ReadProfile(profile.text(.block))
      let deployment = try #require(read.deployment, "\(profile)")
      do {
        let files = try TerraformRenderer.render(deployment)
        try check(files, of: profile)
        if seed.isMultiple(of: 8) { try #require(try TerraformRenderer.render(deployment) == files) }
        rendered += 1
      } catch let error as RenderingError {
        try check(error, in: read, of: profile)
      }
    }
    // If everything stood in its own way, this would prove nothing.
    #expect(rendered * 3 > seeds.count, "\(rendered) of \(seeds.count) could be rendered")
  }

  /// What AWS accepts can always be rendered.
  @Test(arguments: Seeds.parts(of: 3, share: 8)) func `what is accepted is rendered`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed, reach: .accepted)
      let deployment = try #require(ReadProfile(profile.text(.flow)).deployment, "\(profile)")
      do {
        try check(try TerraformRenderer.render(deployment), of: profile)
      } catch let error as RenderingError {
        // What nothing tells are the users and the id that policies are about.
        let reasons = error.diagnostics.map(\.primary.text)
        try #require(reasons.allSatisfy { $0.hasSuffix("is not written") }, "\(reasons)\n\(profile)")
      }
    }
  }

  private func check(_ files: [RenderedFile], of profile: GeneratedProfile) throws {
    for file in files {
      let bytes = Array(file.text.utf8)
      try #require(HCLFormatter.format(bytes) == bytes, "\(file.name) is not as terraform fmt writes it\n\(profile)")
    }
    let module = HCLTexts(files)
    try #require(module.complaints == [], "\(profile)")
    for literal in profile.literals {
      try #require(module.contains(literal), "\(Array(literal.utf8)) \(literal.debugDescription) is lost\n\(profile)")
    }
    let addresses = module.addresses.filter { $0 != "locals" && $0 != "terraform" }
    let twice = Dictionary(grouping: addresses) { $0 }.filter { $1.count > 1 }.keys.sorted()
    try #require(twice == [], "\(profile)")
  }

  private func check(_ error: RenderingError, in read: ReadProfile, of profile: GeneratedProfile) throws {
    try #require(!error.diagnostics.isEmpty)
    for diagnostic in error.diagnostics {
      let file = try #require(read.sources.file(of: diagnostic.primary.range), "\(diagnostic)\n\(profile)")
      try #require(diagnostic.primary.range.bytes.upperBound <= file.bytes.count, "\(diagnostic)\n\(profile)")
      try #require(!diagnostic.primary.range.bytes.isEmpty, "\(diagnostic)\n\(profile)")
      try #require(!diagnostic.primary.text.isEmpty, "\(diagnostic)\n\(profile)")
    }
  }
}
