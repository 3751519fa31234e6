import ProxyModel
import Rendering
import Reporting
import Rules
import SourceText

/// What `headroom generate` takes.
struct GenerateParameters: Parameters {
  /// What to write a deployment as.
  enum Format: String, CaseIterable, Sendable {
    case terraform, cloudformation, cli, clients
  }

  let format = Operand.one("FORMAT", of: Format.self, help: "what to write")
  let out = Option.text(
    "--out", "-o", value: "DIR", accepts: .directory,
    help: "write the files into this directory instead of standard output")
  let force = Option.flag(
    "--force", help: "with --out: also replace files that headroom did not write, or that were edited since")
  let check = Option.flag(
    "--check", help: "with --out: write nothing; exit status 1 where the directory is out of date")
  let style = Option.choice(
    "--style", value: "STYLE", of: CloudFormationRenderer.Style.self,
    help: "with cloudformation: as a person writes it, or as `cdk synth` prints it")
  let template = Option.choice(
    "--format", value: "FORMAT", of: CloudFormationRenderer.Format.self,
    help: "with cloudformation: how the template is written down")
  let client = Option.text(
    "--for", value: "NAME", help: "with clients: the one client of that name")
  let input = ProfileParameters()

  var declarations: [Declaration] {
    [
      format.declaration, out.declaration, force.declaration, check.declaration, style.declaration,
      template.declaration, client.declaration,
    ] + input.declarations
  }
}

