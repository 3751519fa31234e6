import Reading
import Rules
import SourceText
import Testing

/// From a clean deployment one mistake is made at a time, and exactly the rule that is about it must speak.
@Suite struct MutationTests {
  /// Rules on which mutations wait until they are there.
  private static let awaited: Set<String> = []

  @Test(arguments: Mutation.all) func isFoundByItsRuleAlone(_ mutation: Mutation) throws {
    guard !Self.awaited.contains(mutation.rule) else { return }
    let findings = try Self.findings(mutation.profiles)
    let rules = Set(findings.map(\.rule))
    #expect(rules.contains(mutation.rule), "not found, but \(rules.compactMap(\.self).sorted())")
    let strangers = findings.filter {
      $0.severity > .note && $0.rule != mutation.rule && !mutation.companions.contains($0.rule ?? "")
    }
    #expect(strangers.isEmpty, "\(strangers.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }

  @Test(arguments: [[CleanProfile.postgres], [.mysql], [.development], [.postgres, .development]])
  func nothingIsWrongBefore(_ profiles: [CleanProfile]) throws {
    let findings = try Self.findings(profiles.map { $0.text(changing: [:]) }).filter { $0.severity > .note }
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }

  @Test func thereAreHundreds() {
    let texts = Set(Mutation.all.map(\.profiles))
    #expect(texts.count >= 500, "\(texts.count) mutations")
    #expect(texts.count == Mutation.all.count, "a mutation is there twice, or changes nothing")
    let clean = Set([CleanProfile.postgres, .mysql].map { [$0.text(changing: [:])] })
    #expect(texts.isDisjoint(with: clean))
    let missing = Set(Mutation.all.map(\.rule)).subtracting(Catalogue.rules.map(\.id))
    #expect(missing == Self.awaited, "\(missing.sorted()) are not in the catalogue")
  }

  @Test(arguments: Mutation.fleets) func theOrderOfFilesDoesNotMatter(_ mutation: Mutation) throws {
    let orders = try [mutation.profiles, mutation.profiles.reversed()].map { profiles in
      Set(try Self.findings(profiles).map { "\($0.rule ?? "") \($0.primary.text) \($0.help ?? "")" })
    }
    #expect(orders[0] == orders[1])
  }

  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  private static func findings(_ profiles: [String]) throws -> [Diagnostic] {
    var sources = SourceMap()
    let deployments = try profiles.enumerated().map { index, text in
      let result = ProfileReader.read("\(index).yaml", Array(text.utf8), into: &sources) { _ in
        .failure(UnreadableFile("there is no such file"))
      }
      guard let deployment = result.deployment else {
        throw Unreadable(
          description: result.diagnostics.map { "\($0.message): \($0.primary.text)" }.joined(separator: "; "))
      }
      return deployment
    }
    return Judgement(of: deployments).findings
  }
}
