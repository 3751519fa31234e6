import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let sqlServerReleaseRuledOut = Rule(
    "HR008", "sql-server-release-ruled-out", .error, .database,
    "RDS Proxy rules this release of SQL Server out by name",
    reason: "the database cannot be registered as a target",
    why: """
      RDS Proxy supports SQL Server 2016, 2017 and 2019. Its page rules out 2014, which is too old, and also 2022, the release that \
      a new instance is likely to get.
      """,
    fix: "Use SQL Server 2019, or connect without a proxy.",
    sources: [.rdsProxy, .rdsProxySupport],
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: sqlserver-se
          engine_version: ⟦"16.00.4105.2.v1"⟧
          port: 1433
          serverless_v2: null
          readers: null
        """),
      .holds(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: sqlserver-se
          engine_version: "15.00.4236.7.v1"
          port: 1433
          serverless_v2: null
          readers: null
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: sqlserver-se
          engine_version: null
          port: 1433
          serverless_v2: null
          readers: null
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      let engine = try database.engine.value
      guard engine.family == .sqlServer else { throw .notApplicable }
      guard let version = EngineVersion(try database.engineVersion.value, of: engine) else {
        throw report.undetermined("the engine version begins with no number", at: database.engineVersion.range)
      }
      guard let release = SupportedVersions.ruledOutRelease(version, of: engine) else { return }
      report.flag(
        database.engineVersion.range, "this is SQL Server \(release.rawValue)", of: database.provenance)
    })
}
