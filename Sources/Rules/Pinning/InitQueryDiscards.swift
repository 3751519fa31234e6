import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let initQueryDiscards = Rule(
    "HR161", "init-query-discards", .warning, .pinning, "the init query discards what was set",
    reason: "on a new connection there is nothing to discard but what the init query itself has set",
    why: """
      The init query runs once, when the proxy opens a connection. It does not run between clients, so that `DISCARD ALL` or \
      `RESET ALL` in it cleans nothing up: it undoes only what stands before it in the same query, and costs time whenever the \
      pool grows.
      """,
    fix: "Take the statement out of \(.initQuery).",
    sources: [.bestPracticesConfiguration, .rdsProxyCreating], confidence: .derived,
    examples: [
      .violates(
        """
        target_group:
          init_query: ⟦SET ROLE orders; DISCARD ALL⟧
        """),
      .holds(
        """
        target_group:
          init_query: SET ROLE orders
        """),
      .undetermined(
        """
        target_group:
          init_query: !unknown a variable without default
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      guard let query = try group.initQuery.value else { throw .notApplicable }
      guard try proxy.engineFamily.value == .postgresql else { throw .notApplicable }
      let statements = InitStatements(query)
      guard statements.begins(with: "discard") || statements.begins(with: "reset", "all") else { return }
      report.flag(group.initQuery.range, "cleans nothing up", of: group.provenance)
    })
}
