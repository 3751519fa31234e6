public import ProxyModel
import ShellSyntax
import SourceText
import Templates

/// Writes a deployment as Bash scripts that call `aws`.
public enum CommandLineRenderer {
  /// `deploy.sh`, `verify.sh`, `cutover.sh`, `destroy.sh` and `snapshot.sh`, each of which stands alone.
  ///
  /// The same deployment gives the same bytes, and ShellCheck has nothing to say about them. What exists already is named by its
  /// id and never created. Throws everything that is unknown, refused by AWS or not to be said in a script.
  public static func render(_ deployment: Deployment) throws(RenderingError) -> [RenderedFile] {
    let scope = CommandLineScope(deployment)
    let scripts = [
      scope.deployScript, scope.verifyScript, scope.cutoverScript, scope.destroyScript, scope.snapshotScript,
    ]
    // What all scripts begin with may miss something, too.
    let files = scripts.map { script in
      RenderedFile(
        name: script.name, text: ShellPrinter.print(script.statements(of: scope)), isExecutable: true)
    }
    try scope.obstacles.check()
    guard !files.contains(where: { $0.text.utf8.contains(0) }) else {
      throw RenderingError([
        .error(
          "a script cannot express this", at: deployment.provenance.range, "U+0000 in a text",
          help: "leave the character out")
      ])
    }
    return files
  }
}
