import Foundation
import TestSupport

/// The real `terraform console`, asked many expressions at once.
struct TerraformConsole {
  private let tool: RealTool

  /// Nil, with a printed line, where there is no Terraform.
  init?() throws {
    guard let tool = try RealTool.find("terraform", optional: true) else { return nil }
    self.tool = tool
  }

  /// What each expression comes to, as `jsonencode` writes it.
  ///
  /// The console ends at the first mistake and prints only the last answer, so that all are put into one list, each with a word
  /// for the case that it is refused. One that is not known makes the whole list unknown: then it is cut in two.
  func answers(to expressions: [String]) throws -> [String] {
    guard !expressions.isEmpty else { return [] }
    let folder = try TemporaryFolder()
    let lines = expressions.map { "    try(jsonencode(\($0)), \"\(Worked.refused)\"),\n" }.joined()
    try "locals {\n  answers = [\n\(lines)  ]\n}\n"
      .write(to: folder.url.appending(path: "main.tf"), atomically: false, encoding: .utf8)
    let outcome = try tool.run(
      ["console"], in: folder.url, environment: ["HOME": folder.url.path, "CHECKPOINT_DISABLE": "1"],
      input: "jsonencode(local.answers)\n")
    let answer = outcome.output.split(separator: "\n").last { $0.hasPrefix("\"") }
    if outcome.status == 0, let answer {
      let text = try JSONDecoder().decode(String.self, from: Data(answer.utf8))
      return try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }
    if expressions.count == 1 { return [outcome.status == 0 ? Worked.unknown : Worked.refused] }
    let half = expressions.count / 2
    return try answers(to: Array(expressions[..<half])) + answers(to: Array(expressions[half...]))
  }
}
