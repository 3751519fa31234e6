import ProxyModel
import Rendering
import Rules
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// A fault is the same fault in whatever form it is written down.
///
/// The profile of every violating example is rendered in each form and read back. What the rule finds in a profile it finds there,
/// too, or it says that the form does not tell; it never takes the fault for sound.
@Suite struct SameFaultTests {
  // The CDK's templates are read as all others are.
  @Test(arguments: [RenderedForm.terraform, .cloudformation, .cli, .capture])
  func `no fault is taken for sound`(form: RenderedForm) throws {
    var counts: [Outcome.Verdict: Int] = [:]
    var missed: [String] = []
    for (rule, again) in Self.faults(readBackFrom: form) {
      let verdict = Judgement(of: [again], by: [rule]).outcomes.first?.verdict ?? .notApplicable
      counts[verdict, default: 0] += 1
      if verdict == .holds, Self.reason(whyGone: rule.id, from: form) == nil { missed.append(rule.id) }
    }
    print(
      "\(form.rawValue): \(counts[.violated] ?? 0) faults found, \(counts[.undetermined] ?? 0) undetermined, "
        + "\(counts[.notApplicable] ?? 0) not told by the form, \(missed.count) taken for sound")
    #expect(missed == [], "\(form.rawValue)")
    #expect((counts[.violated] ?? 0) > 40, "\(counts)")
  }

  /// Why a fault of a profile is none any more in a form. In the forms that can have it, `FaultPlaceTests` finds it.
  private static func reason(whyGone rule: String, from form: RenderedForm) -> String? {
    switch (rule, form) {
    case ("HR083", .capture), ("HR087", .capture): "AWS says every number of a pool, whoever left it out"
    case ("HR083", _), ("HR087", _): "every number of a pool is written, so that no tool chooses one"
    case ("HR003", .capture): "AWS refuses a second endpoint of one name"
    case ("HR003", .cli): "the script changes the endpoint that is there, instead of making a second one"
    case ("HR150", .terraform), ("HR150", .cloudformation), ("HR150", .cli):
      "the policies that somebody else gave a client's role are left alone"
    case ("HR160", .capture): "AWS says the port"
    default: nil
    }
  }

  /// The violating examples as they come back from a form, which is done once for all who ask.
  static func faults(readBackFrom form: RenderedForm) -> [(rule: Rule, deployment: Deployment)] {
    switch form {
    case .terraform: fromTerraform
    case .cloudformation: fromCloudFormation
    case .cli: fromScripts
    case .capture: fromCaptures
    default: readBack(form)
    }
  }

  private static let fromTerraform = readBack(.terraform)
  private static let fromCloudFormation = readBack(.cloudformation)
  private static let fromScripts = readBack(.cli)
  private static let fromCaptures = readBack(.capture)

  private static func readBack(_ form: RenderedForm) -> [(rule: Rule, deployment: Deployment)] {
    faults.compactMap { rule, deployment in form.readBack(deployment)?.deployment.map { (rule, $0) } }
  }

  /// The violating examples that are one profile.
  private static let faults: [(rule: Rule, deployment: Deployment)] = Catalogue.rules.flatMap { rule in
    rule.examples.filter { $0.verdict == .violates && $0.language == .profile && $0.texts.count == 1 }
      .compactMap { example in
        let plain = example.texts[0].filter { $0 != "⟦" && $0 != "⟧" }
        return SampleSource.read("extends: base.yaml\n\(plain)\n").map { (rule, $0) }
      }
  }
}
