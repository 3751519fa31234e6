import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let hostOfAnotherProxy = Rule(
    "HR180", "host-of-another-proxy", .warning, .clients, "a client connects to a proxy that is not this deployment's",
    reason: "it works on the data of another environment, or its policies and security groups do not let it through",
    why: """
      The host is an endpoint of RDS Proxy, but neither that of the proxy nor of an endpoint described here. Copied settings do \
      that: production code that talks to staging, or the other way round. The security-group rules and the `rds-db:connect` \
      that are made here are for another proxy, so that at best nothing works.
      """,
    fix: "Give the client the endpoint of this deployment's proxy.",
    sources: [.rdsProxyConnecting, .rdsProxyEndpoints], confidence: .derived,
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: ⟦orders-staging-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com⟧
        """),
      .holds(
        """
        endpoints:
          - { name: reader, target_role: READ_ONLY }
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: orders-prod-proxy-reader.endpoint.proxy-c0ffee123456.us-east-1.rds.amazonaws.com
        """),
      .undetermined(
        """
        proxy:
          name: !unknown chosen by the pipeline
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            host: orders-staging-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      let sought: String
      let soughtRegion: String
      var own: [Setting<String>] = []
      switch try client.address {
      case .proxy(let name, let region):
        (sought, soughtRegion) = (name, region)
        own = report.deployment.proxies.map { $0.name }
      case .proxyEndpoint(let name, let region):
        (sought, soughtRegion) = (name, region)
        own = report.deployment.endpoints.map { $0.name }
      case .cluster, .instance, .other: throw .notApplicable
      }
      guard let host = client.host else { throw .notApplicable }
      let here = try report.deployment.region.value
      let isNamed = own.contains { $0.known?.lowercased() == sought }
      if isNamed, soughtRegion == here { return }
      if !isNamed { for name in own { _ = try name.value } }
      report.flag(
        host.range,
        isNamed ? "`\(sought)` of \(soughtRegion), and this is \(here)" : "`\(sought)` is not one of this deployment",
        of: client.provenance, help: "connect to the endpoint of \(report.deployment.proxyNames)")
    })
}
