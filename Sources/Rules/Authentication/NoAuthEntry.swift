import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let noAuthEntry = Rule(
    "HR030", "no-auth-entry", .error, .authentication, "the proxy lets nobody in",
    reason: "`CreateDBProxy` demands an `Auth` entry where `DefaultAuthScheme` is `NONE`",
    why: """
      Without end-to-end IAM the proxy signs in to the database with the user names and passwords in its secrets, so that there must \
      be at least one. cfn-lint lets the missing list pass. With `default_auth_scheme: IAM_AUTH` no secret is needed.
      """,
    fix:
      "Name a secret \(profile: "under `proxy.auth`", otherwise: "for the proxy"), or set \(.defaultAuthScheme, .word(DefaultAuthScheme.iamAuth.rawValue)).",
    sources: [.createDBProxy, .cfnDBProxy],
    examples: [
      .violates(
        """
        proxy:
          ⟦auth⟧: []
        """),
      .holds(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
        """),
      .holds("{}"),
      .undetermined(
        """
        proxy:
          default_auth_scheme: !unknown a variable without default
          auth: []
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard try proxy.auth.value.isEmpty, try proxy.defaultAuthScheme.value == .none else { return }
      report.flag(
        proxy.auth.range, "no secret", of: proxy.provenance,
        help:
          "add \(profile: "an entry to `proxy.auth`: `- { secret: <name>, username: <user> }`", otherwise: "an entry with \(.secretARN)")"
      )
    })
}
