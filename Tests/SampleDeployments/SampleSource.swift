import Foundation
public import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport
public import Testing

/// A deployment to be rendered and read again.
public struct SampleSource: Sendable, CustomTestStringConvertible {
  /// What a test calls it.
  public let testDescription: String
  /// The deployment itself.
  public let deployment: Deployment

  /// The profiles of the package, and the samples.
  public static let all: [SampleSource] =
    profiles + SampleDeployment.allCases.map { SampleSource(testDescription: $0.rawValue, deployment: $0.deployment) }

  /// The profiles of all rules' examples.
  public static let examples: [SampleSource] = Catalogue.rules.flatMap { rule in
    rule.examples.filter { $0.language == .profile }.enumerated().flatMap { number, example in
      example.texts.compactMap { text in
        let plain = text.filter { $0 != "⟦" && $0 != "⟧" }
        return read("extends: base.yaml\n\(plain == "{}" ? "" : plain)\n").map {
          SampleSource(testDescription: "\(rule.id) \(number + 1)", deployment: $0)
        }
      }
    }
  }

  /// The profiles of the package.
  public static let profiles: [SampleSource] = {
    let root = Golden.package.appending(path: "Profiles")
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("base.yaml") }.compactMap { name in
      func bytes(_ path: String) -> [UInt8]? { (try? Data(contentsOf: root.appending(path: path))).map { Array($0) } }
      var sources = SourceMap()
      return bytes(name).flatMap { text in
        ProfileReader.read(name, text, into: &sources) { path in
          bytes(path).map { .success($0) } ?? .failure(UnreadableFile("there is none"))
        }.deployment
      }.map { SampleSource(testDescription: name, deployment: $0) }
    }
  }()

  /// The deployment of a profile, laid over the profile of all examples where it asks for that.
  public static func read(_ text: String) -> Deployment? {
    var sources = SourceMap()
    return ProfileReader.read("profile.yaml", Array(text.utf8), into: &sources) { path in
      path == "base.yaml" ? .success(Array(Example.base.utf8)) : .failure(UnreadableFile("there is none"))
    }.deployment
  }
}
