import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let tooManyAuthEntries = Rule(
    "HR028", "too-many-auth-entries", .error, .authentication, "the proxy has more secrets than AWS lets it have",
    reason: "`CreateDBProxy` takes at most 200 `Auth` entries",
    why: """
      A proxy has at most 200 entries, hence at most 200 database users that sign in by secrets. More users need end-to-end IAM \
      (`default_auth_scheme: IAM_AUTH`), or should share a database user.
      """,
    fix: "Name at most 200 secrets \(profile: "under `proxy.auth`", otherwise: "for one proxy").",
    sources: [.userAuthConfig, .rdsProxy],
    examples: [
      .violates(
        """
        proxy:
          ⟦auth⟧: [&a { secret: app, username: app }\(String(repeating: ", *a", count: 200))]
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          auth: !unknown built by a module
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let count = try proxy.auth.value.count
      let most = Limits.authEntries.value.upperBound
      guard count > most else { return }
      report.flag(
        proxy.auth.range, "\(count) entries are more than \(most)", of: proxy.provenance,
        help:
          "let applications share database users, or set \(.defaultAuthScheme, .word(DefaultAuthScheme.iamAuth.rawValue))"
      )
    })
}
