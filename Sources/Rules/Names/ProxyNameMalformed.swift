import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let proxyNameMalformed = Rule(
    "HR001", "proxy-name-malformed", .error, .names, "the proxy's name is not one that AWS takes",
    reason: "`CreateDBProxy` refuses it",
    why: """
      A name has 1 to 63 letters, digits and hyphens, begins with a letter, ends with none, and has no two hyphens in a row. \
      CloudFormation's schema lets nearly anything pass, and Terraform checks no length, so that only AWS says no, in the middle \
      of a deployment.
      """,
    fix: "Give the proxy a name of letters, digits and single hyphens, at most 63 of them.",
    sources: [.createDBProxy],
    examples: [
      .violates(
        """
        proxy:
          name: ⟦orders--prod⟧
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
      let name = try proxy.name.value
      guard let flaw = ResourceName.flaw(of: name) else { return }
      report.flag(proxy.name.range, flaw, of: proxy.provenance)
    })
}
