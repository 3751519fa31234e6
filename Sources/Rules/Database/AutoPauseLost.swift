import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let autoPauseLost = Rule(
    "HR098", "auto-pause-lost", .warning, .database, "a cluster that is meant to pause has a proxy before it",
    reason: "the proxy keeps connections open, so that the cluster never pauses and is billed around the clock",
    why: """
      Aurora Serverless v2 with a minimum of 0 ACU pauses when nobody is connected. RDS Proxy keeps a connection to every instance \
      of its target, whether clients are there or not, and AWS lists it among the reasons for which a cluster does not pause. The \
      proxy itself is billed for the cluster's capacity as well.
      """,
    fix: "Take the proxy away, or set a minimum that the cluster may as well have.",
    sources: [.auroraServerlessAutoPause],
    examples: [
      .violates(
        """
        database:
          serverless_v2: { min_acu: ⟦0⟧, max_acu: 8 }
        """),
      .holds(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: 8 }
        """),
      .undetermined(
        """
        database:
          serverless_v2: { min_acu: !unknown differs by environment, max_acu: 8 }
        """),
      .notApplicable(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.large
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard let range = database.serverless else { throw .notApplicable }
      guard try range.minimum.value.units == Double(ServerlessCapacity.autoPauseMinimum.value) else { return }
      report.flag(
        range.minimum.range, "it never gets there", of: database.provenance,
        help: "set \(.minimumCapacity) to 1 or more, or connect without a proxy")
    })
}
