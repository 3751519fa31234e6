import Foundation
import ProxyModel
import Reading
import Rendering
import SourceText
import TestSupport
import Testing

@Suite struct ReadingLaws {
  /// The same profile with its keys in another order and in another style is the same deployment, with the same findings.
  @Test(arguments: Seeds.parts(of: 0)) func `order and style of a profile mean nothing`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let read = ReadProfile(profile.text(.block))
      try #require(read.complaints == [], "\(profile)")
      let deployment = try #require(read.deployment)
      try checkThatNothingIsLost(of: profile, in: deployment)
      var random = SeededRandom(seed: seed)
      let style = ProfileText.Style.allCases.randomElement(using: &random) ?? .block
      let text = ProfileText.write(profile.root.shuffled(using: &random), as: style, seed: seed &+ 1)
      let other = ReadProfile(text)
      try #require(other.complaints == [], "\(profile)\n\(text)")
      let same = try #require(other.deployment)
      let isSame = same == deployment
      try #require(isSame, "\(profile)\n\(text)")
      let difference = Verdicts([same]).difference(from: Verdicts([deployment]))
      try #require(difference.isEmpty, "\(difference)\n\(profile)\n\(text)")
      // Tables are equal in any order of their rows, files are not.
      guard seed.isMultiple(of: 8) else { continue }
      let files = [deployment, same].map { deployment in
        Result { () throws(RenderingError) in try TerraformRenderer.render(deployment) }.files
      }
      try #require(files[0] == files[1], "\(profile)\n\(text)")
    }
  }

  /// Everything that a profile lists is in the deployment, whatever it is called.
  private func checkThatNothingIsLost(of profile: GeneratedProfile, in deployment: Deployment) throws {
    let listed = (
      endpoints: profile.root["endpoints"]?.items ?? [], clients: profile.root["clients"]?.items ?? [],
      auth: profile.root["proxy"]?["auth"]?.items ?? []
    )
    try #require(deployment.endpoints.map(\.role) == listed.endpoints.map { $0["name"]?.string }, "\(profile)")
    try #require(deployment.clients.map(\.symbol.name) == listed.clients.map { $0["name"]?.string }, "\(profile)")
    try #require(deployment.proxies.first?.auth.known?.count == listed.auth.count, "\(profile)")
    // An ARN that names no secret is refused by a rule and leads nowhere.
    let secrets = listed.auth.filter { $0["secret_arn"]?.string?.hasPrefix("arn:") ?? true }
    try #require(deployment.secrets.count == secrets.count, "\(profile)")
    let roles = Dictionary(grouping: deployment.clients) { $0.role?.value }
    for case (let role?, let wearers) in roles {
      let names = Set(wearers.map { self.role(of: $0, in: listed.clients) })
      try #require(names.count == 1 && role != deployment.proxies.first?.role.value, "\(names)\n\(profile)")
    }
    let parameters = profile.root["publish"] == nil ? 0 : 1 + listed.endpoints.count
    try #require(deployment.parameters.count == parameters, "\(profile)")
    let missing = Chain(of: deployment).missingHops
    try #require(missing.isEmpty, "\(missing)\n\(profile)")
  }

  /// What AWS knows a client's role by.
  private func role(of client: Client, in listed: [ProfileValue]) -> String? {
    let written = listed.first { $0["name"]?.string == client.symbol.name }?["role"]?.string
    return written?.split(separator: "/").last.map(String.init)
  }

  /// A fleet is judged the same in whatever order its files are read.
  @Test(arguments: Seeds.parts(of: 1, share: 20)) func `the order of files means nothing`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      // The same profile twice, as a copied file is, beside another.
      let texts = [seed, seed &+ 1, seed].map { ProfileGenerator.profile(seed: $0).text(.json) }
      let difference = Verdicts(Self.fleet(texts)).difference(from: Verdicts(Self.fleet(texts.reversed())))
      try #require(difference.isEmpty, "\(difference)\nHEADROOM_SEED=\(seed)")
    }
  }

  /// Files that are read together, each with places of its own.
  private static func fleet(_ texts: [String]) -> [Deployment] {
    var sources = SourceMap()
    return texts.enumerated().compactMap { index, text in
      ProfileReader.read("\(index).yaml", Array(text.utf8), into: &sources) { _ in
        .failure(UnreadableFile("there is none"))
      }.deployment
    }
  }

  /// The generator is no narrower than the documentation.
  @Test func `every documented key is generated`() throws {
    let documented = try Documentation.keyPaths.subtracting(["extends"])
    #expect(documented.count > 80)
    let generated = (0..<1_000).map { Seeds.first(of: 0) &+ $0 }.reduce(into: Set<String>()) { paths, seed in
      paths.formUnion(ProfileGenerator.profile(seed: seed).root.keyPaths)
    }
    #expect(documented.subtracting(generated) == [])
    // Below these the names are the author's own; one statement of a policy may stand without a list.
    let named = [
      "tags.", "database.parameters.", ".dimensions.", ".Principal.", ".Condition.", ".Statement.",
      "client_security_groups.",
    ]
    let unknown = generated.subtracting(documented).filter { key in
      !named.contains { key.range(of: $0, options: .literal) != nil }
    }
    #expect(unknown == [])
  }
}

extension Result<[RenderedFile], RenderingError> {
  /// The files, or none.
  var files: [RenderedFile]? { try? get() }
}
