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
  @Test(arguments: Source.all, CloudFormationRenderer.Style.allCases)
  func `a template says what its deployment says`(source: Source, style: CloudFormationRenderer.Style) throws {
    try Self.check(source.deployment, style)
  }

  @Test(arguments: Source.examples, CloudFormationRenderer.Style.allCases)
  func `so does the profile of every rule's example`(source: Source, style: CloudFormationRenderer.Style) throws {
    try Self.check(source.deployment, style)
  }

  @Test func `most examples can be rendered`() {
    let rendered = Source.examples.count { (try? CloudFormationRenderer.render($0.deployment)) != nil }
    #expect(rendered * 2 > Source.examples.count, "\(rendered) of \(Source.examples.count)")
  }

  @Test(arguments: Seeds.parts(of: 41, share: 2)) func `so does that of a generated profile`(seeds: Range<UInt64>)
    throws
  {
    var rendered = 0
    for seed in seeds {
      let profile = ProfileGenerator.profile(seed: seed)
      guard let deployment = Source.read(profile.text(.block)) else { continue }
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

/// A deployment to be rendered and read again.
struct Source: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let deployment: Deployment

  static let all: [Source] =
    profiles + SampleDeployment.allCases.map { Source(testDescription: $0.rawValue, deployment: $0.deployment) }

  /// The profiles of all rules' examples.
  static let examples: [Source] = Catalogue.rules.flatMap { rule in
    rule.examples.filter { $0.language == .profile }.enumerated().flatMap { number, example in
      example.texts.compactMap { text in
        let plain = text.filter { $0 != "⟦" && $0 != "⟧" }
        return read("extends: base.yaml\n\(plain == "{}" ? "" : plain)\n").map {
          Source(testDescription: "\(rule.id) \(number + 1)", deployment: $0)
        }
      }
    }
  }

  /// The profiles of the package.
  static let profiles: [Source] = {
    let root = Golden.package.appending(path: "Profiles")
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("base.yaml") }.compactMap { name in
      func bytes(_ path: String) -> [UInt8]? { (try? Data(contentsOf: root.appending(path: path))).map { Array($0) } }
      var sources = SourceMap()
      return bytes(name).flatMap { text in
        ProfileReader.read(name, text, into: &sources) { path in
          bytes(path).map { .success($0) } ?? .failure(UnreadableFile("there is none"))
        }.deployment
      }.map { Source(testDescription: name, deployment: $0) }
    }
  }()

  /// The deployment of a profile, laid over the profile of all examples where it asks for that.
  static func read(_ text: String) -> Deployment? {
    var sources = SourceMap()
    return ProfileReader.read("profile.yaml", Array(text.utf8), into: &sources) { path in
      path == "base.yaml" ? .success(Array(Example.base.utf8)) : .failure(UnreadableFile("there is none"))
    }.deployment
  }
}
