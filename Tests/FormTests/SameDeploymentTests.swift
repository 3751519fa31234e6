import AWSFacts
import Diffing
import ProxyModel
import SampleDeployments
import TestSupport
import Testing

/// A deployment in two forms is the same deployment: comparing them shows nothing.
@Suite struct SameDeploymentTests {
  /// The CDK has names of its own for policies and groups, and a capture tells less; comparisons with those are held to what they
  /// may show by `ImportLawTests`.
  private static let forms: [RenderedForm] = [.terraform, .cloudformation, .cli]

  @Test(arguments: SampleSource.profiles, Self.forms)
  func `a form does not differ from what it was rendered from`(source: SampleSource, form: RenderedForm) throws {
    _ = try Self.check(source.deployment, form, source.testDescription)
  }

  @Test(arguments: Self.forms, Seeds.parts(of: 46, share: 20))
  func `neither does that of a generated profile`(form: RenderedForm, seeds: Range<UInt64>) throws {
    for seed in seeds {
      guard let deployment = SampleSource.read(ProfileGenerator.profile(seed: seed).text(.block)) else { continue }
      _ = try Self.check(deployment, form, "HEADROOM_SEED=\(seed)")
    }
  }

  @Test(arguments: Self.forms) func `most profiles have every form`(form: RenderedForm) throws {
    let checked = try SampleSource.profiles.count { try Self.check($0.deployment, form, $0.testDescription) }
    #expect(checked * 3 > SampleSource.profiles.count * 2, "\(checked) of \(SampleSource.profiles.count)")
  }

  @Test(arguments: Self.forms) func `and a change in any form is seen`(form: RenderedForm) throws {
    let original = SampleDeployment.orders.deployment
    var changed = original
    var pool = try #require(changed.targetGroups.first)
    pool.maxConnectionsPercent = written(Percent(40))
    changed.targetGroups.insert(pool)
    let read = try #require(form.readBack(changed)?.deployment)
    let difference = Difference(from: original, to: read)
    #expect(difference.shown.map(\.path) == ["target_group.max_connections_percent"])
  }

  /// Whether there is such a form; if so, it is compared in both directions.
  private static func check(_ deployment: Deployment, _ form: RenderedForm, _ words: String) throws -> Bool {
    guard let again = form.readBack(deployment) else { return false }
    let read = try #require(again.deployment, "\(words)")
    // A tag of the user's own may name another environment.
    if let name = read.environment.known, name != deployment.environment.known { return false }
    for difference in [Difference(from: deployment, to: read), Difference(from: read, to: deployment)] {
      // What a script puts into a secret is what the proxy reads, whatever else a profile says that it has.
      let open = form == .cli ? ["secret_keys", "secret_host"] : []
      let shown = difference.shown.filter { !open.contains($0.setting) }.map {
        "\($0.path): \($0.before ?? "–") → \($0.after ?? "–")"
      }
      #expect(shown == [], "\(form) of \(words)")
      // Of a database that is found these files say nothing, and nobody is told that they do not.
      let asked = difference.undecided.filter { $0.part.kind == .database && $0.reason.expression == nil }
      #expect(asked.isEmpty, "\(form) of \(words): \(asked.map(\.path))")
      #expect(
        difference.ways.isEmpty && difference.budgets.isEmpty, "\(form) of \(words): \(difference.ways.map(\.words))")
    }
    return true
  }
}
