import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let endpointNameTaken = Rule(
    "HR003", "endpoint-name-refused", .error, .fleet,
    "an endpoint's name is malformed, or taken in its account and region",
    reason: "`CreateDBProxyEndpoint` refuses it",
    why: """
      A name has 1 to 63 letters, digits and hyphens, begins with a letter, ends with none, and has no two hyphens in a row. It \
      is unique in the account and region, not only for its proxy: a second proxy whose endpoint is called `reader` as well \
      gets `DBProxyEndpointAlreadyExistsFault`.
      """,
    fix: "Give the endpoint a well-formed name of its own, such as the proxy's name and its purpose.",
    sources: [.createDBProxyEndpoint, .dbProxyEndpoint],
    examples: [
      .violates(
        """
        endpoints:
          - { name: reader, endpoint_name: ⟦orders_reader⟧, target_role: READ_ONLY }
        """),
      .violates(
        """
        endpoints:
          - { name: reader, endpoint_name: reader, target_role: READ_ONLY }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        endpoints:
          - { name: reader, endpoint_name: ⟦reader⟧, target_role: READ_ONLY }
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
          - { name: reader, endpoint_name: !unknown chosen by the pipeline, target_role: READ_ONLY }
        """),
      .notApplicable("environment: prod"),
    ],
    check: .fleet { deployments, report throws(Inconclusive) in
      var endpoints: [Claim<Endpoint>] = []
      for member in Fleet(deployments).members {
        for endpoint in member.deployment.endpoints {
          endpoints.append(
            Claim(endpoint, of: member, key: endpoint.name.map { $0.lowercased() }, at: endpoint.name.range))
        }
      }
      guard !endpoints.isEmpty else { throw .notApplicable }
      for endpoint in endpoints {
        switch endpoint.subject.name {
        case .written(let name, let range), .defaulted(let name, let range):
          guard let flaw = ResourceName.flaw(of: name) else { continue }
          report.flag(range, flaw, of: endpoint.subject.provenance)
        case .unknown(let unknown): report.leaveOpen(unknown)
        case .refused: continue
        }
      }
      guard endpoints.count > 1 else { return }
      for rivals in try report.shared(endpoints, within: .accountAndRegion) {
        for rival in rivals.dropFirst() {
          report.flag(
            rival.place(beside: rivals[0]), "`\(rival.key.known ?? "")` is taken",
            of: rival.provenance(beside: rivals[0]),
            related: [.init(rivals[0].range, "by this one")],
            help: "write `endpoint_name: \(rival.member.label)-\(rival.subject.role)`")
        }
      }
    })
}
