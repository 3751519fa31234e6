import ProxyModel
import Reporting
import Rules
import SourceText

/// One reading of the inputs and what the rules say of them.
struct ValidationRun {
  let inputs: Inputs
  let judgement: Judgement
  /// Every finding, excused ones included.
  var findings: [Finding]

  /// Reads what the operands name and asks the rules.
  init(
    _ operands: [String], _ settings: InputSettings, by rules: [Rule], for team: Team, _ console: Console
  ) throws(Failure) {
    inputs = try Inputs(operands, console, settings, excluding: team.exclude)
    judgement = Judgement(
      of: inputs.deployments, by: rules, under: team.settings, directives: inputs.directives,
      today: Day(secondsSince1970: console.terminal.secondsSince1970()))
    findings = judgement.findings(in: inputs.sources)
  }

  /// The run as reports take it.
  func validation(failOn: Severity) -> Validation {
    Validation(
      sources: inputs.sources,
      inputs: inputs.entries.map { entry in
        .init(
          path: entry.path, kind: entry.kind.rawValue, files: entry.fileCount,
          proxies: entry.isUnreadable ? nil : entry.deployments.reduce(0) { $0 + $1.proxies.count })
      },
      problems: inputs.diagnostics, judgement: judgement, findings: findings, failOn: failOn,
      version: Headroom.version)
  }

  /// What the run means for the shell.
  func status(failOn: Severity) -> ExitStatus {
    if !inputs.diagnostics.isEmpty { return .failure }
    return findings.contains { $0.excuse == nil && $0.diagnostic.severity >= failOn } ? .findings : .clean
  }
}
