import Foundation
import TestSupport
import Testing

/// The law of the evaluator: whatever the expression, its value is what `terraform console` says.
@Suite struct RandomExpressionTests {
  @Test func agreesWithTerraform() throws {
    guard let console = try TerraformConsole() else { return }
    let given = ProcessInfo.processInfo.environment["HEADROOM_SEED"].flatMap { UInt64($0) }
    // Picked before anyone looked what it finds.
    let seed = given ?? 20_261_129
    let count = ProcessInfo.processInfo.environment["HEADROOM_COUNT"].flatMap { Int($0) } ?? 2000
    print("random expressions of Terraform: seed \(seed)")
    var random = RandomExpressions(seed: seed)
    let expressions = (0..<count).map { _ in random.next() }
    let answers = try console.answers(to: expressions)
    var (refused, undecided, unknown) = (0, 0, 0)
    for (expression, answer) in zip(expressions, answers) {
      // What Terraform does not know it may know once it is applied; nothing here could be held against it.
      guard answer != Worked.unknown else {
        undecided += 1
        continue
      }
      if answer == Worked.refused { refused += 1 }
      let ours = Worked.json(expression, hasShortCircuits: console.hasShortCircuits)
      if ours == Worked.unknown {
        unknown += 1
      } else {
        #expect(ours == answer, "seed \(seed): \(expression)")
      }
    }
    print(
      "\(count) expressions, \(refused) refused by both, \(undecided) not decided by Terraform, \(unknown) not by us")
    #expect(refused < count * 2 / 3)
    // Everything in the expressions is known: whoever gives up more often than that evades the question.
    #expect(undecided * 100 < count)
    #expect(unknown * 500 < count)
  }
}
