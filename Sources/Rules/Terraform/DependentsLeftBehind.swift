import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let dependentsLeftBehind = Rule(
    "HR146", "dependents-left-behind", .warning, .tools,
    "Terraform replaces the proxy and leaves what hangs on it as it is",
    reason: "the new proxy has AWS's own pool, no target and no endpoints until somebody plans again",
    why: """
      Another engine family, other subnets or another network type replace a proxy. Its target group, target and endpoints refer \
      to it by name, the name does not change, and the plan shows nothing to do for them; but AWS has deleted them together with \
      the old proxy. Applications reach a proxy without a database. The provider's own answer is a note in its documentation: \
      `replace_triggered_by`.
      """,
    fix:
      "Add `lifecycle { replace_triggered_by = [aws_db_proxy.….arn] }` to the target group, the target and the endpoints.",
    sources: [.terraformIssue45738, .terraformPull45793],
    examples: [
      .violates(.terraform, TerraformExample.target("", header: "⟦resource \"aws_db_proxy_target\" \"this\"⟧")),
      .holds(
        .terraform,
        TerraformExample.target(
          """
          lifecycle {
              replace_triggered_by = [aws_db_proxy.this.arn]
            }
          """, header: "resource \"aws_db_proxy_target\" \"this\"")),
      .undetermined(
        .terraform,
        TerraformExample.target(
          "", header: "resource \"aws_db_proxy_target\" \"this\"", proxy: "var.proxy",
          rest: "variable \"proxy\" {\n  type = string\n}")),
    ],
    check: .deployment { report throws(Inconclusive) in
      let dependents = try report.terraform.dependents
      guard !dependents.isEmpty else { throw .notApplicable }
      for dependent in dependents {
        if case .unknown(let unknown) = dependent.proxy, dependent.fate == .wouldBeLeft {
          report.leaveOpen(unknown)
          continue
        }
        guard let proxy = report.deployment.proxies[dependent.proxy] else { continue }
        switch dependent.fate {
        case .replacedTogether, .safe: continue
        case .wouldBeLeft:
          report.flag(
            dependent.provenance.range, "this \(dependent.kind) would not be replaced with its proxy",
            of: dependent.provenance,
            help: "add `lifecycle { replace_triggered_by = [\(proxy.provenance.label.lastAddress).arn] }`")
        case .isLeft:
          report.flag(
            dependent.provenance.range, "this plan replaces the proxy and leaves its \(dependent.kind)",
            of: dependent.provenance, related: [.init(proxy.provenance.range, "this is replaced")],
            help: "add `replace_triggered_by` to the \(dependent.kind), and plan again", severity: .error)
        }
      }
    })
}

extension String {
  /// What an address is called inside of its own module: `aws_db_proxy.this` of `module.db.aws_db_proxy.this[0]`.
  fileprivate var lastAddress: String {
    let parts = split(separator: ".")
    let start = parts.lastIndex { $0.hasPrefix("aws_") } ?? parts.startIndex
    return parts[start...].joined(separator: ".").split(separator: "[").first.map(String.init) ?? self
  }
}
