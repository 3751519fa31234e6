import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let pinningFilterUnknown = Rule(
    "HR104", "pinning-filter-unknown", .error, .pinning, "a session pinning filter that AWS does not know",
    reason: "`ModifyDBProxyTargetGroup` refuses it",
    why: """
      There is one filter, `EXCLUDE_VARIABLE_SETS`. CloudFormation's schema takes any text in its place.
      """,
    fix: "Write `EXCLUDE_VARIABLE_SETS`, or delete \(.sessionPinningFilters).",
    sources: [.connectionPoolConfiguration, .cfnConnectionPool], silences: ["HR105"],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          session_pinning_filters: [⟦EXCLUDE_VARIABLE_SET⟧]
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          session_pinning_filters: [EXCLUDE_VARIABLE_SETS]
        """),
      .undetermined(
        """
        target_group:
          session_pinning_filters: !unknown a variable without default
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      for filter in try group.sessionPinningFilters.value where SessionPinningFilter(rawValue: filter.value) == nil {
        report.flag(
          filter.range, SessionPinningFilter.label(for: filter.value), of: group.provenance,
          help: "write `\(SessionPinningFilter.excludeVariableSets.rawValue)`, or delete \(.sessionPinningFilters)")
      }
    })
}
