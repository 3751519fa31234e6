import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let engineFamilyMismatch = Rule(
    "HR005", "engine-family-mismatch", .error, .database, "the proxy speaks another protocol than its database",
    reason: "the database cannot be registered as the proxy's target",
    why: """
      The engine family decides which protocol the proxy speaks to both sides. A database of another family is refused when it is \
      registered, which in CloudFormation shows only as a target group that never becomes available. The family can not be changed \
      later: another one means another proxy with another endpoint.
      """,
    fix:
      "\(profile: "Leave `engine_family` out; it follows from the database's engine", otherwise: "Give the proxy the family of the database's engine").",
    sources: [.createDBProxy, .registerDBProxyTargets],
    silences: [
      "HR031", "HR046", "HR047", "HR048", "HR049", "HR050", "HR051", "HR068", "HR071", "HR072", "HR073", "HR087",
      "HR103",
      "HR104", "HR105", "HR109", "HR110", "HR111", "HR117", "HR147",
    ],
    examples: [
      .violates(
        """
        proxy:
          engine_family: ⟦MYSQL⟧
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
    check: .database { database, proxy, report throws(Inconclusive) in
      let family = try proxy.engineFamily.value
      let engine = try database.engine.value
      guard let own = engine.family else { throw .reportedElsewhere }
      guard own != family else { return }
      report.flag(
        proxy.engineFamily.range, "\(engine.rawValue) is of the family \(own.rawValue)", of: proxy.provenance,
        related: [.init(database.engine.range, "the database's engine")],
        help: "write \(.engineFamily, .word(own.rawValue))\(profile: ", or leave it out", otherwise: "")")
    })
}
