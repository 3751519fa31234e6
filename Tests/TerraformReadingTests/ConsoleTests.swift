import Foundation
import TestSupport
import Testing

/// Expressions one by one, with what the real Terraform says of each: every function, and the odd corners of every operator.
@Suite struct ConsoleTests {
  static let file = Golden.package.appending(path: "Tests/TerraformReadingTests/Recorded/console.txt")

  /// An expression, and what `terraform console` answered.
  static let recorded: [(expression: String, answer: String)] = {
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return stride(from: 0, to: lines.count - 1, by: 2).map { (String(lines[$0]), String(lines[$0 + 1].dropFirst(2))) }
  }()

  /// What is different here on purpose, and why.
  static let different: [String: String] = [
    "cidrhost(\"::ffff:10.0.0.0/112\",1)": "Terraform loses the length of the address",
    "yamldecode(\"a: 2020-01-01\")": "times in YAML are not known",
    "yamldecode(\"2020-01-01 10:00:00\")": "times in YAML are not known",
    "yamldecode(\"a: 2001-12-14t21:59:43.10-05:00\")": "times in YAML are not known",
    "yamldecode(\"a: !!binary aGk=\")": "bytes in YAML are not known",
  ]

  @Test func agreesWithWhatWasRecorded() {
    #expect(Self.recorded.count > 600)
    for (expression, answer) in Self.recorded where Self.different[expression] == nil {
      #expect(Worked.json(expression) == answer, "\(expression)")
    }
  }

  @Test func recordsWhatTerraformSays() throws {
    guard let console = try TerraformConsole() else { return }
    let answers = try console.answers(to: Self.recorded.map(\.expression))
    for ((expression, recorded), answer) in zip(Self.recorded, answers) {
      #expect(answer == recorded, "\(expression)")
    }
  }
}
