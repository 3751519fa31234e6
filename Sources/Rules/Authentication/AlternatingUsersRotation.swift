import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let alternatingUsersRotation = Rule(
    "HR043", "alternating-users-rotation", .warning, .authentication,
    "a secret of the proxy is rotated between two users",
    reason: "after each rotation the secret holds another user than the one that clients sign in as",
    why: """
      Rotation with alternating users puts a second user, `app_clone`, into the secret each time. Clients name their user when \
      they connect, and the proxy looks for a secret of that user: after a rotation there is none. Rotation of a single user keeps \
      the name; it has a short time in which new connections with the old password fail, which clients bridge by trying again.
      """,
    fix: "Rotate the password of a single user.", sources: [.rotationIssue108, .rdsProxySecrets],
    confidence: .thirdParty, silences: ["HR041"],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              rotation: ⟦alternating_users⟧
        """),
      .holds(
        """
        proxy:
          auth:
            - secret_arn: arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/app-AbCdEf
              username: app
              iam_auth: REQUIRED
              rotation: single_user
        """),
      .undetermined("{}"),
    ],
    check: .secret { secret, report throws(Inconclusive) in
      guard try secret.rotation.value == .alternatingUsers else { return }
      report.flag(
        secret.rotation.range, "the user's name changes with each rotation", of: secret.provenance,
        help: "use the rotation strategy for a single user")
    })
}
