import ProxyModel
import Reporting
import Rules
import SourceText

/// What `headroom validate` takes.
struct ValidateParameters: Parameters {
  /// From which severity on findings fail the run.
  enum Threshold: String, CaseIterable, Sendable {
    case error, warning, note

    var severity: Severity {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    }
  }

  let failOn = Option.choice(
    "--fail-on", value: "SEVERITY", default: Threshold.error, help: "the least severity that makes the exit status 1")
  let undetermined = Option.flag("--undetermined", help: "list what could not be decided, and what to write down")
  let input = InputParameters()
}

extension Command {
  /// Checks deployments by every rule of the catalogue.
  static let validate: Command = Command(
    name: "validate", summary: "Check deployments by everything that AWS is known to require or punish",
    discussion: """
      Reads profiles, and directories that hold some, and prints what the rules find. What cannot be known from the files makes a \
      rule undetermined, never violated; --undetermined lists those, and --verbose also tells which settings are defaults. \
      A profile that others in the same directory extend is their common part and not judged on its own.

      The exit status is 0 where nothing at or above --fail-on is found, 1 where something is, and 2 where a file could not be read.
      """,
    parameters: ValidateParameters(),
    examples: [
      .init("headroom validate Profiles/orders/prod.yaml", "Check one profile"),
      .init("headroom validate --fail-on warning Profiles", "Check all below a directory, warnings included"),
      .init("headroom validate --undetermined prod.yaml", "See what to write down to have more checked"),
    ]
  ) { (arguments, console) throws(Failure) in
    let inputs = try Inputs(arguments.input.paths, console)
    for (path, why) in inputs.passedOver { console.detail("passed over \(TextReport.printable(path)): \(why)") }
    guard !inputs.entries.isEmpty else {
      throw .input(
        "nothing here describes an RDS Proxy", help: "a profile begins with `headroom: 1`; `headroom init` writes one")
    }
    let judgement = Judgement(of: inputs.deployments)
    let report = TextReport(sources: inputs.sources, style: console.style, width: console.width)
    console.out(report.text(of: inputs.diagnostics + judgement.findings))
    if arguments.undetermined || console.verbosity == .verbose {
      console.out(UndeterminedReport(sources: inputs.sources, style: console.style).text(of: judgement))
    }
    if console.verbosity == .verbose {
      for entry in inputs.entries {
        guard let deployment = entry.deployment else { continue }
        console.out(DefaultsReport(style: console.style).text(of: deployment, named: entry.path))
      }
    }
    console.out(Summary(inputs: inputs, judgement: judgement).text)
    if !inputs.diagnostics.isEmpty { return .failure }
    return judgement.findings.contains { $0.severity >= arguments.failOn.severity } ? .findings : .clean
  }
}

/// The last lines of a run: what was read, and what the rules made of it.
private struct Summary {
  let inputs: Inputs
  let judgement: Judgement

  var text: String {
    let unreadable = inputs.entries.count { $0.deployment == nil }
    let proxies = inputs.deployments.reduce(0) { $0 + $1.proxies.count }
    var parts = ["\(counted(inputs.entries.count, "profile")), \(counted(proxies, "proxy", "proxies"))"]
    if unreadable > 0 { parts.append("\(unreadable) unreadable") }
    let findings = TextReport.summary(of: inputs.diagnostics + judgement.findings)
    var lines = ["\(parts.joined(separator: ", ")): \(findings)"]
    if !inputs.deployments.isEmpty {
      lines.append(
        "\(judgement.outcomes.count) checks: \(judgement.count(.holds)) hold, \(judgement.count(.violated)) violated, "
          + "\(judgement.count(.undetermined)) undetermined, \(judgement.count(.notApplicable)) not applicable")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// `1 profile`, `2 profiles`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? "\(one)s")"
}
