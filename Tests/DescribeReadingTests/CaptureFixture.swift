import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport

/// A directory of captures, read with or without a change of its texts.
struct CaptureFixture {
  let reading: InputReading
  let sources: SourceMap

  /// The files of `Fixtures/orders`, of which some are changed or left out.
  init(changing changes: [String: (old: String, new: String)] = [:], without left: Set<String> = []) throws {
    let folder = Golden.package.appending(path: "Tests/DescribeReadingTests/Fixtures/orders")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var files: [(path: String, bytes: [UInt8])] = []
    for name in names where !left.contains(name) {
      var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      if let change = changes[name] {
        guard text.contains(change.old) else { throw RealTool.Failure.refused("\(name) has no \(change.old)") }
        text = text.replacing(change.old, with: change.new, maxReplacements: 1)
      }
      files.append((name, Array(text.utf8)))
    }
    self.init(files)
  }

  /// Files at hand.
  init(_ files: [(path: String, bytes: [UInt8])]) {
    var sources = SourceMap()
    reading = DescribeReader.read("captures", files, into: &sources)
    self.sources = sources
  }

  /// The one deployment in it.
  var deployment: Deployment? { reading.deployments.first }

  /// What is found, as rule, file and words that are pointed at.
  var findings: [(finding: Diagnostic, file: String, words: String)] {
    Judgement(of: reading.deployments).findings.map { finding in
      let file = sources.file(of: finding.primary.range)
      return (finding, file?.name ?? "?", file?.text(finding.primary.range) ?? "?")
    }
  }
}
