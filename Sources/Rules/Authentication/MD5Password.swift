import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let md5Password = Rule(
    "HR050", "md5-password", .warning, .authentication, "clients prove their password by MD5",
    reason: "MD5 has been broken for long, and SCRAM is the default",
    why: """
      With `POSTGRES_MD5` a client proves its password by an MD5 hash. Whoever learns the stored hash can sign in with it; SCRAM-SHA-256, \
      AWS's default, has no such weakness, and every current driver knows it.
      """,
    fix: "Leave \(.clientPasswordAuthType) out: SCRAM is the default.",
    sources: [.userAuthConfig], confidence: .derived,
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: ⟦POSTGRES_MD5⟧
        """),
      .holds("{}"),
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
      guard try entry.clientPasswordAuthType.value == .postgresMD5 else { return }
      guard try proxy.engineFamily.value == .postgresql else { throw .reportedElsewhere }
      report.flag(
        entry.clientPasswordAuthType.range, "MD5", of: entry.provenance,
        help: "write `\(ClientPasswordAuthType.postgresSCRAMSHA256.rawValue)`, or leave it out")
    })
}
