import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let engineFamilyUnknown = Rule(
    "HR004", "engine-family-unknown", .error, .database, "the engine family is not one that AWS knows",
    reason: "`CreateDBProxy` takes `MYSQL`, `POSTGRESQL` and `SQLSERVER`, in capitals",
    why: """
      A proxy speaks the protocol of one engine family. The words are AWS's own and are compared with their case: `postgres`, \
      `aurora-postgresql` and `MySQL` are refused. MariaDB and Aurora MySQL belong to `MYSQL`. The AWS CLI checks nothing \
      before it sends them.
      """,
    fix: "Write `MYSQL`, `POSTGRESQL` or `SQLSERVER`\(profile: ", or leave `engine_family` out", otherwise: "").",
    sources: [.createDBProxy],
    examples: [
      .violates(
        """
        proxy:
          engine_family: ⟦postgres⟧
        """),
      .holds(
        """
        proxy:
          engine_family: POSTGRESQL
        """),
      .undetermined(
        """
        proxy:
          engine_family: !unknown a variable without default
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard let refusal = try proxy.engineFamily.refusal else { return }
      report.flag(
        refusal.range, EngineFamily.label(for: refusal.value), of: proxy.provenance,
        help: EngineFamily.help(for: .engineFamily))
    })
}
