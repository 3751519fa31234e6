import ProxyModel
import Rendering
import Reporting
import SourceText

/// What `headroom import` takes.
struct ImportParameters: Parameters {
  let proxy = Option.text("--proxy", value: "NAME", help: "only the proxy of this name")
  let out = Option.text(
    "--out", "-o", value: "PATH", accepts: .path,
    help: "write the profile into this file instead of standard output; of several proxies, into this directory")
  let force = Option.flag("--force", help: "with --out: replace files that are there already")
  let terraformImports = Option.flag(
    "--terraform-imports", help: "also write imports.tf, by which Terraform takes over what is running")
  let input = InputParameters()

  var declarations: [Declaration] {
    [proxy.declaration, out.declaration, force.declaration, terraformImports.declaration] + input.declarations
  }
}

extension Command {
  /// Writes the profile of what exists.
  static let importing: Command = Command(
    name: "import", summary: "Write the profile that describes an existing configuration",
    discussion: """
      What the configuration writes stands in the profile, with the file and the line that it comes from. AWS's defaults and headroom's \
      stand beside it as comments. What follows from the rest is left out, and nothing is invented: what is not known stands as \
      `!unknown why` where leaving it out would mean something, and as a comment where it would not; `# unknown:` is above both. What a \
      profile has no words for is named in its first lines and on standard error.

      --terraform-imports writes an import block for each resource that `headroom generate terraform` makes of the profile and of \
      which the id is known: rules of security groups have theirs only in a capture. The profile of a capture then makes what belongs to \
      the proxy alone: its security group, the rules on its ways, and its role.
      """,
    parameters: ImportParameters(),
    examples: [
      .init("headroom import infra/prod", "Print the profile of a configuration"),
      .init(
        "headroom import infra/prod --proxy orders-prod-proxy --out prod.yaml", "Write that of one proxy into a file"),
      .init(
        "headroom import capture --out prod.yaml --terraform-imports", "Also write what lets Terraform take it over"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    if arguments[parameters.out] == nil, arguments[parameters.force] {
      throw .usage("--force goes with --out", help: "name the file with `--out PATH`")
    }
    let inputs = try Inputs(arguments[parameters.input.paths], console, InputSettings(arguments.of(parameters.input)))
    guard inputs.diagnostics.isEmpty else {
      let report = TextReport(sources: inputs.sources, style: console.errorStyle, width: console.width)
      console.complain(
        report.text(of: inputs.diagnostics) + "nothing was imported: \(TextReport.summary(of: inputs.diagnostics))")
      throw .said
    }
    let imports = try ProxyImport.all(
      of: inputs, named: arguments[parameters.proxy], takenOver: arguments[parameters.terraformImports])
    let output = ImportOutput(imports, withBlocks: arguments[parameters.terraformImports])
    if let path = arguments[parameters.out] {
      try output.write(to: path, force: arguments[parameters.force], &console)
    } else {
      guard imports.count == 1 else {
        let names = imports.map { "`\($0.label)`" }.joined(separator: ", ")
        throw .usage(
          "\(imports.count) proxies are here: \(names)", help: "choose one with `--proxy NAME`, or add `--out DIR`")
      }
      output.print(&console)
    }
    for item in imports { item.report(&console) }
    return .clean
  }
}
