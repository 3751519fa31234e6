import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let cachingSHA2WithoutTLS = Rule(
    "HR049", "caching-sha2-without-tls", .error, .tls,
    "clients prove their password by `caching_sha2_password`, but TLS is not required",
    reason: "that proof works over TLS only: a client without it cannot sign in",
    why: """
      `MYSQL_CACHING_SHA2_PASSWORD` sends the password itself, protected by nothing but the connection, so that it is taken over \
      TLS only. It is AWS's default before MySQL, whether it is written or not. A client without TLS is refused with an error about \
      the password, hours of looking at the wrong place.
      """,
    fix:
      "Set \(.requireTLS, true), or \(.clientPasswordAuthType, .word(ClientPasswordAuthType.mysqlNativePassword.rawValue)).",
    sources: [.rdsProxy, .userAuthConfig], silences: ["HR066"],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        proxy:
          require_tls: ⟦false⟧
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        proxy:
          require_tls: false
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: MYSQL_NATIVE_PASSWORD
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        proxy:
          require_tls: !unknown differs by environment
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
        """),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try proxy.engineFamily.value == .mysql else { throw .notApplicable }
      let isMariaDB = report.deployment.databases(behind: proxy).contains { $0.engine.known == .mariadb }
      var demands: [Diagnostic.Label] = []
      for entry in try proxy.auth.value where try entry.iamAuth.value != .required {
        let written = try entry.clientPasswordAuthType.value
        // What AWS takes by default before MariaDB, which does not have the family's default, no page says.
        guard let type = written ?? (isMariaDB ? nil : ClientPasswordAuthType.defaultValue(for: .mysql).value),
          type.needsTLS
        else { continue }
        demands.append(
          .init(entry.clientPasswordAuthType.range, written == nil ? "this entry's default needs it" : "this needs it"))
      }
      guard !demands.isEmpty else { return }
      guard try !proxy.requireTLS.value else { return }
      if !report.deployment.clients.isEmpty,
        report.deployment.clients.allSatisfy({ $0.sslMode.known?.insistsOnTLS == true })
      {
        return
      }
      report.flag(
        proxy.requireTLS.range, "TLS is not required", of: proxy.provenance, related: demands,
        help: "set \(.requireTLS, true)")
    })
}
