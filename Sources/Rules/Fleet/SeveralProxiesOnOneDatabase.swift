import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let severalProxiesOnOneDatabase = Rule(
    "HR092", "several-proxies-on-one-database", .warning, .fleet,
    "several proxies stand before one database, and nobody says why",
    reason: "they cannot share idle connections, and together they are less available than one",
    why: """
      AWS advises one proxy for a database: a pool is the more useful the larger it is, each proxy is paid for, and each is one \
      more thing that fails. It accepts two where the writer's and the readers' pools must be of different sizes. Whoever has \
      such a reason writes it down, so that the next reader does not wonder.
      """,
    fix:
      "Let the applications share one proxy\(profile: ", or write the reason as `database.several_proxies_reason`", otherwise: "").",
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
    check: .fleet { report throws(Inconclusive) in
      let uses = report.fleet.databaseUses
      guard uses.count > 1 || !uses.otherPools.isEmpty else { throw .notApplicable }
      for group in report.grouped(uses, within: .accountAndRegion) where group.count + group.otherPools.count > 1 {
        let reasons = group.map { $0.subject.database.severalProxiesReason }
        if reasons.contains(where: { ($0.known ?? nil) != nil }) { continue }
        if case .unknown(let unknown)? = reasons.first(where: { $0.known == nil }) {
          report.leaveOpen(unknown)
          continue
        }
        guard let last = group.last else { continue }
        let others =
          group.dropLast().map { Diagnostic.Label($0.range, "`\($0.member.label)` stands before it, too") }
          + group.otherPools.map { .init($0.provenance.range, "`\($0.name)` stands before it, too") }
        let place = group.count > 1 ? last.place(beside: group[0]) : last.range
        report.flag(
          place, "`\(last.member.label)` is one of \(others.count + 1) proxies before this database",
          of: Provenance(place, last.member.label), related: others,
          help:
            "\(profile: "write `several_proxies_reason` beside it, if there is one", otherwise: "let the applications share one proxy")",
          in: last.member.deployment.form.kind)
      }
    })
}
