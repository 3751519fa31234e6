import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let roleNameTaken = Rule(
    "HR195", "role-name-taken", .error, .fleet, "two deployments create one role",
    reason: "IAM refuses the second: `EntityAlreadyExists`",
    why: """
      Proxies are told apart by region, roles are not: the name of a role is unique in the whole account. The same profile for a \
      second region creates a role that is there already, though the proxy's own name would be free.
      """,
    fix:
      "Give the second another \(profile: "`proxy.role_name`", otherwise: "name of its role"), such as one that ends in the region.",
    sources: [.createRole],
    examples: [
      .violates(
        "environment: prod",
        """
        environment: ⟦prod⟧
        region: eu-west-1
        """),
      .holds(
        "environment: prod",
        """
        region: eu-west-1
        proxy:
          role_name: orders-prod-proxy-role-eu-west-1
        """),
      .undetermined(
        "environment: prod",
        """
        region: eu-west-1
        account: !unknown the pipeline's
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let roles = report.fleet.members.flatMap { member in
        member.deployment.roles.filter { $0.ownership == .created && !$0.name.isMadeUp }.map {
          Claim($0, of: member, key: $0.name.map { $0.lowercased() }, at: member.place(of: $0.name))
        }
      }
      for rivals in try report.shared(roles, within: .account) {
        for rival in rivals.dropFirst() {
          let region = rival.member.deployment.region.known ?? "the-region"
          report.flag(
            rival.place(beside: rivals[0]), "the role `\(rival.subject.name.known ?? "")` is there already",
            of: rival.provenance(beside: rivals[0]), related: [.init(rivals[0].range, "created by this one")],
            help: rival.isBeside(rivals[0])
              ? "give each of them a name of its own"
              : "write \(.proxyRoleName, .word("\(rival.subject.name.known ?? "")-\(region)"))",
            in: rival.member.deployment.form.kind)
        }
      }
    })
}
