import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let cachingSHA2OnMariaDB = Rule(
    "HR048", "caching-sha2-on-mariadb", .error, .authentication,
    "clients are to prove their password in a way that MariaDB does not have",
    reason: "no client can sign in: MariaDB has no `caching_sha2_password`",
    why: """
      MariaDB belongs to the engine family `MYSQL`, but of the family's two ways to prove a password it has only \
      `mysql_native_password`. The other is MySQL's own.
      """,
    fix: "Write \(.clientPasswordAuthType, .word(ClientPasswordAuthType.mysqlNativePassword.rawValue)).",
    sources: [.rdsProxy], silences: ["HR049"],
    examples: [
      .violates(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mariadb
          engine_version: "10.11"
          port: 3306
          serverless_v2: null
          readers: null
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: ⟦MYSQL_CACHING_SHA2_PASSWORD⟧
        """),
      .holds(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mariadb
          engine_version: "10.11"
          port: 3306
          serverless_v2: null
          readers: null
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: MYSQL_NATIVE_PASSWORD
        """),
      .undetermined(
        """
        database:
          cluster: null
          instance: orders-prod
          engine: mariadb
          engine_version: "10.11"
          port: 3306
          serverless_v2: null
          readers: null
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: !unknown a variable without default
        """),
      .notApplicable("{}"),
    ],
    check: .authEntry { entry, proxy, report throws(Inconclusive) in
      for database in report.deployment.databases(behind: proxy) {
        guard try database.engine.value == .mariadb else { throw .notApplicable }
        guard let type = try entry.clientPasswordAuthType.value, type.family == .mysql, !type.worksWithMariaDB else {
          continue
        }
        report.flag(
          entry.clientPasswordAuthType.range, "MariaDB does not have it", of: entry.provenance,
          related: [.init(database.engine.range, "the database's engine")],
          help: "write `\(ClientPasswordAuthType.mysqlNativePassword.rawValue)`")
      }
    })
}
