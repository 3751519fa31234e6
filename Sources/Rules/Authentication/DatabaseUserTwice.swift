import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseUserTwice = Rule(
    "HR042", "database-user-twice", .warning, .authentication, "two entries of `auth` are for one database user",
    reason: "which of the two secrets decides is not documented",
    why: """
      AWS asks for one secret for each database user. Two entries for one user work as long as both hold the same password; after \
      the first rotation of one of them sign-ins fail, some or all, depending on which of the two the proxy takes. No page says which.
      """,
    fix: "Keep one entry for each database user.",
    sources: [.rdsProxySecrets], confidence: .notVerified,
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/api-GhIjKl
              username: ⟦app⟧
              iam_auth: REQUIRED
        """),
      .violates(
        """
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
            - { secret: ⟦orders/prod/app⟧, username: app, iam_auth: REQUIRED }
        """),
      .holds(
        """
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
            - { secret: orders/prod/reports, username: reports, iam_auth: REQUIRED }
        """),
      .undetermined(
        """
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
            - { secret: orders/prod/reports, iam_auth: REQUIRED }
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      var places: [String: SourceRange] = [:]
      var seen: [Referral<Secret>] = []
      var unknown: Unknown?
      for entry in try proxy.auth.value {
        guard let reference = entry.secret.known, let secret = report.deployment.secrets[reference] else { continue }
        if let first = seen.first(where: { $0.value == reference })?.range {
          report.flag(
            entry.secret.range, "the same secret again", of: entry.provenance, related: [.init(first, "first here")],
            help: "delete one of the two entries")
          continue
        }
        seen.append(Located(reference, at: entry.secret.range))
        guard let user = secret.username.known else {
          if case .unknown(let doubt) = secret.username { unknown = unknown ?? doubt }
          continue
        }
        if let first = places[user] {
          report.flag(
            secret.username.range, "another secret for `\(user)`", of: entry.provenance,
            related: [.init(first, "first here")], help: "delete the entry that is out of use")
        } else {
          places[user] = secret.username.range
        }
      }
      if let unknown, seen.count > 1 { throw .unknown(unknown) }
    })
}
