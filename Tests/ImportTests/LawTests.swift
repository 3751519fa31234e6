import Foundation
import ProxyModel
import Rendering
import Rules
import SourceText
import TestSupport
import Testing

/// What a profile says comes back from the profile that is written of it.
@Suite struct LawTests {
  @Test func `there are profiles`() { #expect(Profiles.names.count >= 8) }

  @Test(arguments: Profiles.names) func `a profile that people learn from comes back`(name: String) throws {
    let deployment = try #require(ReadFiles(name, try Profiles.files()).deployment)
    let back = try #require(Return(deployment))
    #expect(back.isSame, "\(back)")
    #expect(back.profile.losses == [])
  }

  @Test(arguments: Catalogue.rules.map(\.id)) func `the examples of a rule come back`(id: String) throws {
    for example in try #require(Catalogue.rule(id)).examples where example.language == .profile {
      for profile in example.texts {
        let text = profile.filter { $0 != "⟦" && $0 != "⟧" }
        let files = ["example.yaml": "extends: base.yaml\n\(text == "{}" ? "" : text)\n", "base.yaml": Example.base]
        let deployment = try #require(ReadFiles("example.yaml", files).deployment)
        guard !Self.holdsPassword(deployment) else { continue }
        let back = try #require(Return(deployment))
        #expect(back.isSame, "\(back)")
      }
    }
  }

  @Test(arguments: Seeds.parts(of: 8)) func `what nobody wrote comes back`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let deployment = try #require(ReadFiles(profile.text(.block)).deployment, "\(profile)")
      let back = try #require(Return(deployment))
      try #require(back.isSame, "\(back)\n\(profile)")
      // What is written once is written the same again, comments apart.
      guard seed.isMultiple(of: 8), let after = back.after else { continue }
      let again = try #require(ProfileRenderer.profile(of: after))
      let lines = zip(again.text.split(separator: "\n"), back.profile.text.split(separator: "\n")).filter { $0 != $1 }
      try #require(again.text == back.profile.text, "\(lines.first.map { "\($0)" } ?? "")\n\(back)")
    }
  }

  @Test(arguments: Seeds.parts(of: 9, share: 6)) func `what is generated does not change`(seeds: Range<UInt64>) throws {
    var compared = 0
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed, reach: .accepted)
      let deployment = try #require(ReadFiles(profile.text(.block)).deployment, "\(profile)")
      let back = try #require(Return(deployment)?.after, "\(profile)")
      let files = [deployment, back].map { deployment in
        Result { () throws(RenderingError) in try TerraformRenderer.render(deployment) }
      }
      guard let before = try? files[0].get() else { continue }
      compared += 1
      try #require(try files[1].get() == before, "\(Return(deployment)?.description ?? "")\n\(profile)")
    }
    #expect(compared * 4 > seeds.count, "\(compared) of \(seeds.count)")
  }

  /// A password in a query is accepted by the reader, for a rule to find; it is never written again.
  private static func holdsPassword(_ deployment: Deployment) -> Bool {
    deployment.targetGroups.contains { ($0.initQuery.known ?? nil).map(SecretMask.containsSecret) ?? false }
  }
}

/// The profiles that people learn from.
enum Profiles {
  static let root = Golden.package.appending(path: "Profiles").path(percentEncoded: false)
  static let names: [String] =
    (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("base.yaml") && $0 != "parity.yaml" }.sorted()

  /// All of them, by name.
  static func files() throws -> [String: String] {
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try Dictionary(
      uniqueKeysWithValues: all.filter { $0.hasSuffix(".yaml") }.map {
        ($0, try String(contentsOfFile: root + "/" + $0, encoding: .utf8))
      })
  }
}
