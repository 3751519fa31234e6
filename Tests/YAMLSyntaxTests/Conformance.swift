import Foundation
import SourceText

/// Where the public suites lie, and the files in them. They are never part of the project.
enum Conformance {
  /// `HEADROOM_CONFORMANCE`, or the folder `shared/conformance` beside the package.
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["HEADROOM_CONFORMANCE"] { return URL(filePath: path) }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared/conformance")
  }()

  /// A suite's folder, or nil with a line that says that its test is skipped.
  static func suite(_ path: String) -> URL? {
    let folder = root.appending(path: path)
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    print("skipped: no \(path) in \(root.path); set HEADROOM_CONFORMANCE to run it")
    return nil
  }

  static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  static func file(_ url: URL) throws -> SourceFile { SourceFile(name: url.lastPathComponent, bytes: try bytes(url)) }
}

/// One case of the YAML test suite: a folder with an input, and events or the word that it is an error.
struct YAMLSuiteCase {
  let name: String
  let folder: URL

  var input: URL { folder.appending(path: "in.yaml") }
  var isError: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "error").path) }
  var events: String { get throws { try String(contentsOf: folder.appending(path: "test.event"), encoding: .utf8) } }

  /// The cases in the order of their names; `name` and `tags` hold links to the same ones.
  static func all(in suite: URL) throws -> [YAMLSuiteCase] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: suite.path).sorted().filter { !["name", "tags"].contains($0) }
      .flatMap { id in
        let folder = suite.appending(path: id)
        if manager.fileExists(atPath: folder.appending(path: "in.yaml").path) {
          return [YAMLSuiteCase(name: id, folder: folder)]
        }
        return ((try? manager.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().map {
          YAMLSuiteCase(name: "\(id)/\($0)", folder: folder.appending(path: $0))
        }.filter { manager.fileExists(atPath: $0.input.path) }
      }
  }
}
