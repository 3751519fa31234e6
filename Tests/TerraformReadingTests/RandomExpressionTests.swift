import Foundation
import TestSupport
import Testing

/// The law of the evaluator: whatever the expression, its value is what `terraform console` says.
@Suite struct RandomExpressionTests {
  @Test func agreesWithTerraform() throws {
    guard let console = try TerraformConsole() else { return }
    let given = ProcessInfo.processInfo.environment["HEADROOM_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...999_999)
    let count = ProcessInfo.processInfo.environment["HEADROOM_COUNT"].flatMap { Int($0) } ?? 4000
    print("random expressions of Terraform: seed \(seed)")
    var random = RandomExpressions(seed: seed)
    let expressions = (0..<count).map { _ in random.next() }
    let answers = try console.answers(to: expressions)
    var (refused, undecided) = (0, 0)
    for (expression, answer) in zip(expressions, answers) {
      let ours = Worked.json(expression)
      if answer == Worked.unknown {
        undecided += 1
        continue
      }
      if answer == Worked.refused { refused += 1 }
      #expect(ours == answer, "seed \(seed): \(expression)")
    }
    print("\(count) expressions, \(refused) refused by both, \(undecided) not decided by Terraform")
    #expect(refused < count * 2 / 3)
  }
}
