import Foundation
import ProxyModel
import Reading
import SourceText
import TestSupport
import Testing

/// A script of the folder `Scripts`, in which marks enclose what the command line would not understand.
struct ScriptFixture: Sendable, CustomTestStringConvertible {
  let name: String

  static let all: [ScriptFixture] = {
    let folder = Golden.package.appending(path: "Tests/ScriptReadingTests/Scripts")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { ScriptFixture(name: $0) }
  }()

  var testDescription: String { name }

  func reading() throws -> Reading {
    let folder = Golden.package.appending(path: "Tests/ScriptReadingTests/Scripts")
    return Reading(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
  }

  /// A text that was read, and what its marks enclosed.
  struct Reading {
    let result: InputReading
    let sources: SourceMap
    let marked: [String]

    init(_ marked: String, files: [String: String] = [:]) {
      var sources = SourceMap()
      let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
      result = ScriptReader.read("script.sh", Array(text.utf8), into: &sources) { path in
        files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("no such file"))
      }
      self.sources = sources
      self.marked = marked.split(separator: "⟦").dropFirst().map { String($0.prefix { $0 != "⟧" }) }
    }

    /// The only deployment.
    var deployment: Deployment { result.deployments[0] }

    func text(_ range: SourceRange) -> String { sources.file(of: range)?.text(range) ?? "?" }
  }
}
