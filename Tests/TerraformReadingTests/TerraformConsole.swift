import Foundation
import TestSupport

/// The real `terraform console`, asked many expressions at once.
struct TerraformConsole {
  private let tool: RealTool
  /// Whether it forgives one side of `&&` and `||` what is wrong with it where the other one decides: since 1.12.
  let hasShortCircuits: Bool

  /// Nil, with a printed line, where there is no Terraform.
  init?() throws {
    guard let tool = try RealTool.find("terraform", optional: true) else { return nil }
    self.tool = tool
    let folder = try TemporaryFolder()
    let words = try tool.run(["version"], in: folder.url).output.split(whereSeparator: \.isWhitespace)
    let version = words.first { $0.hasPrefix("v") && $0.dropFirst().first?.isNumber == true } ?? ""
    let numbers = version.dropFirst().split(separator: ".").compactMap { Int($0) }
    hasShortCircuits = numbers.count > 1 && (numbers[0] > 1 || numbers[1] >= 12)
  }

  /// What each expression comes to, as `jsonencode` writes it.
  ///
  /// The console ends at the first mistake and prints only the last answer, so that all are put into one list, each with a word
  /// for the case that it is refused. In base 64 each stands in a line of its own, whatever is in it; one that is not known
  /// stands there in words. Where an expression breaks the whole list, it is cut in two.
  func answers(to expressions: [String]) throws -> [String] {
    guard !expressions.isEmpty else { return [] }
    if expressions.count > Self.batch { return try answersOfHalves(of: expressions) }
    let folder = try TemporaryFolder()
    let lines = expressions.map { "    try(base64encode(jsonencode(\($0))), \"\(Worked.refused)\"),\n" }.joined()
    try "locals {\n  answers = [\n\(lines)  ]\n}\n"
      .write(to: folder.url.appending(path: "main.tf"), atomically: false, encoding: .utf8)
    let outcome = try tool.run(
      ["console"], in: folder.url, environment: ["HOME": folder.url.path, "CHECKPOINT_DISABLE": "1"],
      input: "local.answers\n")
    if outcome.status == 0, let answers = Self.answers(in: outcome.output), answers.count == expressions.count {
      return answers
    }
    if expressions.count == 1 { return [Worked.refused] }
    return try answersOfHalves(of: expressions)
  }

  /// How many are asked at once: few enough that one that breaks a list is soon found in it.
  private static let batch = 250

  private func answersOfHalves(of expressions: [String]) throws -> [String] {
    let half = expressions.count / 2
    return try answers(to: Array(expressions[..<half])) + answers(to: Array(expressions[half...]))
  }

  private static func answers(in output: String) -> [String]? {
    let lines = output.split(separator: "\n")
    guard let start = lines.firstIndex(of: "["), let end = lines.lastIndex(of: "]"), start < end else { return nil }
    return lines[(start + 1)..<end].map { line in
      let word = line.trimmingCharacters(in: CharacterSet(charactersIn: " ,\""))
      if word == "(known after apply)" { return Worked.unknown }
      guard word != Worked.refused, let bytes = Data(base64Encoded: word) else { return Worked.refused }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
