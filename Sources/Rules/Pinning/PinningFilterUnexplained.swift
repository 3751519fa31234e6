import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let pinningFilterUnexplained = Rule(
    "HR105", "pinning-filter-unexplained", .warning, .pinning,
    "sessions that set variables are shared, and nobody says why that is safe",
    reason: "what one client sets, another one finds",
    why: """
      `EXCLUDE_VARIABLE_SETS` keeps `SET` from pinning a session, for every variable and every client at once. The statements still \
      reach the database, and the connection goes on to the next client with what they set. AWS calls it safe only where they change \
      nothing, or where each transaction sets its own state before it relies on it. That is a promise about every client, so \
      it should stand beside the filter.
      """,
    fix:
      "Write why it is safe\(profile: " as `session_pinning_filters_reason`", otherwise: ", or delete \(.sessionPinningFilters)").",
    sources: [.bestPracticesConfiguration, .rdsProxyPinning],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          session_pinning_filters: [⟦EXCLUDE_VARIABLE_SETS⟧]
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          session_pinning_filters: [EXCLUDE_VARIABLE_SETS]
          session_pinning_filters_reason: every client sets the same sql_mode and nothing else
        """),
      .undetermined(
        """
        target_group:
          session_pinning_filters: !unknown a variable without default
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      let filters = try group.sessionPinningFilters.value
      guard let filter = filters.first(where: { SessionPinningFilter(rawValue: $0.value) != nil }) else {
        throw .notApplicable
      }
      guard try proxy.engineFamily.value == .mysql else { throw .reportedElsewhere }
      guard try group.sessionPinningFiltersReason.value == nil else { return }
      report.flag(filter.range, "for every variable and every client", of: group.provenance)
    })
}
