import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let burstableInProduction = Rule(
    "HR100", "burstable-in-production", .note, .database, "a burstable instance serves production",
    reason: "when its CPU credits are used up, it slows down, connections pile up, and the pool fills",
    why: """
      T classes lend their CPU by credits. AWS advises them for development and test servers only. In production the credits run out \
      at the peak, each statement takes longer, connections are lent for longer, and the pool runs dry although the number \
      of requests is the same. They also have the fewest connections to share.
      """,
    fix: "Take an M or R class for production.",
    sources: [.auroraMySQLPerformance, .rdsInstanceClasses],
    examples: [
      .violates(
        """
        database:
          serverless_v2: null
          instance_class: ⟦db.t4g.medium⟧
        """),
      .holds(
        """
        environment: dev
        database:
          serverless_v2: null
          instance_class: db.t4g.medium
        """),
      .undetermined(
        """
        database:
          serverless_v2: null
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard try report.deployment.isProduction else { return }
      for instance in try database.instances.value {
        guard case .instanceClass(let name) = try instance.size.value, let instanceClass = InstanceClass(name),
          instanceClass.isBurstable
        else { continue }
        report.flag(instance.size.range, "its CPU is lent by credits", of: database.provenance)
        return
      }
    })
}
