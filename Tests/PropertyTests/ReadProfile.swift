import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport

/// A profile with what the reader made of it.
struct ReadProfile: CustomStringConvertible {
  let sources: SourceMap
  let deployment: Deployment?
  let diagnostics: [Diagnostic]

  /// Reads the first of the files, and those that it extends.
  init(_ path: String = "p.yaml", _ files: [String: String]) {
    var sources = SourceMap()
    let result = ProfileReader.read(path, Array((files[path] ?? "").utf8), into: &sources) { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(UnreadableFile("there is none"))
    }
    self.sources = sources
    deployment = result.deployment
    diagnostics = result.diagnostics
  }

  /// Reads a text.
  init(_ text: String) { self.init("p.yaml", ["p.yaml": text]) }

  var description: String { complaints.isEmpty ? "a profile without mistakes" : complaints.joined(separator: "\n") }

  /// What is wrong, with the texts that it points at.
  var complaints: [String] {
    diagnostics.map { diagnostic in
      let place = sources.file(of: diagnostic.primary.range)?.text(diagnostic.primary.range) ?? "nowhere"
      return "\(diagnostic.message): \(diagnostic.primary.text) (\(place))"
    }
  }
}

/// What rules say of deployments, without the places, which another order moves.
struct Verdicts: Equatable {
  private let findings: [String: Int]
  private let outcomes: [String: Int]

  init(_ deployments: [Deployment]) {
    let judgement = Judgement(of: deployments)
    findings = Self.counted(
      judgement.findings.map { finding in
        let related = finding.related.map(\.text).sorted()
        let remarks = finding.remarks.map { "\($0.title): \($0.text)" }
        return "\(finding.severity) \(finding.rule ?? "") \(finding.message) | \(finding.primary.text) | \(related) | "
          + "\(remarks) | \(finding.help ?? "") | \(finding.resource ?? "")"
      })
    outcomes = Self.counted(
      judgement.outcomes.map { "\($0.rule.id) \($0.verdict) \($0.unknowns.map(\.reason).sorted())" })
  }

  /// Rules that are known to break the law and wait to be mended. HR092 silences HR094 by place; where a pool's share is not
  /// written, its own place is the first key of the file, which is or is not the key that HR094 points at.
  private static let unsteady = ["HR094"]

  /// What one says and the other does not.
  func difference(from other: Verdicts) -> String {
    let all = Set(findings.keys).union(other.findings.keys).union(outcomes.keys).union(other.outcomes.keys)
    return all.filter { findings[$0] != other.findings[$0] || outcomes[$0] != other.outcomes[$0] }
      .filter { text in !Self.unsteady.contains { text.contains($0 + " ") } }.sorted().joined(separator: "\n")
  }

  private static func counted(_ texts: [String]) -> [String: Int] {
    texts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
