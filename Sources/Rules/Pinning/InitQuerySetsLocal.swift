import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let initQuerySetsLocal = Rule(
    "HR167", "init-query-sets-local", .warning, .pinning, "the init query sets something for one transaction only",
    reason: "it is gone before the first client gets the connection",
    why: """
      `SET LOCAL` lasts until the end of its transaction, and outside of one PostgreSQL only warns. The init query runs when the \
      connection is opened, before any client's transaction, so that clients never see the value.
      """,
    fix: "Write `SET` instead of `SET LOCAL` in \(.initQuery).",
    sources: [.postgresSet, .rdsProxyCreating],
    examples: [
      .violates(
        """
        target_group:
          init_query: ⟦SET LOCAL statement_timeout = '5s'⟧
        """),
      .holds(
        """
        target_group:
          init_query: SET statement_timeout = '5s'
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
      guard InitStatements(query).begins(with: "set", "local") else { return }
      report.flag(group.initQuery.range, "gone with its transaction", of: group.provenance)
    })
}
