import AWSFacts
import ProxyModel
import Reading
import SourceText
import Testing

@testable import Rules

/// Every rule is tested by the examples that its own page shows.
@Suite struct RuleExamples {
  @Test(arguments: RuleExample.all)
  func comesToItsVerdict(_ example: RuleExample) throws {
    let reading = try ExampleReading(example.example)
    let judgement = reading.judgement(by: example.rule)
    let verdicts = Set(judgement.outcomes.filter { $0.rule.id == example.rule.id }.map(\.verdict))
    let expected: Outcome.Verdict =
      switch example.example.verdict {
      case .violates: .violated
      case .holds: .holds
      case .undetermined: .undetermined
      case .notApplicable: .notApplicable
      }
    #expect(verdicts.contains(expected), "\(example.rule.id) says \(verdicts)")
    let found = judgement.findings.filter { $0.rule == example.rule.id }.map(\.primary.range).sorted().map {
      reading.text(of: $0)
    }
    #expect(found == reading.marked, "\(example.rule.id) points elsewhere")
  }

  /// A violation is a violation of that rule: whatever else is wrong with the example is a warning at most.
  @Test(arguments: RuleExample.all.filter { $0.example.verdict == .violates })
  func hasNoOtherError(_ example: RuleExample) throws {
    let judgement = Judgement(of: try ExampleReading(example.example).deployments)
    let others = judgement.findings.filter { $0.severity == .error && $0.rule != example.rule.id }
    #expect(others.isEmpty, "\(others.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }

  @Test(arguments: Catalogue.rules.map(\.id)) func isComplete(_ id: String) throws {
    let rule = try #require(Catalogue.rule(id))
    let verdicts = Set(rule.examples.map(\.verdict))
    // What is to be said of a comment is always to be told from the comment, and no page of AWS says it.
    let isOnComments = rule.topic == .suppressions
    #expect(
      verdicts.isSuperset(of: isOnComments ? [.violates, .holds] : [.violates, .holds, .undetermined]),
      "\(id) lacks an example")
    #expect(!rule.sources.isEmpty || isOnComments)
    #expect(rule.severity != .error || rule.confidence == .settled || rule.confidence == .derived)
    #expect(rule.silences.allSatisfy { $0.hasPrefix("HR") && $0 != id })
  }

  @Test func noNumberIsUsedTwice() {
    #expect(Catalogue.topics.joined().count == Catalogue.rules.count, "two rules have one number")
    #expect(Set(Catalogue.rules.map(\.slug)).count == Catalogue.rules.count)
  }

  @Test func theBaseOfAllExamplesIsClean() throws {
    let judgement = Judgement(of: try ExampleReading(.holds("{}")).deployments)
    #expect(judgement.findings.isEmpty, "\(judgement.findings.map { "\($0.rule ?? ""): \($0.primary.text)" })")
  }
}

/// One example of one rule.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: Example
  let number: Int

  static let all: [RuleExample] = Catalogue.rules.flatMap { rule in
    rule.examples.enumerated().map { RuleExample(rule: rule, example: $1, number: $0 + 1) }
  }

  var testDescription: String { "\(rule.id) \(example.verdict.rawValue) #\(number)" }
}

/// An example as its reader reads it, with the places that its marks enclose; a profile as `extends` would read it.
struct ExampleReading {
  let deployments: [Deployment]
  /// The marked texts in the order of the files.
  let marked: [String]
  /// The comments that speak to headroom.
  let directives: [Directive]
  let sources: SourceMap
  /// The day on which all examples are judged.
  static let today = Day(secondsSince1970: 1_780_000_000)

  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// What a rule says; a rule on suppressions speaks of what all the others found.
  func judgement(by rule: Rule) -> Judgement {
    Judgement(
      of: deployments, by: rule.topic == .suppressions ? Catalogue.rules : [rule], directives: directives,
      today: Self.today)
  }

  init(_ example: Example) throws {
    try self.init(example.texts.map { Self.unmarked($0) }, in: example.language)
  }

  /// Reads texts without their marks, each with what those enclosed.
  init(_ texts: [(text: String, marks: [String])], in language: Example.Language = .profile) throws {
    var directives: [Directive] = []
    var sources = SourceMap()
    var deployments: [Deployment] = []
    var marked: [String] = []
    for (index, (text, marks)) in texts.enumerated() {
      marked += marks
      let reading = Self.read(text, number: index + 1, in: language, into: &sources)
      guard !reading.deployments.isEmpty else {
        throw Unreadable(
          description: reading.diagnostics.map { "\($0.message): \($0.primary.text)" }.joined(separator: "; "))
      }
      deployments += reading.deployments
      directives += reading.directives
    }
    (self.deployments, self.sources, self.marked, self.directives) = (deployments, sources, marked, directives)
  }

  private static func read(
    _ text: String, number: Int, in language: Example.Language, into sources: inout SourceMap
  ) -> InputReading {
    switch language {
    case .profile:
      let bytes = Array("extends: base.yaml\n\(text == "{}" ? "" : text)\n".utf8)
      let result = ProfileReader.read("example\(number).yaml", bytes, into: &sources) { path in
        path == "base.yaml" ? .success(Array(Example.base.utf8)) : .failure(UnreadableFile("no such file"))
      }
      return InputReading(
        .profile, deployments: result.deployment.map { [$0] } ?? [], diagnostics: result.diagnostics,
        directives: result.directives)
    case .cloudformation:
      return CloudFormationReader.read(
        "example\(number).yaml", Array(text.utf8), into: &sources,
        files: InputFiles(read: { _ in .failure(UnreadableFile("no such file")) }, list: { _ in nil }))
    case .script:
      return ScriptReader.read("example\(number).sh", Array("\(text)\n".utf8), into: &sources) { _ in
        .failure(UnreadableFile("no such file"))
      }
    case .capture:
      let file = (path: "example\(number).json", bytes: Array("\(text)\n".utf8))
      return DescribeReader.read("captures", [file], into: &sources)
    case .terraform:
      let name = "example\(number).tf"
      return TerraformReader.read(
        ".", into: &sources,
        files: InputFiles(
          read: { $0 == name ? .success(Array("\(text)\n".utf8)) : .failure(UnreadableFile("no such file")) },
          list: { $0 == "." ? [name] : nil })
      ).reading
    }
  }

  func text(of range: SourceRange) -> String { sources.file(of: range)?.text(range) ?? "?" }

  /// The profile without its marks, and what they enclosed.
  static func unmarked(_ profile: String) -> (text: String, marks: [String]) {
    var text = "", marks: [String] = [], open: String?
    for character in profile {
      switch character {
      case "⟦": open = ""
      case "⟧":
        marks.append(open ?? "")
        open = nil
      default:
        text.append(character)
        open?.append(character)
      }
    }
    return (text, marks)
  }
}
