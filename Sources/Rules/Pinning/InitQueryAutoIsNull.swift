import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let initQueryAutoIsNull = Rule(
    "HR107", "init-query-auto-is-null", .error, .pinning,
    "the init query sets a variable that RDS Proxy must have to itself",
    reason: "AWS rules `sql_auto_is_null` out of init queries for MySQL and MariaDB",
    why: """
      The user guide says not to set `sql_auto_is_null` to true or any other value in the initialization query: applications would \
      misbehave in ways that are hard to find.
      """,
    fix: "Take `sql_auto_is_null` out of \(.initQuery).",
    sources: [.rdsProxy],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          init_query: ⟦SET time_zone = '+00:00', sql_auto_is_null = 1⟧
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          init_query: SET time_zone = '+00:00'
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          init_query: !unknown a variable without default
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      guard let query = try group.initQuery.value else { throw .notApplicable }
      guard try proxy.engineFamily.value == .mysql else { throw .notApplicable }
      let variable = SessionState.forbiddenInInitQuery.value
      guard InitStatements(query).sets(variable) else { return }
      report.flag(group.initQuery.range, "it sets `\(variable)`", of: group.provenance)
    })
}
