import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let hostOfOnesOwn = Rule(
    "HR069", "host-of-ones-own", .error, .clients, "a client needs the proxy's own host name, and uses another",
    reason: "its token or the certificate is for another host, and the connection fails",
    why: """
      A token that `generate-db-auth-token` makes is signed for one host and port, and the proxy takes it for its own endpoint \
      only. An alias in Route 53 or a load balancer in front is another host; the proxy's certificate does not carry it \
      either, so that a driver that verifies the host name fails as well. AWS says that custom names work with neither.
      """,
    fix: "Let the client connect to the proxy's own endpoint.",
    sources: [.rdsProxy, .rdsProxyIAMMigration, .rdsIAMAuthentication], silences: ["HR071"],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            host: ⟦db.orders.example.com⟧
        """),
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            sslmode: verify-full
            host: ⟦db.orders.example.com⟧
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            host: orders-prod-proxy.proxy-c0ffee123456.us-east-1.rds.amazonaws.com
        """),
      .undetermined(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            host: !unknown read from a parameter
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard try client.address == .other, let host = client.host else { return }
      for proxy in report.deployment.proxies {
        var demands = try proxy.demandsOfIAM.map { Diagnostic.Label($0, "clients sign in by IAM") }
        if demands.isEmpty, try client.sslMode.value == .verifyFull {
          demands = [.init(client.sslMode.range, "the client verifies the host name")]
        }
        guard !demands.isEmpty else { continue }
        report.flag(
          host.range, "a name of your own, an alias or a load balancer", of: client.provenance, related: demands,
          help: "connect to the endpoint of \(report.deployment.proxyNames) by its own name")
      }
    })
}
