import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let poolBelowAdvisedMinimum = Rule(
    "HR090", "pool-below-advised-minimum", .warning, .pool,
    "the pool is smaller than AWS advises for the database's instance class",
    reason: "a small share of few connections is too few for the proxy's own work and its clients'",
    why: """
      The proxy uses some of its pool for itself, and a small database has few connections to begin with. AWS therefore names the \
      least `max_connections_percent` for small classes: 100 for db.t3.small, 55 for db.t3.medium, 35 for db.t3.large, and 20 for \
      db.r3.large or above. Where the instances of a cluster differ, the smallest counts. For other classes, and for Aurora \
      Serverless v2, AWS names none.
      """,
    fix: "Raise \(.maxConnectionsPercent), or take a larger class.",
    sources: [.auroraProxyConnections, .bestPracticesConfiguration],
    examples: [
      .violates(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
        target_group:
          max_connections_percent: ⟦15⟧
        """),
      .violates(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
          reader_instance_class: db.t3.medium
        target_group:
          max_connections_percent: ⟦40⟧
        """),
      .holds(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.xlarge
        target_group:
          max_connections_percent: 20
        """),
      .undetermined(
        """
        database:
          serverless_v2: null
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      var hasAdvice = false
      for database in report.deployment.databases(behind: proxy) {
        guard let advice = try database.highestAdvisedMinimum else { continue }
        hasAdvice = true
        let percent = try group.maxConnectionsPercent.value
        guard percent.rawValue < advice.percent else { continue }
        let budget = report.knownBudget(of: group, on: database)
        let isPossible = budget.map { $0.largestPercent >= advice.percent } ?? true
        report.flag(
          group.maxConnectionsPercent.range,
          "\(percent), and AWS advises at least \(advice.percent)% for \(advice.instanceClass)",
          of: group.provenance, related: [.init(advice.place, "the smallest instance")],
          remarks: budget?.remarks ?? [],
          help: isPossible
            ? "set \(.maxConnectionsPercent) to \(advice.percent) or more"
            : "take a larger instance class: \(advice.percent)% of this one leaves too few connections for the others")
      }
      guard hasAdvice else { throw .notApplicable }
    })
}

extension Database {
  /// AWS's least percentage for the instance that has the highest; nil where AWS names none for any.
  fileprivate var highestAdvisedMinimum: (instanceClass: InstanceClass, percent: Int, place: SourceRange)? {
    get throws(Inconclusive) {
      var highest: (instanceClass: InstanceClass, percent: Int, place: SourceRange)?
      for instance in try instances.value {
        guard case .instanceClass(let name) = try instance.size.value, let instanceClass = InstanceClass(name),
          let minimum = PoolLimits.recommendedMinimumPercent(for: instanceClass)?.value
        else { continue }
        if minimum > highest?.percent ?? 0 { highest = (instanceClass, minimum, instance.size.range) }
      }
      return highest
    }
  }
}

extension Report {
  /// The budget where all of it is known: for the arithmetic that a finding shows but does not rest on.
  func knownBudget(of group: TargetGroup, on database: Database) -> ConnectionBudget? {
    try? deployment.connectionBudget(of: group, on: database)
  }
}
