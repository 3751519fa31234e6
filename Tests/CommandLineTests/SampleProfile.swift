import Foundation
import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText
import TestSupport

/// The deployments that the scripts are held to: the profiles that people learn from, and the samples of the tests.
enum SampleProfile: CustomStringConvertible, Sendable, CaseIterable {
  case profile(String)
  case sample(SampleDeployment)

  static let allCases: [SampleProfile] =
    [
      "app-runner", "django-row-level-security", "lambda-iam", "mysql-password", "orders/dev", "orders/prod",
      "orders/staging", "serverless-v2-reader",
    ].map { .profile($0) } + SampleDeployment.allCases.map { .sample($0) }

  var description: String {
    switch self {
    case .profile(let name): name
    case .sample(let sample): "sample \(sample.rawValue)"
    }
  }

  func deployment() throws -> Deployment {
    switch self {
    case .sample(let sample): return sample.deployment
    case .profile(let name):
      let folder = Golden.package.appending(path: "Profiles")
      func bytes(_ path: String) -> Result<[UInt8], UnreadableFile> {
        Result { Array(try Data(contentsOf: folder.appending(path: path))) }.mapError { _ in
          UnreadableFile("it is not there")
        }
      }
      var sources = SourceMap()
      let path = "\(name).yaml"
      let result = ProfileReader.read(path, try bytes(path).get(), into: &sources, readFile: bytes)
      guard let deployment = result.deployment else {
        throw RealTool.Failure.refused("\(name): \(result.diagnostics)")
      }
      return deployment
    }
  }

  func scripts() throws -> [RenderedFile] { try CommandLineRenderer.render(try deployment()) }
}
