import Diffing
import JSONSyntax
import ProxyModel
import Reading
import Reporting
import SourceText

/// What `headroom diff` takes.
struct DiffParameters: Parameters {
  /// How differences are printed.
  enum Format: String, CaseIterable, Sendable {
    case text, markdown, json
  }

  let format = Option.choice("--format", value: "FORMAT", default: Format.text, help: "how to print what differs")
  let all = Option.flag("--all", help: "also list what follows from the environment or from other changes")
  let summary = Option.flag("--summary", help: "print one line")
  let forbid = Option.list(
    "--forbid", value: "WHAT", accepts: .known(ForbiddenChange.allCases.map { $0.rawValue }),
    help: "fail only on these: \(listed(ForbiddenChange.allCases.map { $0.rawValue }, "and")), parted by commas")
  let parity = Option.text(
    "--parity", value: "FILE", accepts: .path,
    help: "what may differ, instead of \(ParityReader.usualPath); the run fails only on what is outside of it")
  let noParity = Option.flag("--no-parity", help: "read no such file")
  let matrix = Option.flag("--matrix", help: "show all the deployments side by side, one row a setting")
  let mend = Option.flag("--mend", help: "say of each change what would mend it, on either side")
  let git = Option.flag("--git", help: "take the seven words that git hands to an external diff")
  let input = InputParameters()

  var declarations: [Declaration] {
    [
      format.declaration, all.declaration, summary.declaration, forbid.declaration, parity.declaration,
      noParity.declaration, matrix.declaration, mend.declaration, git.declaration,
    ] + input.declarations
  }
}

extension Command {
  /// Compares deployments by what they mean.
  static let diff: Command = Command(
    name: "diff", summary: "Say what differs between two deployments, and what applying that does",
    discussion: """
      Resources are matched by the part that they play, so that two environments differ only in what was decided differently: \
      names, ids and accounts that differ because the environments do are folded away, and so is what follows from another change. \
      Each change says what Terraform, CloudFormation and the AWS CLI do when it is applied, what that means for connections and \
      for security, and where both sides say it. What the files do not tell is listed, and counts as neither equal nor different.

      With a parity file the run fails only on differences that it does not allow; Profiles/parity.yaml is read where both sides \
      lie in Profiles.

      The exit status is 0 where nothing differs (or nothing that is not allowed, or nothing that is forbidden), 1 where something \
      does, and 2 where a side could not be read.
      """,
    parameters: DiffParameters(),
    examples: [
      .init("headroom diff Profiles/orders/staging.yaml Profiles/orders/prod.yaml", "Compare two environments"),
      .init("headroom diff --forbid replace,weaker old.yaml new.yaml", "Let a pipeline stop on what is dangerous"),
      .init("headroom diff --format markdown old.yaml new.yaml", "Write the comment on a pull request"),
      .init("headroom diff --matrix Profiles/orders/*.yaml", "See all environments side by side"),
      .init("git difftool -x 'headroom diff' -- Profiles", "See what a change of the profiles does"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    let paths = arguments[parameters.input.paths]
    if arguments[parameters.git] { return try GitDiff(paths).run(arguments, &console) }
    if arguments[parameters.matrix] { return try matrix(of: arguments, &console) }
    guard paths.count == 2 else {
      throw .usage(
        "`diff` compares two deployments, and \(paths.count) \(paths.count == 1 ? "is" : "are") named",
        help: paths.count > 2 ? "add `--matrix` to see more side by side" : "name both sides")
    }
    let run = try DiffRun(paths, arguments, &console)
    return run.print(as: arguments, &console)
  }

  private static func matrix(
    of arguments: Arguments<DiffParameters>, _ console: inout Console
  ) throws(Failure) -> ExitStatus {
    let parameters = arguments.parameters
    let inputs = try Inputs(
      arguments[parameters.input.paths], console, InputSettings(arguments.of(parameters.input)), withoutParts: true)
    let entries = try inputs.readable(&console)
    guard entries.count > 1 else { throw .usage("`--matrix` shows several deployments", help: "name two or more") }
    let environments = entries.map { $0.deployment.environment.known ?? $0.path }
    let columns = Set(environments).count == environments.count ? environments : entries.map { $0.path }
    let report = MatrixReport(
      Matrix(entries.map { $0.deployment }), columns: columns, showsAll: arguments[parameters.all])
    switch arguments[parameters.format] {
    case .text: console.out(report.text(style: console.style))
    case .markdown: console.out(report.markdown)
    case .json: console.out(report.json.text() + "\n")
    }
    return report.differs ? .findings : .clean
  }
}

extension Inputs {
  /// The deployments with their paths; throws, after saying why, where a file has errors.
  func readable(_ console: inout Console) throws(Failure) -> [(path: String, deployment: Deployment, kind: SideKind)] {
    guard diagnostics.isEmpty else {
      console.complain(
        TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: diagnostics))
      throw .said
    }
    return entries.flatMap { entry in
      entry.deployments.map { (entry.path, $0, SideKind(rawValue: entry.kind.rawValue) ?? .profile) }
    }
  }
}
