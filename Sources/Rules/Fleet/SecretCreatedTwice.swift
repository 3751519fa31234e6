import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let secretCreatedTwice = Rule(
    "HR194", "secret-created-twice", .error, .fleet, "two deployments create one secret",
    reason: "Secrets Manager refuses the second: `ResourceExistsException`",
    why: """
      The name of a secret is unique in its account and region. `secret: <name>` creates one; where a second deployment writes \
      the same name, its `CreateSecret` fails in the middle of the deployment. One that only uses it names it by `secret_arn`.
      """,
    fix: "Give each its own secret, or let the second name the first by \(.secretARN).",
    sources: [.createSecret],
    examples: [
      .violates(
        """
        proxy:
          auth:
            - { secret: orders/app, username: app, iam_auth: REQUIRED }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          auth:
            - { secret: ⟦orders/app⟧, username: app, iam_auth: REQUIRED }
        """),
      .holds(
        """
        proxy:
          auth:
            - { secret: orders/prod/app, username: app, iam_auth: REQUIRED }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        proxy:
          auth:
            - { secret: orders/dev/app, username: app, iam_auth: REQUIRED }
        """),
      .undetermined(
        """
        proxy:
          auth:
            - { secret: orders/app, username: app, iam_auth: REQUIRED }
        """,
        """
        environment: dev
        account: !unknown the pipeline's
        database:
          cluster: orders-dev
        proxy:
          auth:
            - { secret: orders/app, username: app, iam_auth: REQUIRED }
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let created = report.fleet.secrets.filter { $0.subject.ownership == .created }
      for rivals in try report.shared(created, within: .accountAndRegion) {
        for rival in rivals.dropFirst() where rival.member.number != rivals[0].member.number {
          report.flag(
            rival.place(beside: rivals[0]),
            "`\(rival.key.known ?? "")` is created by `\(rivals[0].member.label)` already",
            of: rival.provenance(beside: rivals[0]), related: [.init(rivals[0].range, "here")],
            help: "write another name, or \(profile: "its `secret_arn`", otherwise: "give its ARN")",
            in: rival.member.deployment.form.kind)
        }
      }
    })
}
