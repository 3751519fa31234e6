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
    try scope.obstacles.check()
    return try scripts.map { (script) throws(RenderingError) in
      let text = ShellPrinter.print(script.statements(of: scope))
      guard !text.utf8.contains(0) else {
        throw RenderingError([
          .error(
            "a script cannot express this", at: deployment.provenance.range, "U+0000 in a text",
            help: "leave the character out")
        ])
      }
      return RenderedFile(name: script.name, text: text, isExecutable: true)
    }
  }
}
