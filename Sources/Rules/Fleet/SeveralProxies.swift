import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let severalProxies = Rule(
    "HR092", "several-proxies-on-one-database", .warning, .fleet,
    "several proxies stand before one database, and nobody says why",
    reason: "they cannot share idle connections, and together they are less available than one",
    why: """
      AWS advises one proxy for a database: a pool is the more useful the larger it is, each proxy is paid for, and each is one \
      more thing that fails. It accepts two where the writer's and the readers' pools must be of different sizes. Whoever has \
      such a reason writes it down, so that the next reader does not wonder.
      """,
    fix: "Let the applications share one proxy, or write the reason as `database.several_proxies_reason`.",
    sources: [.bestPracticesUsage],
    examples: [
      .violates(
        "environment: prod",
        """
        name: reports
        database:
          cluster: ⟦orders-prod⟧
        target_group:
          max_connections_percent: 20
        """),
      .holds(
        "environment: prod",
        """
        name: reports
        database:
          several_proxies_reason: reports may take 20 % and never more
        target_group:
          max_connections_percent: 20
        """),
      .undetermined(
        "environment: prod",
        """
        name: reports
        database:
          cluster: !unknown looked up by the pipeline
        target_group:
          max_connections_percent: 20
        """),
    ],
    check: .fleet { deployments, report throws(Inconclusive) in
      for uses in try report.shared(Fleet(deployments).databaseUses, within: .accountAndRegion) {
        let reasons = uses.map(\.subject.database.severalProxiesReason)
        if reasons.contains(where: { ($0.known ?? nil) != nil }) { continue }
        if case .unknown(let unknown)? = reasons.first(where: { $0.known == nil }) {
          report.leaveOpen(unknown)
          continue
        }
        guard let last = uses.last else { continue }
        report.flag(
          last.place(beside: uses[0]), "`\(last.member.label)` is proxy \(uses.count) before this database",
          of: last.provenance(beside: uses[0]),
          related: uses.dropLast().map { .init($0.range, "`\($0.member.label)` stands before it, too") },
          help: "write `several_proxies_reason` beside it, if there is one")
      }
    })
}
