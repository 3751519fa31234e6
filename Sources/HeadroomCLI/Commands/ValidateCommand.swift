import ProxyModel
import Reading
import Reporting
import Rules
import SourceText

/// What `headroom validate` takes.
struct ValidateParameters: Parameters {
  /// How findings are printed.
  enum Format: String, CaseIterable, Sendable {
    case text, json, sarif, junit, github, gitlab, markdown
  }

  let format = Option.choice(
    "--format", value: "FORMAT", default: Format.text, help: "how to print what is found")
  let failOn = Option.choice(
    "--fail-on", value: "SEVERITY", default: SeverityWord.error,
    help: "the least severity that makes the exit status 1")
  let select = Option.list(
    "--select", value: "RULES", accepts: .known(RuleSelection.words),
    help: "ask only these rules: ids, names or topics, parted by commas")
  let ignore = Option.list(
    "--ignore", value: "RULES", accepts: .known(RuleSelection.words), help: "leave these rules out")
  let baseline = Option.text(
    "--baseline", value: "FILE", accepts: .path, help: "let findings stand that this file knows")
  let writeBaseline = Option.text(
    "--write-baseline", value: "FILE", accepts: .path, help: "write the findings to this file as known ones")
  let fix = Option.flag("--fix", help: "mend in the files what has one mechanical mend")
  let dryRun = Option.flag("--dry-run", help: "with --fix: print the changes as a diff, and write nothing")
  let config = Option.text(
    "--config", value: "FILE", accepts: .path, help: "the team's settings, instead of .headroom.yaml")
  let undetermined = Option.flag("--undetermined", help: "list what could not be decided, and what to write down")
  let input = InputParameters()

  var declarations: [Declaration] {
    [
      format.declaration, failOn.declaration, select.declaration, ignore.declaration, baseline.declaration,
      writeBaseline.declaration, fix.declaration, dryRun.declaration, config.declaration, undetermined.declaration,
    ] + input.declarations
  }
}

