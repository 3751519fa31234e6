import Foundation
import ProxyModel
import Reading
import SampleDeployments
import SourceText
import TestSupport

/// How one deployment is written down: `Places/orders.*`, and what AWS would say of the profile once it runs.
enum WrittenForm: String, CaseIterable, Sendable {
  case profile = "orders.yaml"
  case terraform = "orders.tf"
  case template = "orders.template.yaml"
  case script = "orders.sh"
  case capture

  /// Its files, before anything is wrong with them.
  func files() throws -> [(name: String, text: String)] {
    if self == .capture {
      guard let deployment = try Self.profile.read(Self.profile.files()).deployments.first,
        let captured = CapturedText(of: deployment)
      else { throw RealTool.Failure.refused("the profile cannot be captured") }
      return captured.files
    }
    let file = Golden.package.appending(path: "Tests/FormTests/Places/\(rawValue)")
    return [(rawValue, try String(contentsOf: file, encoding: .utf8))]
  }

  /// What the files say.
  func read(_ files: [(name: String, text: String)]) -> InputReading { read(files).reading }

  func read(_ files: [(name: String, text: String)]) -> (reading: InputReading, sources: SourceMap) {
    var sources = SourceMap()
    let files = files.map { (name: $0.name, bytes: Array($0.text.utf8)) }
    let (name, bytes) = files.first ?? ("", [])
    func none(_ path: String) -> Result<[UInt8], UnreadableFile> { .failure(UnreadableFile("no such file")) }
    let reading =
      switch self {
      case .profile: Self.profileReading(name, bytes, into: &sources)
      case .terraform: TerraformReader.read(".", into: &sources, files: .inMemory(files)).reading
      case .template: CloudFormationReader.read(name, bytes, into: &sources, files: .inMemory([]))
      case .script: ScriptReader.read(name, bytes, into: &sources) { none($0) }
      case .capture: DescribeReader.read("captured", files.map { ($0.name, $0.bytes) }, into: &sources)
      }
    return (reading, sources)
  }

  private static func profileReading(_ name: String, _ bytes: [UInt8], into sources: inout SourceMap) -> InputReading {
    let result = ProfileReader.read(name, bytes, into: &sources) { _ in .failure(UnreadableFile("no such file")) }
    return InputReading(
      .profile, deployments: result.deployment.map { [$0] } ?? [], diagnostics: result.diagnostics,
      directives: result.directives)
  }
}

/// A mistake, and how somebody makes it in each form.
struct PlacedFault: Sendable {
  /// The rule that finds it.
  let rule: String
  /// Whether other rules are not asked, because the deployment as a whole makes no sense with it: a family without its database.
  let isAlone: Bool
  /// What is written instead of what, with marks around what the finding is to point at.
  let edits: [WrittenForm: [Edit]]

  /// A replacement in one of the files.
  struct Edit: Sendable {
    let old: String
    let new: String
    /// Which of several equal texts it is, from the first on.
    var occurrence = 1
    /// In which file; in any where there is one only.
    var file: String?

    init(_ old: String, _ new: String, _ occurrence: Int = 1, in file: String? = nil) {
      (self.old, self.new, self.occurrence, self.file) = (old, new, occurrence, file)
    }
  }

  init(_ rule: String, isAlone: Bool = false, _ edits: [WrittenForm: [Edit]]) {
    (self.rule, self.isAlone, self.edits) = (rule, isAlone, edits)
  }

  /// The files with the fault, and the line that is to be pointed at.
  func files(in form: WrittenForm) throws -> (files: [(name: String, text: String)], place: FaultPlace)? {
    guard let edits = edits[form] else { return nil }
    var files = try form.files()
    for edit in edits {
      let index = edit.file.flatMap { name in files.firstIndex { $0.name == name } } ?? 0
      let ranges = files[index].text.ranges(of: edit.old)
      guard ranges.count >= edit.occurrence else {
        throw RealTool.Failure.refused("\(files[index].name) has no \(edit.old)\n\(files[index].text)")
      }
      files[index].text.replaceSubrange(ranges[edit.occurrence - 1], with: edit.new)
    }
    for index in files.indices {
      guard let mark = files[index].text.firstIndex(of: "⟦") else { continue }
      let line = files[index].text[..<mark].count { $0 == "\n" } + 1
      files[index].text.removeAll { $0 == "⟦" || $0 == "⟧" }
      return (files, FaultPlace(file: files[index].name, line: line))
    }
    throw RealTool.Failure.refused("nothing is marked")
  }
}

/// A line of a file.
struct FaultPlace: Hashable, CustomStringConvertible {
  let file: String
  let line: Int

  var description: String { "\(file):\(line)" }
}
