import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseInsteadOfProxy = Rule(
    "HR070", "database-instead-of-proxy", .warning, .clients, "a client connects to the database past the proxy",
    reason: "its connections are not pooled, and the pool's share is counted without them",
    why: """
      The proxy changes nothing for a client that still has the cluster's or the instance's endpoint in its settings: each of \
      its connections is one of the database's, and a failover breaks them. It is the commonest way to pay for a proxy \
      without using it, and nothing shows it but `ClientConnections` that stays low.
      """,
    fix:
      "Give the client the proxy's endpoint\(profile: ", or list what it does on purpose under `database.direct_connections`", otherwise: "").",
    sources: [.bestPracticesConfiguration, .rdsProxyConnecting], silences: ["HR071"],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: ⟦orders-prod.cluster-c0ffee123456.us-east-1.rds.amazonaws.com⟧
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: orders-prod-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com
        """),
      .undetermined(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: !unknown read from a parameter
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      let place: String
      switch try client.address {
      case .cluster(let identifier): place = "an endpoint of the cluster `\(identifier)`"
      case .instance(let identifier): place = "the instance `\(identifier)`"
      case .proxy, .proxyEndpoint, .other: return
      }
      guard let host = client.host, !report.deployment.proxies.isEmpty else { throw .notApplicable }
      report.flag(
        host.range, place, of: client.provenance, help: "connect to the endpoint of \(report.deployment.proxyNames)")
    })
}