extension Command {
  /// Checks deployments by every rule of the catalogue.
  static let validate: Command = Command(
    name: "validate", summary: "Check deployments by everything that AWS is known to require or punish",
    discussion: """
      Reads profiles, Terraform directories and plans, CloudFormation templates, scripts of the AWS command line, what \
      `aws … describe-…` prints of what is running, and directories that hold any of these, and prints what the rules find. What cannot be known from the files makes a \
      rule undetermined, never violated; --undetermined lists those, and --verbose also tells which settings are defaults. \
      A profile that others in the same directory extend is their common part and not judged on its own.

      A comment lets a finding stand: behind a value for its line, on a line of its own for the next key and its block:

        # headroom: ignore HR066 until 2027-01-31: the old client goes in January

      The team's settings (severities, thresholds, paths to pass over, rules that nobody may ignore) are read from \
      .headroom.yaml in the working directory.

      The exit status is 0 where nothing at or above --fail-on is found, 1 where something is, and 2 where a file could not be read.
      """,
    parameters: ValidateParameters(),
    examples: [
      .init("headroom validate Profiles/orders/prod.yaml", "Check one profile"),
      .init("headroom validate --fail-on warning Profiles", "Check all below a directory, warnings included"),
      .init("headroom validate --undetermined prod.yaml", "See what to write down to have more checked"),
      .init("headroom validate --format sarif Profiles > headroom.sarif", "Hand the findings to code scanning"),
      .init(
        "headroom validate --write-baseline known.json Profiles", "Begin with what is there: only new findings fail"),
      .init("headroom validate --fix --dry-run Profiles", "See what --fix would change"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    if arguments[parameters.dryRun], !arguments[parameters.fix] {
      throw .usage("`--dry-run` goes with `--fix`", help: "add `--fix`, or leave it out")
    }
    let team = try Team(arguments[parameters.config], &console)
    let settings = InputSettings(arguments.of(parameters.input))
    let rules = try RuleSelection.rules(
      select: arguments[parameters.select], ignore: arguments[parameters.ignore], team: team)
    let failOn = arguments.has(parameters.failOn) ? arguments[parameters.failOn].severity : team.failOn ?? .error
    let never = team.settings.neverIgnored
    let baseline: Baseline? =
      if let path = arguments[parameters.baseline] { try Baseline(path: path, &console) } else { nil }

    var run: ValidationRun
    if arguments[parameters.fix] {
      let mending = try Mending(arguments[parameters.input.paths], settings, by: rules, for: team, console)
      try expectSomething(in: mending.run.inputs, &console)
      if arguments[parameters.dryRun] {
        console.out(mending.diff)
        mending.tell(&console, verb: "would mend")
        run = try ValidationRun(arguments[parameters.input.paths], settings, by: rules, for: team, console)
        baseline?.excuse(&run.findings, never: never)
        return run.status(failOn: failOn)
      }
      try mending.write(console.files)
      mending.tell(&console, verb: "mended")
      run = mending.run
    } else {
      run = try ValidationRun(arguments[parameters.input.paths], settings, by: rules, for: team, console)
      try expectSomething(in: run.inputs, &console)
    }
    console.keepUntilTheEnd(run)
    if let path = arguments[parameters.writeBaseline] { return try write(path, of: run, never: never, &console) }
    if let baseline {
      for entry in baseline.gone(from: run.findings, asked: rules) {
        console.say(
          "gone from the baseline: \(TextReport.printable("\(entry.rule) \(entry.resource): \(entry.message)"))")
      }
      baseline.excuse(&run.findings, never: never)
    }
    let validation = run.validation(failOn: failOn)
    switch arguments[parameters.format] {
    case .text: print(validation, run.inputs, listsUnknowns: arguments[parameters.undetermined], &console)
    case .json: console.out(JSONReport.text(of: validation))
    case .sarif: console.out(SARIFReport.text(of: validation))
    case .junit: console.out(JUnitReport.text(of: validation))
    case .github: console.out(GitHubReport.text(of: validation))
    case .gitlab: console.out(GitLabReport.text(of: validation))
    case .markdown: console.out(MarkdownReport.text(of: validation))
    }
    // A report for a machine has its own summary; the person who started it reads this one.
    if arguments[parameters.format] != .text { console.detail(Summary(validation: validation).text) }
    return run.status(failOn: failOn)
  }

  /// Says what was passed over, and fails where that is everything.
  private static func expectSomething(in inputs: Inputs, _ console: inout Console) throws(Failure) {
    for (path, why) in inputs.passedOver {
      console.detail("passed over \(TextReport.printable(path)): \(TextReport.printable(why))")
    }
    if inputs.entries.isEmpty {
      throw .input(
        "nothing here describes an RDS Proxy",
        help: inputs.hint ?? "a profile begins with `headroom: 1`; `headroom init` writes one")
    }
  }

  /// Writes the findings that count as known ones.
  private static func write(
    _ path: String, of run: ValidationRun, never: Set<String>, _ console: inout Console
  ) throws(Failure) -> ExitStatus {
    guard run.inputs.diagnostics.isEmpty else {
      console.complain(
        TextReport(sources: run.inputs.sources, style: console.errorStyle, width: console.width).text(
          of: run.inputs.diagnostics))
      throw .input("will not write a baseline while files cannot be read", help: "mend them first")
    }
    let counting = run.findings.filter { $0.excuse == nil }
    let baseline = Baseline(of: counting, never: never)
    try console.files.write(Array(baseline.text.utf8), to: path)
    console.say("wrote \(path) with \(counted(baseline.entries.count, "finding"))")
    let left = counting.count - baseline.entries.count
    if left > 0 { console.say("\(counted(left, "finding")) left out, of rules that nobody may ignore") }
    return .clean
  }

  /// Prints for a person.
  private static func print(
    _ validation: Validation, _ inputs: Inputs, listsUnknowns: Bool, _ console: inout Console
  ) {
    let report = TextReport(sources: validation.sources, style: console.style, width: console.width)
    console.out(report.text(of: validation.problems + validation.open.map { $0.diagnostic }))
    let isVerbose = console.verbosity == .verbose
    if listsUnknowns || isVerbose {
      console.out(UndeterminedReport(sources: validation.sources, style: console.style).text(of: validation.judgement))
    }
    if isVerbose {
      for entry in inputs.entries {
        for deployment in entry.deployments {
          console.out(DefaultsReport(style: console.style).text(of: deployment, named: entry.path))
        }
      }
      console.out(ExcusedReport(sources: validation.sources, style: console.style).text(of: validation.findings))
    }
    console.out(Summary(validation: validation).text)
  }
}

extension Mending {
  /// Says what was mended, and what was not because it contradicts something else.
  func tell(_ console: inout Console, verb: String) {
    for (path, what) in mended {
      console.say("\(verb) \(TextReport.printable(path)): \(what.isEmpty ? "a mistyped word" : what)")
    }
    for diagnostic in refused {
      let name = [diagnostic.rule, diagnostic.slug].compactMap { $0 }.joined(separator: " ")
      console.say(
        "not mended: \(name.isEmpty ? diagnostic.message : name), which contradicts another mend of the same words")
    }
    if mended.isEmpty, refused.isEmpty { console.say("nothing to mend") }
  }
}

/// The last lines of a run: what was read, and what the rules made of it.
private struct Summary {
  let validation: Validation

  var text: String {
    let inputs = validation.inputs
    let unreadable = inputs.count { $0.proxies == nil }
    let proxies = inputs.reduce(0) { $0 + ($1.proxies ?? 0) }
    var parts = InputKind.allCases.compactMap { kind -> String? in
      let count = inputs.count { $0.kind == kind.rawValue }
      return count == 0 ? nil : counted(count, kind.words.one, kind.words.many)
    }
    parts.append(counted(proxies, "proxy", "proxies"))
    if unreadable > 0 { parts.append("\(unreadable) unreadable") }
    var findings = TextReport.summary(of: validation.problems + validation.open.map { $0.diagnostic })
    let (suppressed, known) = (validation.excused(byBaseline: false), validation.excused(byBaseline: true))
    if suppressed > 0 { findings += ", \(suppressed) suppressed" }
    if known > 0 { findings += ", \(known) known" }
    var lines = ["\(parts.joined(separator: ", ")): \(findings)"]
    let judgement = validation.judgement
    if unreadable < inputs.count {
      lines.append(
        "\(judgement.outcomes.count) checks: \(judgement.count(.holds)) hold, \(judgement.count(.violated)) violated, "
          + "\(judgement.count(.undetermined)) undetermined, \(judgement.count(.notApplicable)) not applicable")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension InputKind {
  /// What one and several of them are called.
  fileprivate var words: (one: String, many: String) {
    switch self {
    case .profile: ("profile", "profiles")
    case .terraform: ("Terraform directory", "Terraform directories")
    case .plan: ("Terraform plan", "Terraform plans")
    case .cloudformation: ("template", "templates")
    case .cli: ("script", "scripts")
    case .describe: ("capture", "captures")
    }
  }
}

/// `1 profile`, `2 profiles`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? "\(one)s")"
}
