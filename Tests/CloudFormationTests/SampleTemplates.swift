import Foundation
import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// A deployment that templates are rendered from: one of the package's profiles, or a sample.
struct Subject: Sendable, CustomTestStringConvertible {
  let name: String
  let deployment: Deployment
  var testDescription: String { name }

  /// All of them.
  static let all =
    profiles + SampleDeployment.allCases.map { Subject(name: "sample-\($0.rawValue)", deployment: $0.deployment) }

  /// Every profile of `Profiles` that is complete in itself.
  static let profiles: [Subject] = {
    let root = Golden.package.appending(path: "Profiles")
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("base.yaml") }.compactMap { name in
      read(name, in: root).map {
        Subject(name: name.replacing("/", with: "-").replacing(".yaml", with: ""), deployment: $0)
      }
    }
  }()

  /// One of the profiles.
  static func profile(_ name: String) throws -> Deployment {
    try #require(profiles.first { $0.name == name }, "Profiles/\(name).yaml is not read").deployment
  }

  private static func read(_ name: String, in root: URL) -> Deployment? {
    func bytes(_ path: String) -> [UInt8]? { (try? Data(contentsOf: root.appending(path: path))).map { Array($0) } }
    guard let profile = bytes(name) else { return nil }
    var sources = SourceMap()
    return ProfileReader.read(name, profile, into: &sources) { path in
      bytes(path).map { .success($0) } ?? .failure(UnreadableFile("there is none"))
    }.deployment
  }
}

/// One style of one subject.
struct Sample: Sendable, CustomTestStringConvertible {
  let subject: Subject
  let style: CloudFormationRenderer.Style
  var testDescription: String { "\(subject.name), \(style.rawValue)" }

  static let all = Subject.all.flatMap { subject in
    CloudFormationRenderer.Style.allCases.map { Sample(subject: subject, style: $0) }
  }

  func text(_ format: CloudFormationRenderer.Format) throws -> String {
    try CloudFormationRenderer.render(subject.deployment, style: style, format: format).text
  }
}
