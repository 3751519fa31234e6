import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let masterUserInApplication = Rule(
    "HR045", "master-user-in-application", .warning, .authentication, "applications sign in as the master user",
    reason: "one stolen token or password is worth the whole database",
    why: """
      The master user may create and drop nearly everything, sees every database, and on PostgreSQL may use the slots that are kept \
      for it. AWS strongly recommends not to use it in applications: each gets a user with the rights that it needs. It also keeps \
      the master's password free to be managed and rotated by RDS.
      """,
    fix: "Create a user with the rights that the application needs, and put that one into the secret.",
    sources: [.rdsMasterAccounts, .rdsManagedPasswords],
    examples: [
      .violates(
        """
        database:
          master_username: dba
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: ⟦dba⟧
              iam_auth: REQUIRED
        """),
      .holds(
        """
        database:
          master_username: dba
        """),
      .undetermined("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      let entries = try proxy.auth.value
      for entry in entries {
        switch entry.secret {
        case .unknown(let unknown), .written(.unknown(let unknown), _), .defaulted(.unknown(let unknown), _):
          report.leaveOpen(unknown)
        case .written, .defaulted, .refused: continue
        }
      }
      let secrets = entries.compactMap { $0.secret.known.flatMap { report.deployment.secrets[$0] } }
      guard !secrets.isEmpty else { throw .notApplicable }
      let master = try database.masterUsername.value
      for secret in secrets where try secret.username.value == master {
        report.flag(
          secret.username.range, "this is the master user", of: secret.provenance,
          related: [.init(database.masterUsername.range, "so it says here")])
      }
    })
}
