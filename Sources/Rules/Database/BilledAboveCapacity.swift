import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let billedAboveCapacity = Rule(
    "HR099", "billed-above-capacity", .note, .database,
    "the proxy is billed for more capacity than the database can have",
    reason: "before Aurora Serverless v2 a proxy is billed for at least 8 ACU, however small the cluster is",
    why: """
      A proxy before Aurora Serverless v2 is billed by the ACU-hour of its database, with a minimum of 8 ACU. Before a small cluster \
      it can cost more than the cluster. The number is second-hand: AWS's price page was not at hand when this was written.
      """,
    fix: "Weigh the proxy's price against the database's.",
    sources: [.serverlessMinimumCost, .rdsProxyPricing], confidence: .thirdParty,
    examples: [
      .violates(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: ⟦4⟧ }
        """),
      .holds(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: 8 }
        """),
      .undetermined(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: !unknown differs by environment }
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
      let maximum = try range.maximum.value
      let billed = Pricing.Unit.acuHour.minimum.value
      guard maximum.units < Double(billed) else { return }
      report.flag(
        range.maximum.range, "billed for \(billed) ACU (by a third party's account), and it has at most \(maximum)",
        of: database.provenance, help: "count on the price of \(billed) ACU")
    })
}
