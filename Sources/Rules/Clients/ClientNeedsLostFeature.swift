import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let clientNeedsLostFeature = Rule(
    "HR143", "client-needs-lost-feature", .error, .clients, "a client needs what RDS Proxy does not pass on",
    reason: "what it needs fails behind the proxy, or goes wrong without an error",
    why: """
      A proxy speaks for many clients over few connections, and leaves out what does not fit: streaming replication and \
      `CancelRequest` on PostgreSQL, the compressed protocol on MySQL, `auth_ed25519` on MariaDB, Active Directory on SQL Server. \
      Functions that ask what the session did last (`lastval`, `@@IDENTITY`, `SCOPE_IDENTITY`) may answer for another client. \
      Those that only go wrong sometimes are warnings.
      """,
    fix: "Do it another way, or let this client connect to the database itself.",
    sources: [.rdsProxy, .auroraProxy],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦streaming_replication⟧, ⟦cancel_requests⟧]
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [compressed_protocol]
        """),
      .undetermined("{}"),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let proxy = try report.proxy(of: client) else { throw .notApplicable }
      for database in report.deployment.databases(behind: proxy) {
        let engine = try database.engine.value
        for trait in try client.traits.value {
          guard let feature = LostFeature.of(trait.value, on: engine)?.value else { continue }
          report.flag(
            trait.range, feature.effect, of: client.provenance, help: Wording(feature.instead),
            severity: feature.loss == .refused ? nil : .warning)
        }
      }
    })
}
