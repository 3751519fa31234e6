import Foundation
import ProxyModel
import Reading
import Rendering
import Rules
import SourceText
import Testing

/// What the rules say of a module in one of the forms in which it can arrive.
struct JudgedForm {
  /// What a message calls it.
  let name: String
  /// What is wrong with it as a file.
  let mistakes: [String]
  /// The answer of each rule by its id.
  private let outcomes: [String: Outcome]

  /// The directory as it is written.
  init(files: [RenderedFile]) {
    let texts = Dictionary(files.map { ($0.name, Array($0.text.utf8)) }) { $1 }
    let disk = InputFiles(
      read: { path in texts[path].map { .success($0) } ?? .failure(UnreadableFile("there is none")) },
      list: { directory in
        let prefix = directory == "." ? "" : directory + "/"
        let names = texts.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).prefix { $0 != "/" } }
        return names.isEmpty ? nil : Set(names.map(String.init)).sorted()
      })
    var sources = SourceMap()
    self.init("directory", TerraformReader.read(".", into: &sources, files: disk).reading)
  }

  /// What `terraform show -json` prints, of a plan or of a state.
  init(_ name: String, shown text: String) {
    var sources = SourceMap()
    self.init(name, PlanReader.read("\(name).json", Array(text.utf8), into: &sources))
  }

  private init(_ name: String, _ reading: InputReading) {
    self.name = name
    mistakes = reading.diagnostics.map { "\($0.message): \($0.primary.text)" }
    let judged = Judgement(of: reading.deployments).outcomes
    outcomes = Dictionary(judged.map { ($0.rule.id, $0) }) { first, _ in first }
  }

  /// What a plan knows and files do not, whether a proxy is about to be replaced; and the words of files, which Terraform has
  /// understood where there is a plan.
  static let knownFromPlansOn: Set = ["HR146", "HR220"]
  /// What a state tells and a plan does not, or the other way round: the region in the ARN of a secret that has yet to be made, and
  /// all that is said to Terraform and not to AWS.
  static let knownBeforeOrSinceStates: Set = ["HR034", "HR035", "HR038", "HR088", "HR129", "HR146"]

  /// The rules that found something, each with the resources that it found it at.
  var findings: [String: [String]] {
    outcomes.compactMapValues { outcome in outcome.findings.isEmpty ? nil : Self.resources(of: outcome) }
  }

  /// How many rules came to an answer of that kind.
  func count(_ verdict: Outcome.Verdict) -> Int { outcomes.values.count { $0.verdict == verdict } }

  /// Where another form that knows at least as much is judged otherwise: not at all, but where this one does not know.
  func differences(to other: JudgedForm, besides known: Set<String> = []) -> [String] {
    Set(outcomes.keys).union(other.outcomes.keys).subtracting(known).sorted().compactMap { rule in
      let (own, others) = (outcomes[rule], other.outcomes[rule])
      if let own, let others, !own.unknowns.isEmpty {
        // What is found already is found again; of the rest, any answer is more than none.
        let lost = Set(Self.resources(of: own)).subtracting(Self.resources(of: others))
        if own.verdict != .notApplicable, others.verdict == .notApplicable {
          return "\(rule): nothing of the kind in \(other.name)"
        }
        return lost.isEmpty ? nil : "\(rule): \(other.name) has not found \(lost.sorted())"
      }
      let (left, right) = (Self.words(for: own), Self.words(for: others))
      return left == right ? nil : "\(rule): \(name) \(left), \(other.name) \(right)"
    }
  }

  private static func resources(of outcome: Outcome) -> [String] {
    outcome.findings.map { $0.resource ?? "?" }.sorted()
  }

  private static func words(for outcome: Outcome?) -> String {
    guard let outcome else { return "says nothing" }
    let unknowns = outcome.unknowns.map(\.reason)
    return ["\(outcome.verdict)", "\(resources(of: outcome))", unknowns.isEmpty ? "" : "\(unknowns)"].joined(
      separator: " ")
  }
}
