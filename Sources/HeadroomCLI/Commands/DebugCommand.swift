import Reading
import Reporting
import ShellSyntax
import SourceText
import YAMLSyntax

/// What `headroom debug` takes.
struct DebugParameters: Parameters {
  /// What to show.
  enum View: String, CaseIterable, Sendable {
    case yaml, shell, deployment
  }

  let view = Operand.one("VIEW", of: View.self, help: "what to show")
  let path = Operand.one("PATH", accepts: .path, help: "the file, or - for standard input")

  var declarations: [Declaration] { [view.declaration, path.declaration] }
}

extension Command {
  /// Shows what a reader sees, for bug reports.
  static let debug: Command = Command(
    name: "debug", summary: "Show what the reader sees, for bug reports",
    discussion: """
      yaml prints the events of a YAML or JSON file in the notation of the YAML test suite; shell prints the statements of a script \
      as they were read; deployment prints the model that a profile is read into, with everything that headroom worked out.
      """,
    parameters: DebugParameters(),
    examples: [
      .init("headroom debug yaml Profiles/orders/prod.yaml", "Show the events of a YAML file"),
      .init("headroom debug deployment Profiles/orders/prod.yaml", "Show the model"),
    ]
  ) { (arguments, console) throws(Failure) in
    let parameters = arguments.parameters
    switch arguments[parameters.view] {
    case .yaml:
      let file = SourceFile(
        name: arguments[parameters.path], bytes: try console.files.input(arguments[parameters.path]))
      do throws(YAMLError) {
        console.out(try YAMLReader.events(of: file))
        return .clean
      } catch {
        var sources = SourceMap()
        _ = sources.add(file)
        console.complain(
          TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: error.diagnostics))
        throw .said
      }
    case .shell:
      let file = SourceFile(
        name: arguments[parameters.path], bytes: try console.files.input(arguments[parameters.path]))
      var sources = SourceMap()
      let script = ShellReader.read(file, id: sources.add(file))
      console.out(ScriptListing.text(of: script))
      if script.errors.isEmpty { return .clean }
      console.complain(
        TextReport(sources: sources, style: console.errorStyle, width: console.width).text(of: script.errors))
      throw .said
    case .deployment:
      let inputs = try Inputs([arguments[parameters.path]], console)
      if !inputs.diagnostics.isEmpty {
        console.complain(
          TextReport(sources: inputs.sources, style: console.errorStyle, width: console.width).text(
            of: inputs.diagnostics))
        throw .said
      }
      for deployment in inputs.deployments { console.out(DeploymentText.text(of: deployment)) }
      return .clean
    }
  }
}
