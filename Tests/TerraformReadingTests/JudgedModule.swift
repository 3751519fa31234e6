import Foundation
import ProxyModel
import Reading
import Rules
import SourceText
import TestSupport

/// A directory of Terraform that stands beside these tests, read and judged by every rule.
struct JudgedModule {
  /// What is found, each as `file:line:column rule resource`, in the order of the files.
  let findings: [String]
  private let advice: [(rule: String, words: String)]
  /// Where values are written that findings point at by the variable's name, each as `rule resource: file:line:column`.
  let origins: [String]
  /// What is wrong with the files, each as `file:line:column message: label`.
  let mistakes: [String]
  /// What was looked at and left.
  let passedOver: [String]
  /// What to do for more to be seen.
  let hint: String?
  /// What there is, if anything.
  let deployment: Deployment?

  init(_ name: String, _ arguments: [TerraformVariables.Argument] = []) {
    let folder = Golden.package.appending(path: "Tests/TerraformReadingTests/Modules/\(name)")
    let disk = InputFiles(
      read: { path in
        guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
          return .failure(UnreadableFile("there is no such file"))
        }
        return .success(Array(data))
      },
      list: { path in try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted() }
    )
    var sources = SourceMap()
    let reading = TerraformReader.read(".", TerraformVariables(arguments: arguments), into: &sources, files: disk)
      .reading
    func place(_ range: SourceRange) -> String {
      guard let file = sources.file(of: range) else { return "?" }
      let position = LineTable(file).position(at: range.bytes.lowerBound)
      return "\(file.name):\(position.line):\(position.column)"
    }
    let found = Judgement(of: reading.deployments, directives: reading.directives).findings
    findings = found.map { "\(place($0.primary.range)) \($0.rule ?? "?") \($0.resource ?? "?")" }
    advice = found.map { ($0.rule ?? "?", "\(place($0.primary.range)) \($0.primary.text): \($0.help ?? "?")") }
    origins = found.flatMap { finding in
      finding.related.filter { $0.text == "the value comes from here" }.map { label in
        "\(finding.rule ?? "?") \(finding.resource ?? "?"): \(place(label.range))"
      }
    }
    mistakes = reading.diagnostics.map { mistake in
      let label = mistake.primary.text
      return "\(place(mistake.primary.range)) \(mistake.message)" + (label.isEmpty ? "" : ": \(label)")
    }
    passedOver = reading.passedOver.map { "\($0.what): \($0.why)" }
    (hint, deployment) = (reading.hint, reading.deployments.first)
  }

  /// What a rule says, each as `file:line:column what is to be seen: what to do`.
  func advice(of rule: String) -> [String] { advice.filter { $0.rule == rule }.map(\.words) }
}
