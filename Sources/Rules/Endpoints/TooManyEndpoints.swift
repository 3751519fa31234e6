import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let tooManyEndpoints = Rule(
    "HR029", "too-many-endpoints", .error, .endpoints, "the proxy has more endpoints than AWS lets it have",
    reason: "`CreateDBProxyEndpoint` refuses the twenty-first",
    why: """
      A proxy has its own endpoint, which nobody can create or delete, and up to 20 more.
      """,
    fix: "Delete endpoints until 20 are left.",
    sources: [.rdsProxyEndpoints],
    examples: [
      .violates(
        """
        endpoints: [\((1...20).map { "{ name: r\($0) }" }.joined(separator: ", ")), { name: ⟦r21⟧ }]
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        """),
      .undetermined(
        """
        endpoints: !unknown built by a module
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let endpoints = report.deployment.endpoints(of: proxy)
      let most = Limits.additionalEndpoints.value
      if let unseen = report.deployment.unseenEndpoints, endpoints.count <= most { throw .unknown(unseen) }
      guard let first = endpoints.dropFirst(most).first else { return }
      report.flag(
        first.provenance.range, "endpoint \(most + 1) of \(endpoints.count)", of: proxy.provenance,
        related: [.init(proxy.provenance.range, "the proxy")], help: "delete \(endpoints.count - most) of its endpoints"
      )
    })
}
