import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let nameNotLowerCase = Rule(
    "HR002", "name-not-lower-case", .warning, .names, "a name has capital letters",
    reason: "Terraform's provider refuses it, and CloudFormation compares it in lower case, so that it seems to change",
    why: """
      The API takes capital letters in the names of proxies and endpoints, and AWS stores them in lower case. Terraform's provider \
      takes lower-case letters, digits and hyphens only; CloudFormation lower-cases the names when it looks for drift. A name \
      in lower case is the same everywhere.
      """,
    fix: "Write the name in lower case.",
    sources: [.terraformProxy, .cfnDBProxy],
    examples: [
      .violates(
        """
        proxy:
          name: ⟦Orders-Prod⟧
        """),
      .violates(
        """
        endpoints:
          - { name: reader, endpoint_name: ⟦OrdersReader⟧, target_role: READ_ONLY }
        """),
      .holds(
        """
        proxy:
          name: orders-prod
        """),
      .undetermined(
        """
        proxy:
          name: !unknown chosen by the pipeline
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let endpoints = report.deployment.endpoints(of: proxy)
      let names =
        [(proxy.name, proxy.provenance)]
        + endpoints.filter { $0.name.isWritten }.map { ($0.name, $0.provenance) }
      for (setting, provenance) in names {
        let name = try setting.value
        guard name != name.lowercased() else { continue }
        // A derived name shows the capitals of what it is derived from, where there is nothing to type.
        report.flag(
          setting.range, setting.isWritten ? "capital letters" : "`\(name)` has capital letters", of: provenance,
          help: "write `\(name.lowercased())`")
      }
    })
}
