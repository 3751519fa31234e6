import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let clientWithoutTLS = Rule(
    "HR067", "client-without-tls", .error, .tls, "a client connects without TLS to a proxy that requires it",
    reason: "the proxy refuses it: \"This RDS Proxy requires TLS connections\"",
    why: """
      With `require_tls` the proxy ends every connection that does not begin TLS, with the SQLSTATE 28000 on PostgreSQL and the error \
      3159 on MySQL. A client with `sslmode=disable` never tries. One with `allow` or `prefer` gets in, since it begins TLS when \
      it is asked to or by itself.
      """,
    fix: "Let the client insist on TLS: `sslmode=verify-full` with Amazon's root certificates.",
    sources: [.rdsProxyTroubleshooting, .postgresConnectionSettings],
    examples: [
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
            sslmode: ⟦disable⟧
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            sslmode: verify-full
        """),
      .undetermined("{}"),
      .notApplicable(
        """
        proxy:
          require_tls: false
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let proxy = try report.proxy(of: client) else { throw .notApplicable }
      guard try proxy.requireTLS.value else { throw .notApplicable }
      guard try client.sslMode.value == .disable else { return }
      report.flag(
        client.sslMode.range, "never uses TLS", of: client.provenance,
        related: [.init(proxy.requireTLS.range, "the proxy requires it")],
        help:
          "\(profile: "write `sslmode: \(SSLMode.verifyFull.rawValue)`, and set it in the client", otherwise: "set `sslmode=\(SSLMode.verifyFull.rawValue)` in the client")"
      )
    })
}

extension Report {
  /// The proxy that a client connects to; nil where the deployment shows none.
  ///
  /// - Throws: `Inconclusive` where it shows several.
  func proxy(of client: Client) throws(Inconclusive) -> Proxy? {
    guard deployment.proxies.count < 2 else {
      throw undetermined("which proxy `\(client.symbol)` connects to is not known", at: client.provenance.range)
    }
    return deployment.proxies.first
  }
}
