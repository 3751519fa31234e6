import ProxyModel
import Rendering
import SourceText
import TestSupport
import Testing

@Suite struct ReadingLaws {
  /// The same profile with its keys in another order and in all styles is the same deployment, with the same findings and files.
  @Test(arguments: Seeds.parts()) func `order and style of a profile mean nothing`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let read = ReadProfile(profile.text(.block))
      try #require(read.complaints == [], "\(profile)")
      let deployment = try #require(read.deployment)
      let verdicts = Verdicts([deployment])
      let files = Result { () throws(RenderingError) in try TerraformRenderer.render(deployment) }
      var random = SeededRandom(seed: seed)
      for style in ProfileText.Style.allCases {
        let text = ProfileText.write(profile.root.shuffled(using: &random), as: style, seed: seed &+ 1)
        let other = ReadProfile(text)
        try #require(other.complaints == [], "\(profile)\n\(text)")
        let same = try #require(other.deployment)
        try #require(same == deployment, "\(profile)\n\(text)")
        let rendered = Result { () throws(RenderingError) in try TerraformRenderer.render(same) }
        try #require(rendered.files == files.files, "\(profile)\n\(text)")
        let difference = Verdicts([same]).difference(from: verdicts)
        try #require(difference.isEmpty, "\(difference)\n\(profile)\n\(text)")
      }
    }
  }

  /// Everything that a profile lists is in the deployment, whatever it is called.
  @Test(arguments: Seeds.parts()) func `nothing of a profile is lost`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      let deployment = try #require(ReadProfile(profile.text(.json)).deployment, "\(profile)")
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
  }

  /// What AWS knows a client's role by.
  private func role(of client: Client, in listed: [ProfileValue]) -> String? {
    let written = listed.first { $0["name"]?.string == client.symbol.name }?["role"]?.string
    return written?.split(separator: "/").last.map(String.init)
  }

  /// A fleet is judged the same in whatever order its files are read.
  @Test(arguments: Seeds.parts(share: 10)) func `the order of files means nothing`(seeds: Range<UInt64>) throws {
    for seed in seeds {
      // The same profile twice, as a copied file is, beside another.
      let deployments = [seed, seed &+ 1, seed].compactMap {
        ReadProfile(ProfileGenerator.profile(seed: $0).text(.json)).deployment
      }
      let difference = Verdicts(deployments).difference(from: Verdicts(deployments.reversed()))
      try #require(difference.isEmpty, "\(difference)\nHEADROOM_SEED=\(seed)")
    }
  }

  /// The generator is no narrower than the documentation.
  @Test func `every documented key is generated`() throws {
    let documented = try Documentation.keyPaths.subtracting(["extends"])
    #expect(documented.count > 80)
    let generated = Seeds.parts().joined().prefix(1_000).reduce(into: Set<String>()) { paths, seed in
      paths.formUnion(ProfileGenerator.profile(seed: seed).root.keyPaths)
    }
    #expect(documented.subtracting(generated) == [])
    #expect(generated.subtracting(documented).filter { !$0.utf8.starts(with: "tags.".utf8) } == [])
  }
}

extension Result<[RenderedFile], RenderingError> {
  /// The files, or none.
  var files: [RenderedFile]? { try? get() }
}
