import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let commandNotUnderstood = Rule(
    "HR130", "command-not-understood", .error, .tools, "the AWS command line does not understand a command",
    reason: "`aws` stops with a usage error before it sends anything, and what the command was to do is left undone",
    why: """
      Tutorials print options that the command line never had: pool settings on `create-db-proxy`, `aws rds wait \
      db-proxy-available`, identifiers in the singular. The pool is set by `modify-db-proxy-target-group` once the proxy is \
      available, a proxy's groups are `--security-groups` where it is modified and `--vpc-security-group-ids` where it is \
      created, and a flag such as `--debug-logging` takes no value. A script without `set -e` goes on after the error, with \
      AWS's defaults where the settings should be.
      """,
    fix: "Write the command that does exist.", sources: CommandLineWords.sources,
    examples: [
      .violates(
        .script,
        """
        aws rds modify-db-proxy --db-proxy-name orders ⟦--max-connections-percent⟧ 75
        """),
      .violates(
        .script,
        """
        aws rds ⟦wait db-proxy-available⟧ --db-proxy-name orders
        aws rds modify-db-proxy --db-proxy-name orders ⟦--debug-logging false⟧
        """),
      .violates(
        .script,
        """
        aws rds register-db-proxy-targets --db-proxy-name orders ⟦--db-cluster-identifier⟧ orders-prod
        """),
      .holds(
        .script,
        """
        aws rds modify-db-proxy-target-group --db-proxy-name orders --target-group-name default \\
          --connection-pool-config MaxConnectionsPercent=75,MaxIdleConnectionsPercent=50
        aws rds modify-db-proxy --db-proxy-name orders --no-debug-logging
        """),
      .undetermined(
        .script,
        """
        aws rds modify-db-proxy --db-proxy-name orders --require-tls $MORE_OPTIONS
        """),
    ],
    check: .deployment { report throws(Inconclusive) in
      guard report.deployment.form.kind == .cli else { throw .notApplicable }
      for problem in report.deployment.toolProblems where problem.tool == .commandLine {
        report.flag(
          problem.range, label(of: problem), of: problem.owner, help: problem.instead.map { Wording($0) },
          severity: problem.kind == .abbreviatedMember ? .warning : nil)
      }
      if let unseen = report.deployment.unseenWords { report.leaveOpen(unseen) }
    })

  private static func label(of problem: ToolProblem) -> String {
    switch problem.kind {
    case .unknownType: "there is no `\(problem.subject)`"
    case .unknownMember, .unknownAttribute: "`\(problem.owner.label)` has no `\(problem.subject)`"
    case .missingMember: "`\(problem.owner.label)` needs `\(problem.subject)`"
    case .abbreviatedMember: "`\(problem.subject)` is the beginning of a name, and not every version completes it"
    case .misusedMember: "`\(problem.subject)` does not take this"
    }
  }
}
