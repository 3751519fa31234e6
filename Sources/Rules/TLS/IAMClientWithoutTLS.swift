import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let iamClientWithoutTLS = Rule(
    "HR065", "iam-client-without-tls", .error, .tls, "a client signs in by IAM without insisting on TLS",
    reason: "a token is taken over TLS only: \"IAM authentication is allowed only with SSL connections\"",
    why: """
      The proxy takes IAM tokens over TLS only, whether it requires TLS of everybody or not. `sslmode=disable` never works. With \
      `allow` and `prefer` the client may try without TLS, be refused, and try again, or send its token where nobody encrypts it; \
      AWS asks for `require` or stronger, though one row of its table also accepts `allow`.
      """,
    fix: "Let the client insist on TLS: `sslmode=verify-full` with Amazon's root certificates.",
    sources: [.rdsProxyTroubleshooting, .postgresConnectionSettings], silences: ["HR067"],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            sslmode: ⟦disable⟧
        """),
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            sslmode: ⟦prefer⟧
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            sslmode: require
        """),
      .undetermined("{}"),
      .notApplicable(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let proxy = try report.proxy(of: client) else { throw .notApplicable }
      let demands = try proxy.demandsOfIAM
      guard let demand = demands.first else { throw .notApplicable }
      let mode = try client.sslMode.value
      guard !mode.insistsOnTLS else { return }
      guard try proxy.auth.value.allSatisfy({ $0.iamAuth.known == .required }) else {
        throw report.undetermined(
          "whether `\(client.symbol)` signs in by IAM or by password is not known", at: client.provenance.range)
      }
      report.flag(
        client.sslMode.range, mode == .disable ? "never uses TLS" : "does not insist on TLS", of: client.provenance,
        related: [.init(demand, "clients sign in by IAM")],
        help:
          "\(profile: "write `sslmode: \(SSLMode.verifyFull.rawValue)`, and set it in the client", otherwise: "set `sslmode=\(SSLMode.verifyFull.rawValue)` in the client")",
        severity: mode == .disable ? nil : .warning)
    })
}
