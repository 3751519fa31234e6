import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let parameterTaken = Rule(
    "HR197", "parameter-taken", .error, .fleet, "two deployments publish their endpoints under one path",
    reason: "Systems Manager refuses the second: `ParameterAlreadyExists`",
    why: """
      The name of a parameter is unique in its account and region. Where the path was left in the profile that two environments \
      extend, the second one's parameters exist already; a tool that overwrites them would send the applications of the first to \
      the proxy of the second.
      """,
    fix: "Give each environment \(profile: "a `publish.ssm_prefix`", otherwise: "parameters") of its own.",
    sources: [.putParameter],
    examples: [
      .violates(
        """
        publish:
          ssm_prefix: /orders/db
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        publish:
          ssm_prefix: ⟦/orders/db⟧
        """),
      .holds(
        """
        publish:
          ssm_prefix: /orders/prod/db
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        publish:
          ssm_prefix: /orders/dev/db
        """),
      .undetermined(
        """
        publish:
          ssm_prefix: /orders/db
        """,
        """
        environment: dev
        account: !unknown the pipeline's
        database:
          cluster: orders-dev
        publish:
          ssm_prefix: /orders/db
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let parameters = report.fleet.members.flatMap { member in
        member.deployment.parameters.map { Claim($0, of: member, key: $0.name) }
      }
      var told: [SourceRange] = []
      for rivals in try report.shared(parameters, within: .accountAndRegion) {
        // Several parameters under one path are one mistake.
        for rival in rivals.dropFirst() where !told.contains(rival.range) {
          told.append(rival.range)
          report.flag(
            rival.place(beside: rivals[0]), "`\(rival.key.known ?? "")` is taken",
            of: rival.provenance(beside: rivals[0]),
            related: [.init(rivals[0].range, "by this one")],
            help:
              "write another \(profile: "`ssm_prefix`", otherwise: "prefix"), such as /\(rival.member.deployment.name.known ?? "name")/\(rival.member.environment)/db"
          )
        }
      }
    })
}
