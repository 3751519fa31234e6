import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let manyUsersInSmallPool = Rule(
    "HR114", "many-users-in-small-pool", .warning, .pool,
    "many database users share a small pool",
    reason: "a connection serves its own user only, so that the pool falls apart into pools of a few connections each",
    why: """
      A connection to the database belongs to the user that opened it, and the proxy lends it to sessions of that user alone; \
      before PostgreSQL also to one database alone. With many users and few connections, most of the pool stands idle for one user \
      while another waits. AWS says that many users divide the pool and gives no number; the threshold is ours.
      """,
    fix: "Let applications share a database user, or enlarge the pool.",
    sources: [.bestPracticesApplication], confidence: .notVerified,
    examples: [
      .violates(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: 1 }
          direct_connections: []
        proxy:
          ⟦auth⟧:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/jobs-GhIjKl
              username: jobs
              iam_auth: REQUIRED
        target_group:
          max_connections_percent: 10
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/jobs-GhIjKl
              username: jobs
              iam_auth: REQUIRED
        """),
      .undetermined(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/jobs-GhIjKl
              username: jobs
        target_group:
          max_connections_percent: !unknown set by hand
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      let entries = try proxy.auth.value
      guard entries.count > 1 else { throw .notApplicable }
      let threshold = PoolLimits.connectionsPerUser
      for database in report.deployment.databases(behind: proxy) {
        let budget = try report.deployment.connectionBudget(of: group, on: database)
        guard budget.poolAtMost / entries.count < threshold.value else { continue }
        report.flag(
          proxy.auth.range,
          "\(entries.count) users share \(budget.pool) connections: fewer than \(threshold.value) each",
          of: group.provenance, related: [.init(group.maxConnectionsPercent.range, "the pool's share")],
          remarks: budget.remarks,
          help: budget.percent(for: entries.count * threshold.value).map {
            "set \(.maxConnectionsPercent) to \($0) or more, or let applications share a user"
          })
      }
    })
}
