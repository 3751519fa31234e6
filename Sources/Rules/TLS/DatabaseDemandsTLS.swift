import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseDemandsTLS = Rule(
    "HR068", "database-demands-tls", .warning, .tls, "the database demands TLS, and the proxy does not require it",
    reason: "by one of AWS's pages the proxy then connects to the database without TLS, and is refused",
    why: """
      RDS for PostgreSQL 15 and higher demands TLS by default (`rds.force_ssl`), and so does RDS for MariaDB 11.8 \
      (`require_secure_transport`). AWS's pages differ on what `require_tls` means behind the proxy: one says that it also enforces \
      TLS to the database, another that the proxy uses the same setting towards it, a third that the two have nothing to do with \
      each other. Requiring TLS is right in all three cases.
      """,
    fix: "Set \(.requireTLS, true).",
    sources: [.rdsProxyConcepts, .rdsProxyCreating, .modifyDBProxy, .rdsPostgresTLS, .rdsMariaDBFeatures],
    confidence: .conflict, silences: ["HR066"],
    examples: [
      .violates(
        """
        database:
          parameters: { rds.force_ssl: 1 }
        proxy:
          require_tls: ⟦false⟧
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          require_tls: false
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard try !proxy.requireTLS.value else { return }
      let engine = try database.engine.value
      guard let demand = DatabaseParameters.tlsDemand(of: engine)?.value else { throw .notApplicable }
      let place: SourceRange
      if let setting = try database.parameter(demand.parameter) {
        guard DatabaseParameters.on.value.contains(try setting.value.lowercased()) else { return }
        place = setting.range
      } else {
        guard let first = demand.defaultFrom else { return }
        guard let version = EngineVersion(try database.engineVersion.value, of: engine) else {
          throw report.undetermined("the engine version is no number", at: database.engineVersion.range)
        }
        guard !version.numbers.lexicographicallyPrecedes(first) else { return }
        place = database.engineVersion.range
      }
      report.flag(
        proxy.requireTLS.range, "not required here", of: proxy.provenance,
        related: [.init(place, "\(demand.parameter) demands it")], help: "set \(.requireTLS, true)")
    })
}
