import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let pinningFilterOnPostgreSQL = Rule(
    "HR103", "pinning-filter-on-postgresql", .error, .pinning,
    "a session pinning filter before an engine that is not MySQL",
    reason: "AWS supports the filter for the MySQL family only; sessions go on being pinned",
    why: """
      `EXCLUDE_VARIABLE_SETS` is documented for the engine family `MYSQL` alone: the proxy keeps track of nothing that a PostgreSQL \
      session sets, so that it can leave nothing out. Terraform and cfn-lint let it pass; whether AWS refuses or ignores it was not \
      tried. Either way it does not do what it was written for, and sessions that `SET` something stay pinned.
      """,
    fix: "Delete \(.sessionPinningFilters), and set what sessions need in the startup message or in \(.initQuery).",
    sources: [.connectionPoolConfiguration, .rdsProxyCreating, .rdsProxyPinning], silences: ["HR104", "HR105"],
    examples: [
      .violates(
        """
        target_group:
          session_pinning_filters: [⟦EXCLUDE_VARIABLE_SETS⟧]
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          engine_family: !unknown a variable without default
        target_group:
          session_pinning_filters: [EXCLUDE_VARIABLE_SETS]
        """),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      let filters = try group.sessionPinningFilters.value
      guard let filter = filters.first else { return }
      let family = try proxy.engineFamily.value
      guard !SessionPinningFilter.excludeVariableSets.families.value.contains(family) else { return }
      report.flag(
        filter.range, "the proxy speaks \(family.name)", of: group.provenance,
        related: proxy.engineFamily.isWritten ? [.init(proxy.engineFamily.range, "its engine family")] : [],
        edits: filters.count == 1 ? [.removingItem(filter.range)] : [])
    })
}
