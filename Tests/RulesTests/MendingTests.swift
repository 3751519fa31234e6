import ProxyModel
import Rules
import SourceText
import Testing

/// Rules that say how a finding is mended are held to it, by the examples on their own pages.
@Suite struct MendingTests {
  /// The examples with a finding that says how it is mended.
  static let mendable: [RuleExample] = RuleExample.all.filter { example in
    guard example.example.verdict == .violates, example.example.language == .profile,
      let reading = try? ExampleReading(example.example)
    else { return false }
    return reading.judgement(by: example.rule).findings.contains { $0.rule == example.rule.id && !$0.edits.isEmpty }
  }

  @Test(arguments: mendable) func mendsAndStays(_ example: RuleExample) throws {
    let unmarked = example.example.texts.map { ExampleReading.unmarked($0).text }
    let reading = try ExampleReading(unmarked.map { ($0, []) })
    let findings = reading.judgement(by: example.rule).findings
    let plan = EditPlan(findings.map(\.edits), in: reading.sources)
    #expect(plan.refused.isEmpty)

    var mended: [String] = []
    for (index, text) in unmarked.enumerated() {
      let name = "example\(index + 1).yaml"
      let file = try #require(reading.sources.files.first { $0.name == name })
      let after = Replacement.apply(plan.replacements[name] ?? [], to: file.bytes)
      // Every line without an edit is the line it was.
      let old = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let touched = (plan.replacements[name] ?? []).map { replacement in
        file.bytes[..<replacement.bytes.lowerBound].count { $0 == 0x0A }
      }
      let new = after.split(separator: 0x0A, omittingEmptySubsequences: false)
      if old.count == new.count {
        for line in old.indices where !touched.contains(line) { #expect(old[line] == new[line]) }
      }
      let whole = String(decoding: after, as: UTF8.self)
      mended.append(String(whole.dropFirst("extends: base.yaml\n".count).dropLast()))
      #expect(text.isEmpty || mended.last != text || plan.replacements[name] == nil)
    }
    let second = try ExampleReading(mended.map { ($0, []) }).judgement(by: example.rule)
    let left = second.findings.filter { !$0.edits.isEmpty }
    #expect(left.isEmpty, "\(example.rule.id) still finds \(left.map(\.primary.text))")
    #expect(!second.findings.contains { $0.rule == example.rule.id })
  }

  @Test func someRulesSayHowTheyAreMended() {
    #expect(Set(Self.mendable.map(\.rule.id)).isSuperset(of: ["HR066", "HR081", "HR094", "HR145"]))
  }
}
