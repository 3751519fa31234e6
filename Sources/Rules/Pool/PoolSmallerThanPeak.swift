import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let poolSmallerThanPeak = Rule(
    "HR089", "pool-smaller-than-peak", .warning, .pool,
    "the pool is smaller than the expected peak and its margin",
    reason: "at the peak, requests wait for a connection until \(.connectionBorrowTimeout), and then fail",
    why: """
      AWS advises to let the pool have at least 30 percent more connections than the highest use of the recent past: the proxy \
      keeps some for itself, and a surge or a few pinned sessions eat the rest. What counts is how many connections to the \
      **database** are in use at once, which is the metric `DatabaseConnectionsCurrentlyBorrowed`, and not how many clients there \
      are: that many clients share few connections is what the proxy is for. Where nobody has measured, the rule holds only if even \
      all the clients with their margin would fit, and otherwise says what to write down. The margin is the pool's own; it is not a \
      rule that 30 percent of the database should stay free.
      """,
    fix: "Raise \(.maxConnectionsPercent), or give the database more connections.",
    sources: [.auroraProxyConnections, .bestPracticesConfiguration, .rdsProxyMonitoring],
    examples: [
      .violates(
        """
        target_group:
          max_connections_percent: ⟦20⟧
          peak_connections: 900
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 20
          peak_connections: 700
        """),
      .holds(
        """
        target_group:
          max_connections_percent: 40
        """),
      .undetermined(
        """
        target_group:
          max_connections_percent: 20
        """),
      .undetermined(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
        """),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      for database in report.deployment.databases(behind: proxy) {
        let budget = try report.deployment.connectionBudget(of: group, on: database)
        guard let peak = try group.peakConnections.value else {
          try report.expectAllClients(of: group, within: budget)
          continue
        }
        let needed = Headroom.needed(for: peak)
        guard budget.pool < needed else { continue }
        guard budget.poolAtMost < needed else {
          throw report.undetermined(
            "`max_connections` is \(budget.maxConnections.words), so the pool has \(budget.pool) to \(budget.poolAtMost) connections, and \(needed) are needed",
            at: group.maxConnectionsPercent.range, remedy: "write `database.max_connections`")
        }
        report.flag(
          group.maxConnectionsPercent.range, "\(budget.pool) connections, and \(needed) are needed",
          of: group.provenance,
          related: [.init(group.peakConnections.range, "the highest use")],
          remarks: budget.remarks + [.init("peak", Headroom.sum(for: peak))],
          help: budget.help(toHave: needed))
      }
    })
}

extension Report {
  /// Holds where every client with its margin fits into the pool, and is undetermined where they do not: they share.
  fileprivate func expectAllClients(of group: TargetGroup, within budget: ConnectionBudget) throws(Inconclusive) {
    let demand = try deployment.clientDemand
    let most = max(demand.peak, demand.deploy)
    let needed = Headroom.needed(for: most)
    guard budget.pool < needed else { return }
    let sum = most == demand.peak ? "\(demand.sum) = \(most)" : "\(most) while they are deployed"
    throw undetermined(
      """
      the clients have at most \(sum) connections to the proxy, \(Headroom.sum(for: most)) with the margin, and the pool has \
      \(budget.pool) (\(budget.share) of \(budget.maxConnections.value)); how many of them are in use at once is not known
      """, at: group.maxConnectionsPercent.range,
      remedy: "write `target_group.peak_connections`, the highest `DatabaseConnectionsCurrentlyBorrowed` you measured")
  }
}

extension ConnectionBudget {
  /// How the pool gets so many connections, without taking what the others need.
  fileprivate func help(toHave connections: Int) -> Wording {
    guard let percent = percent(for: connections), percent <= largestPercent else {
      return
        "give the database more connections: \(connections) for the pool and \(wanted) for the others are more than its \(maxConnections.value)"
    }
    return "set \(.maxConnectionsPercent) to \(percent) or more, up to \(largestPercent)"
  }
}