extension Command {
  /// Writes deployments in the language of a tool.
  static let generate: Command = Command(
    name: "generate", summary: "Render profiles as Terraform, CloudFormation, scripts or client code",
    discussion: """
      Validates first, and renders nothing while an error stands. Without --out the files go to standard output, each under a line \
      `# ==> name <==`. With --out each file is written whole or not at all, and what headroom did not write, or what was edited \
      since, is never overwritten without --force. Several profiles go into a directory each, NAME-ENVIRONMENT.

      No secret value is ever in a file: secrets are created empty, and an output tells how to fill them. A stack that creates \
      secrets has the parameter SecretsFilled: no the first time, yes once they have their values. Roles have names, so a stack \
      is deployed with --capabilities CAPABILITY_NAMED_IAM.

      `cli` writes scripts that call `aws`. `clients` writes what applications connect with, for each client that has a `runtime`: \
      code for Python and Java, and the definition of a task or a deployment, in which REPLACE-WITH marks what no profile knows.
      """,
    parameters: GenerateParameters(),
    examples: [
      .init("headroom generate terraform Profiles/orders/prod.yaml", "Print the Terraform of a profile"),
      .init("headroom generate terraform prod.yaml --out infra/prod", "Write it into a directory"),
      .init(
        "headroom generate terraform prod.yaml --out infra/prod --check", "Fail where the directory is out of date"),
      .init("headroom generate cloudformation prod.yaml --format yaml", "Print a CloudFormation template"),
      .init("headroom generate clients prod.yaml --for checkout", "Print what one client connects with"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    if arguments[parameters.out] == nil, arguments[parameters.check] || arguments[parameters.force] {
      throw .usage(
        "\(arguments[parameters.check] ? "--check" : "--force") goes with --out",
        help: "name the directory with `--out DIR`")
    }
    if arguments[parameters.format] != .cloudformation,
      arguments[parameters.style] != nil || arguments[parameters.template] != nil
    {
      throw .usage(
        "\(arguments[parameters.style] != nil ? "--style" : "--format") goes with cloudformation",
        help: "generate cloudformation, or leave the option out")
    }
    if arguments[parameters.format] != .clients, arguments[parameters.client] != nil {
      throw .usage("--for goes with clients", help: "generate clients, or leave the option out")
    }
    let inputs = try Inputs(arguments[parameters.input.paths], console, InputSettings(only: .profile))
    let report = TextReport(sources: inputs.sources, style: console.errorStyle, width: console.width)
    guard inputs.diagnostics.isEmpty else {
      console.complain(
        report.text(of: inputs.diagnostics) + "nothing was generated: \(TextReport.summary(of: inputs.diagnostics))")
      throw .said
    }
    guard !inputs.deployments.isEmpty else {
      throw .input(
        "nothing here describes an RDS Proxy", help: "a profile begins with `headroom: 1`; `headroom init` writes one")
    }
    let findings = Judgement(of: inputs.deployments).findings
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      console.complain(report.text(of: errors) + "nothing was generated: \(TextReport.summary(of: errors))")
      return .findings
    }
    if !findings.isEmpty { console.say("\(TextReport.summary(of: findings)): `headroom validate` shows them") }
    if arguments[parameters.format] == .clients {
      try expectClient(arguments[parameters.client], in: inputs.deployments)
    }
    let files = try render(inputs.deployments, as: arguments, report: report, &console)
    guard let directory = arguments[parameters.out] else {
      for file in files { console.out("# ==> \(file.name) <==\n\(String(decoding: file.bytes, as: UTF8.self))") }
      return .clean
    }
    return try put(files, into: OutputDirectory(path: directory, system: console.files), arguments, &console)
  }

  /// Fails where there is nobody to write for.
  private static func expectClient(_ name: String?, in deployments: [Deployment]) throws(Failure) {
    let clients = deployments.flatMap { Array($0.clients) }
    let names = clients.filter { $0.runtime != nil }.map { $0.symbol.name }
    guard let name else {
      if names.isEmpty {
        throw .input("no client has a `runtime`", help: "write `runtime` beside those that are programs")
      }
      return
    }
    if names.contains(name) { return }
    if clients.contains(where: { $0.symbol.name == name }) {
      throw .input("the client `\(name)` has no `runtime`", help: "write what it runs on, if it is a program")
    }
    throw .input(
      "there is no client `\(name)`", help: Suggestion.closest(to: name, among: names).map { "did you mean `\($0)`?" })
  }

  /// The files of all deployments; of several, each under a directory of its own.
  private static func render(
    _ deployments: [Deployment], as arguments: Arguments<GenerateParameters>, report: TextReport,
    _ console: inout Console
  ) throws(Failure) -> [OutputFile] {
    var files: [OutputFile] = []
    for deployment in deployments {
      let folder = deployments.count == 1 ? "" : "\(deployment.name.known ?? "")-\(deployment.environment.known ?? "")/"
      do throws(RenderingError) {
        for file in try rendered(deployment, as: arguments) {
          files.append(
            OutputFile(name: folder + file.name, bytes: Array(file.text.utf8), isExecutable: file.isExecutable))
        }
      } catch {
        console.complain(
          report.text(of: error.diagnostics) + "nothing was generated: \(TextReport.summary(of: error.diagnostics))")
        throw .said
      }
    }
    return files
  }

  private static func rendered(
    _ deployment: Deployment, as arguments: Arguments<GenerateParameters>
  ) throws(RenderingError) -> [RenderedFile] {
    let parameters = arguments.parameters
    return switch arguments[parameters.format] {
    case .terraform: try TerraformRenderer.render(deployment)
    case .cli: try CommandLineRenderer.render(deployment)
    case .clients: try ClientRenderer.render(deployment, for: arguments[parameters.client])
    case .cloudformation:
      [
        try CloudFormationRenderer.render(
          deployment, style: arguments[parameters.style] ?? .plain, format: arguments[parameters.template] ?? .json)
      ]
    }
  }

  private static func put(
    _ files: [OutputFile], into directory: OutputDirectory, _ arguments: Arguments<GenerateParameters>,
    _ console: inout Console
  ) throws(Failure) -> ExitStatus {
    let parameters = arguments.parameters
    if arguments[parameters.check] {
      let stale = try directory.staleness(of: files)
      for (name, staleness) in stale { console.out("\(Path.join(directory.path, name)): \(staleness.rawValue)\n") }
      console.say(
        stale.isEmpty ? "\(directory.path) is up to date" : "\(directory.path) is out of date; generate without --check"
      )
      return stale.isEmpty ? .clean : .findings
    }
    let written = try directory.write(files, force: arguments[parameters.force])
    for name in written.kept {
      console.complain("kept \(Path.join(directory.path, name)): no longer generated, but edited since")
    }
    for path in written.leftBehind { console.complain("could not remove \(path)") }
    console.say(
      "\(directory.path): \(written.created.count) created, \(written.replaced.count) replaced, \(written.removed.count) removed, "
        + "\(written.unchanged.count) unchanged")
    return .clean
  }
}
