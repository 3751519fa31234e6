import Rendering
import Rules
import Testing

/// The rules find the same in a module whether it arrives as files, as the plan that makes it or as the state that it leaves: as it
/// was applied, and with faults put into all three.
func expectSameFindings(in applied: AppliedModule) throws {
  let (plan, state) = (try applied.shownPlan(), try applied.shownState())
  for faults in [[], SharedFault.all] {
    func faulty(_ text: String) -> String { faults.reduce(text) { $1.put(into: $0) } }
    let directory = JudgedForm(files: applied.files.map { RenderedFile(name: $0.name, text: faulty($0.text)) })
    let planned = JudgedForm("plan", shown: faulty(plan))
    let stored = JudgedForm("state", shown: faulty(state))
    for form in [directory, planned, stored] { #expect(form.mistakes == [], "\(form.name)") }
    #expect(directory.differences(to: planned, besides: JudgedForm.knownFromPlansOn) == [])
    #expect(planned.differences(to: stored, besides: JudgedForm.knownBeforeOrSinceStates) == [])
    #expect(directory.count(.holds) > 30)
    let missed = faults.map(\.rule).filter { directory.findings[$0] == nil }
    #expect(missed == [], "found \(directory.findings)")
  }
}

/// A number that AWS does not take, to be written over the right one wherever it stands.
private struct SharedFault {
  /// The rule that finds it.
  let rule: String
  /// The argument, which is called the same in all forms.
  let name: String
  let value: Int

  static let all = [
    SharedFault(rule: "HR082", name: "max_idle_connections_percent", value: 100),
    SharedFault(rule: "HR084", name: "connection_borrow_timeout", value: 3000),
    SharedFault(rule: "HR086", name: "idle_client_timeout", value: 30000),
  ]

  /// A text in Terraform's language, or of a plan or a state, with the fault in it.
  func put(into text: String) -> String {
    text.replacing(/([a-z_]+)( *= *|":)[0-9]+/) { match in
      match.1 == name ? "\(match.1)\(match.2)\(value)" : String(match.0)
    }
  }
}
