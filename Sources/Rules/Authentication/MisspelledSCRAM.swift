import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let misspelledSCRAM = Rule(
    "HR051", "misspelled-scram", .error, .authentication, "SCRAM is spelled as AWS's own page misspells it",
    reason: "`CreateDBProxy` refuses it: the word is `POSTGRES_SCRAM_SHA_256`",
    why: """
      The API reference says that the default before PostgreSQL is `POSTGRES_SCRAM_SHA2_256`, which is not among the values that it \
      lists, and which the API does not take.
      """,
    fix: "Write `POSTGRES_SCRAM_SHA_256`, or leave it out: it is the default.",
    sources: [.userAuthConfig],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              client_password_auth_type: ⟦POSTGRES_SCRAM_SHA2_256⟧
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
    check: .authEntry { entry, _, report throws(Inconclusive) in
      guard let refusal = try entry.clientPasswordAuthType.refusal,
        refusal.value == ClientPasswordAuthType.misspelledSCRAM.value
      else { return }
      report.flag(
        refusal.range, "did you mean `\(ClientPasswordAuthType.postgresSCRAMSHA256.rawValue)`?", of: entry.provenance,
        help: "write `\(ClientPasswordAuthType.postgresSCRAMSHA256.rawValue)`, or leave it out")
    })
}
