import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let initConnectParameter = Rule(
    "HR108", "init-connect-parameter", .warning, .pinning,
    "sessions are prepared by the database's `init_connect`, which a proxy makes unreliable",
    reason: "it runs when the proxy opens a connection, not when a client does, and not for every client",
    why: """
      MySQL runs `init_connect` once for each connection to the database. Behind a proxy those are not the clients' connections any \
      more, and AWS calls the parameter unreliable there. `init_query` is the proxy's own way to prepare every connection of \
      its pool.
      """,
    fix: "Move what `init_connect` does into \(path: .initQuery).",
    sources: [.rdsProxy],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { init_connect: ⟦SET NAMES utf8mb4⟧ }
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: {}
        target_group:
          init_query: SET NAMES utf8mb4
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try database.engine.value.family == .mysql else { throw .notApplicable }
      guard let setting = try database.parameter(SessionState.unreliableInitParameter.value),
        try !setting.value.isEmpty
      else { return }
      report.flag(setting.range, "unreliable behind a proxy", of: database.provenance)
    })
}
