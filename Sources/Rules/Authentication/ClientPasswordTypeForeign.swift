import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let clientPasswordTypeForeign = Rule(
    "HR047", "client-password-type-foreign", .error, .authentication,
    "clients are to prove their password in a way that the engine does not have",
    reason: "`CreateDBProxy` refuses it, or no client can sign in",
    why: """
      Each type of password proof belongs to one engine, as its name says: `MYSQL_...` to MySQL and MariaDB, `POSTGRES_...` to \
      PostgreSQL, `SQL_SERVER_AUTHENTICATION` to SQL Server. cfn-lint and Terraform take any of them before any engine.
      """,
    fix: "Leave \(.clientPasswordAuthType) out, or write one of the proxy's engine family.",
    sources: [.userAuthConfig],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: ⟦MYSQL_NATIVE_PASSWORD⟧
        """),
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: ⟦scram-sha-256⟧
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: POSTGRES_SCRAM_SHA_256
        """),
      .undetermined(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: !unknown a variable without default
        """),
    ],
    check: .authEntry { entry, proxy, report throws(Inconclusive) in
      if let refusal = try entry.clientPasswordAuthType.refusal {
        guard refusal.value != ClientPasswordAuthType.misspelledSCRAM.value else { throw .reportedElsewhere }
        let own = ClientPasswordAuthType.allCases.filter { $0.family == proxy.engineFamily.known }
        let words = (own.isEmpty ? ClientPasswordAuthType.allCases : own).map { "`\($0.rawValue)`" }
        return report.flag(
          refusal.range, ClientPasswordAuthType.label(for: refusal.value), of: entry.provenance,
          help: "write \(words.joined(separator: " or ")), or leave it out")
      }
      guard let type = try entry.clientPasswordAuthType.value else { return }
      let family = try proxy.engineFamily.value
      guard type.family != family else { return }
      report.flag(
        entry.clientPasswordAuthType.range, "it belongs to \(type.family.name), and the proxy speaks \(family.name)",
        of: entry.provenance,
        help: "write `\(ClientPasswordAuthType.defaultValue(for: family).value.rawValue)`, or leave it out")
    })
}
