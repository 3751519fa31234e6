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

  /// What was recorded with Terraform 1.11 and is different since 1.12.
  static let changed: [String: String] = ["element([1,2,3],-1)": "3"]

  @Test func agreesWithWhatWasRecorded() {
    #expect(Self.recorded.count > 600)
    for (expression, answer) in Self.recorded where Self.different[expression] == nil {
      #expect(Worked.json(expression, hasShortCircuits: false) == answer, "\(expression)")
      #expect(Worked.json(expression) == Self.changed[expression] ?? answer, "\(expression)")
    }
  }

  @Test func recordsWhatTerraformSays() throws {
    guard let console = try TerraformConsole() else { return }
    let answers = try console.answers(to: Self.recorded.map(\.expression))
    for ((expression, recorded), answer) in zip(Self.recorded, answers) {
      let recorded = console.hasShortCircuits ? Self.changed[expression] ?? recorded : recorded
      #expect(answer == recorded, "\(expression)")
    }
  }

  /// As HCL's own source has it: since 2.24, a null beside `&&` or `||` is as good as `false`, but does not let `||` be decided.
  @Test(arguments: [
    ("null && true", "false"), ("true && null", "false"), ("null || true", "true"), ("null || false", Worked.refused),
    ("null && []", Worked.refused), ("false && upper(null)", "false"), ("upper(null) && true", Worked.refused),
    ("true ? \"x\" : ([true, upper(null)][0] || false)", "\"x\""),
  ])
  func decidesByOneSide(_ expression: String, _ answer: String) {
    #expect(Worked.json(expression) == answer)
  }

  /// Before, both sides count.
  @Test(arguments: ["null && true", "true && null", "null || true", "false && upper(null)"])
  func asksBothSides(_ expression: String) {
    #expect(Worked.json(expression, hasShortCircuits: false) == Worked.refused)
  }
}
