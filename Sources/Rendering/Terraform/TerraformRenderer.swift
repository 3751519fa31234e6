import HCLSyntax
public import ProxyModel
import SourceText

/// Writes a deployment as a Terraform root module.
public enum TerraformRenderer {
  /// The files of the module, in the order in which a reader would open them; what has nothing to say is not written.
  ///
  /// The same deployment gives the same bytes, and `terraform fmt` leaves them alone. What exists already is named by its id
  /// and never created. Throws everything that is unknown, refused by AWS or not to be said in Terraform.
  public static func render(_ deployment: Deployment) throws(RenderingError) -> [RenderedFile] {
    let scope = TerraformScope(deployment)
    let files: [(name: String, items: [HCLItem])] = [
      ("versions.tf", scope.versionsFile),
      ("providers.tf", scope.providersFile),
      ("variables.tf", scope.variablesFile),
      ("locals.tf", scope.localsFile),
      ("security_groups.tf", scope.securityGroupsFile),
      ("iam.tf", scope.accessFile),
      ("secrets.tf", scope.secretsFile),
      ("proxy.tf", scope.proxyFile),
      ("endpoints.tf", scope.endpointsFile),
      ("parameters.tf", scope.parametersFile),
      ("alarms.tf", scope.alarmsFile),
      ("outputs.tf", scope.outputsFile),
    ]
    try scope.obstacles.check()
    return try files.filter { !$0.items.isEmpty }.map { (file) throws(RenderingError) in
      let text = HCLPrinter.print([scope.heading] + spaced(file.items))
      // What is read back is what was meant; a file that does not survive that is never handed out.
      guard HCLFormatter.format(Array(text.utf8)) == Array(text.utf8) else {
        throw RenderingError([
          .error("`\(file.name)` cannot be written so that it reads back the same", at: deployment.provenance.range)
        ])
      }
      return RenderedFile(name: file.name, text: text)
    }
  }

  /// An empty line before each block, or before the comment that belongs to it.
  private static func spaced(_ items: [HCLItem]) -> [HCLItem] {
    var result: [HCLItem] = [.blank]
    for (index, item) in items.enumerated() {
      if index > 0, !items[index - 1].isComment { result.append(.blank) }
      result.append(item)
    }
    return result
  }
}

extension HCLItem {
  fileprivate var isComment: Bool { if case .comment = self { true } else { false } }
}

extension TerraformScope {
  /// One line that says where a file comes from; no date and no path, so that the same input gives the same bytes.
  fileprivate var heading: HCLItem {
    let origin = [deployment.name.known, deployment.environment.known].compactMap { $0 }.joined(separator: "/")
      .split(separator: "\n").joined(separator: " ")
    return .comment(
      "Written by headroom\(origin.isEmpty ? "" : " from \(origin)"): change the profile and generate again, not this file."
    )
  }
}
