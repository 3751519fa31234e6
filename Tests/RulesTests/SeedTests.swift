import Foundation
import Reading
import Rules
import SourceText
import Testing

/// The mistakes of tutorials and samples, as profiles: each says in its first lines which rule finds it, and where.
@Suite struct SeedTests {
  /// Rules on which profiles wait until they are there.
  private static let awaited: Set<String> = []

  @Test(arguments: SeedProfile.all) func isFound(_ seed: SeedProfile) throws {
    #expect(!seed.expected.isEmpty, "no rule is named in the first lines")
    guard Self.awaited.isDisjoint(with: seed.expected.map(\.rule)) else { return }
    let (findings, sources) = try seed.findings()
    for (rule, text) in seed.expected {
      let places = findings.filter { $0.rule == rule }.map {
        sources.file(of: $0.primary.range)?.text($0.primary.range)
      }
      #expect(
        places == [text], "\(rule) at \(places); in all \(findings.map { "\($0.rule ?? ""): \($0.primary.text)" })")
    }
    let others = findings.filter { finding in
      finding.severity == .error && !seed.expected.contains { $0.rule == finding.rule }
    }
    #expect(others.isEmpty, "\(others.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }

  @Test(arguments: ["base-postgres", "base-mysql"]) func nothingIsWrongBelow(_ name: String) throws {
    let findings = try SeedProfile(name).findings().findings.filter { $0.severity > .note }
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }

  @Test func noneIsForgotten() {
    #expect(SeedProfile.all.count >= 50)
    let missing = Set(SeedProfile.all.flatMap { $0.expected.map(\.rule) }).subtracting(Catalogue.rules.map(\.id))
    #expect(missing == Self.awaited, "\(missing.sorted()) are not in the catalogue")
  }
}

/// A profile with a mistake, and the ones that are read beside it.
struct SeedProfile: Sendable, CustomTestStringConvertible {
  let name: String
  /// From lines such as `# HR103 at: EXCLUDE_VARIABLE_SETS`.
  let expected: [(rule: String, text: String)]
  var testDescription: String { name }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/seeds")

  static let all: [SeedProfile] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.sorted().filter { !$0.hasPrefix("base-") && !$0.hasSuffix(".beside.yaml") && $0.hasSuffix(".yaml") }
      .compactMap { try? SeedProfile(String($0.dropLast(".yaml".count))) }
  }()

  init(_ name: String) throws {
    self.name = name
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).yaml"), encoding: .utf8)
    expected = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.compactMap { line in
      guard let mark = line.range(of: " at: "), line.hasPrefix("# HR") else { return nil }
      return (
        String(line[line.index(line.startIndex, offsetBy: 2)..<mark.lowerBound]), String(line[mark.upperBound...])
      )
    }
  }

  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  func findings() throws -> (findings: [Diagnostic], sources: SourceMap) {
    var sources = SourceMap()
    let names = [name, "\(name).beside"].map { "\($0).yaml" }
    let deployments = try names.compactMap { name in
      try? Data(contentsOf: Self.folder.appending(path: name))
    }.enumerated().map { index, bytes in
      let result = ProfileReader.read(names[index], Array(bytes), into: &sources) { path in
        guard let bytes = try? Data(contentsOf: Self.folder.appending(path: path)) else {
          return .failure(UnreadableFile("no such file"))
        }
        return .success(Array(bytes))
      }
      guard let deployment = result.deployment else {
        throw Unreadable(
          description: result.diagnostics.map { "\($0.message): \($0.primary.text)" }.joined(separator: "; "))
      }
      return deployment
    }
    return (Judgement(of: deployments).findings, sources)
  }
}
