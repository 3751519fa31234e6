import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let auroraPostgresPortAssumed = Rule(
    "HR160", "aurora-postgres-port-assumed", .note, .database,
    "the port of an Aurora PostgreSQL cluster is left to a default that depends on who created it",
    reason: "created by CloudFormation without a port it listens on 3306, and rules for 5432 let nothing through",
    why: """
      A cluster that the console or the API creates without a port listens on 5432. A provisioned cluster that CloudFormation or the CDK \
      creates without one listens on 3306, Aurora's own default: the sources differ by tool. The security groups are made for the \
      port that is written, so that a wrong guess is a proxy whose target never becomes available.
      """,
    fix: "Write \(path: .databasePort).",
    sources: [.cloudFormationPortIssue, .createDBCluster, .cfnDBCluster], confidence: .conflict,
    examples: [
      .violates(
        """
        ⟦database⟧:
          port: null
        """),
      .holds(
        """
        database:
          port: 5432
        """),
      .undetermined(
        """
        database:
          port: !unknown an output of another stack
        """),
      .notApplicable(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: null
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try database.engine.value == .auroraPostgreSQL else { throw .notApplicable }
      let port = try database.port.value
      guard !database.port.isWritten else { return }
      report.flag(
        database.port.range, "\(port) is assumed", of: database.provenance,
        help: "write \(.databasePort, .number(port.rawValue)) if it is that")
    })
}
