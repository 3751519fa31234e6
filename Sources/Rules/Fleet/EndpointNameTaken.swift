import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointNameTaken = Rule(
    "HR198", "endpoint-name-taken", .error, .fleet, "two proxies have an endpoint of one name in an account and region",
    reason: "AWS refuses the second: `DBProxyEndpointAlreadyExistsFault`",
    why: """
      The name of an endpoint is unique in the account and region, not only for its proxy. Two proxies whose endpoints are both \
      called `reader` do not fit side by side; the name that headroom derives begins with the proxy's for that reason.
      """,
    fix: "Let the endpoint's name begin with that of its proxy.",
    sources: [.createDBProxyEndpoint, .dbProxyEndpoint],
    examples: [
      .violates(
        """
        endpoints:
          - { name: reader, endpoint_name: orders-reader, target_role: READ_ONLY }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        endpoints:
          - { name: reader, endpoint_name: ⟦orders-reader⟧, target_role: READ_ONLY }
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        endpoints:
          - { name: reader, endpoint_name: orders-reader, target_role: READ_ONLY }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        endpoints:
          - { name: reader, endpoint_name: !unknown chosen by the pipeline, target_role: READ_ONLY }
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let endpoints = report.fleet.members.flatMap { member in
        member.deployment.endpoints.map {
          Claim($0, of: member, key: $0.name.map { $0.lowercased() }, at: member.place(of: $0.name))
        }
      }
      for rivals in try report.shared(endpoints, within: .accountAndRegion) {
        // Twice in one deployment is another rule's matter.
        for rival in rivals.dropFirst() where rival.member.number != rivals[0].member.number {
          report.flag(
            rival.place(beside: rivals[0]), "`\(rival.key.known ?? "")` is taken",
            of: rival.provenance(beside: rivals[0]),
            related: [.init(rivals[0].range, "by this one")],
            help: "write \(.endpointName, .word("\(rival.member.label)-\(rival.subject.role)"))",
            in: rival.member.deployment.form.kind)
        }
      }
    })
}
