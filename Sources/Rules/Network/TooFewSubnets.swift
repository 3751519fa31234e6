import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let tooFewSubnets = Rule(
    "HR015", "too-few-subnets", .error, .network, "the proxy is given fewer subnets than it needs",
    reason: "AWS refuses the proxy",
    why: """
      A proxy stands in two availability zones at least, and a subnet lies in one, so that it takes two subnets. The API reference \
      speaks of \"one or more\", CloudFormation's schema and the user guide of two; Terraform checks nothing, and shows an example \
      with a single one. The subnets of a proxy can never be changed: a list that is mended later means a new proxy.
      """,
    fix: "Give the proxy at least two subnets in different availability zones.",
    sources: [.rdsProxyNetworkPrerequisites, .rdsProxyCreating, .cfnDBProxy], confidence: .derived, silences: ["HR016"],
    examples: [
      .violates(
        """
        proxy:
          subnets: ⟦[subnet-0a1b2c3d4e5f60718]⟧
        """),
      .holds(
        """
        proxy:
          subnets: [subnet-0a1b2c3d4e5f60718, subnet-0b1c2d3e4f5a6b7c8]
        """),
      .undetermined(
        """
        proxy:
          subnets: !unknown those of another stack
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let count = Set(try proxy.subnets.value.map { $0.value }).count
      let least = Limits.minimumSubnets.value
      guard count < least else { return }
      report.flag(
        proxy.subnets.range, "\(count == 0 ? "no subnet" : count == 1 ? "one subnet" : "\(count) subnets")",
        of: proxy.provenance, help: "add \(least - count == 1 ? "a subnet" : "subnets") in another availability zone")
    })
}
