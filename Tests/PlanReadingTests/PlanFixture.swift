import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport

/// A plan or a state that the real Terraform wrote, read with or without a change of its text.
struct PlanFixture {
  let reading: InputReading
  let sources: SourceMap

  /// `orders.plan.json` and its like.
  init(_ name: String, replacing old: String = "", with new: String = "") throws {
    let text = try Self.text(name)
    self.init(text: old.isEmpty ? text : text.replacing(old, with: new), name)
  }

  init(text: String, _ name: String = "plan.json") {
    var sources = SourceMap()
    reading = PlanReader.read(name, Array(text.utf8), into: &sources)
    self.sources = sources
  }

  static func text(_ name: String) throws -> String {
    try String(
      contentsOf: Golden.package.appending(path: "Tests/PlanReadingTests/Fixtures/\(name)"), encoding: .utf8)
  }

  /// The one deployment in it.
  var deployment: Deployment? { reading.deployments.first }

  /// What a rule finds, each with the words that it points at.
  func findings(of rule: String) -> [(finding: Diagnostic, words: String)] {
    Judgement(of: reading.deployments).findings.filter { $0.rule == rule }.map { finding in
      (finding, sources.file(of: finding.primary.range)?.text(finding.primary.range) ?? "?")
    }
  }
}
