import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let poolsExceedDatabase = Rule(
    "HR091", "pools-exceed-database", .error, .fleet,
    "the pools of several proxies are promised more than one database has",
    reason: "when all are busy, the database refuses connections, to whichever proxy comes last",
    why: """
      `max_connections_percent` is a share of the database's `max_connections`, and each proxy takes its share without knowing \
      of the others. Two proxies at 75 % promise one and a half databases: at peak the second gets \
      `too many connections`, and nobody else gets in either. One of AWS's pages says that the shares must not exceed 100 \
      together, another that they must stay below: exactly 100 is a warning.
      """,
    fix: "Lower the shares so that they stay below 100 % together, or put one proxy before the database.",
    sources: [.bestPracticesConfiguration, .bestPracticesUsage], silences: ["HR092", "HR094"],
    examples: [
      .violates(
        "environment: prod",
        """
        name: reports
        target_group:
          max_connections_percent: ⟦50⟧
        """),
      .violates(
        "environment: prod",
        """
        name: reports
        target_group:
          max_connections_percent: ⟦25⟧
        """),
      .holds(
        "environment: prod",
        """
        name: reports
        target_group:
          max_connections_percent: 20
        """),
      .undetermined(
        "environment: prod",
        """
        name: reports
        target_group:
          max_connections_percent: !unknown set by hand
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let uses = report.fleet.databaseUses
      guard uses.count > 1 || !uses.otherPools.isEmpty else { throw .notApplicable }
      for group in report.grouped(uses, within: .accountAndRegion) where group.count + group.otherPools.count > 1 {
        let settings =
          group.map { $0.subject.group.maxConnectionsPercent } + group.otherPools.map { $0.maxConnectionsPercent }
        let shares = settings.compactMap { $0.known?.rawValue }
        let (sum, most) = (shares.reduce(0) { $0.addingClamped($1) }, PoolLimits.sharedMaximumPercent.value)
        if sum <= most { for case .unknown(let unknown) in settings { report.leaveOpen(unknown) } }
        // One pool larger than the database is another rule's matter.
        guard sum >= most, shares.count > 1, shares.allSatisfy({ $0 <= most }), let last = group.last else { continue }
        report.flag(group, last, sum: sum, severity: sum == most ? .warning : nil)
      }
    })
}

extension Report {
  fileprivate mutating func flag(
    _ group: [Claim<DatabaseUse>], _ last: Claim<DatabaseUse>, sum: Int, severity: Severity?
  ) {
    let most = PoolLimits.sharedMaximumPercent.value
    let others = sum - (last.subject.group.maxConnectionsPercent.known?.rawValue ?? 0)
    let name = last.subject.database.identifier.known ?? last.subject.database.provenance.label
    let terms = group.map { $0.share } + group.otherPools.map { $0.maxConnectionsPercent.known.map { "\($0)" } ?? "?" }
    flag(
      last.percentPlace(beside: group[0]), "\(sum)% of `\(name)` together",
      of: Provenance(last.range, last.member.label),
      related: group.dropLast().map {
        .init($0.subject.group.maxConnectionsPercent.range, "\($0.share) for `\($0.member.label)`")
      }
        + group.otherPools.map {
          .init(
            $0.maxConnectionsPercent.range, "\($0.maxConnectionsPercent.known.map { "\($0)" } ?? "?") for `\($0.name)`")
        },
      remarks: [.init("sum", terms.joined(separator: " + ") + " = \(sum)%")] + last.connections(sum),
      help: others < most
        ? "set \(.maxConnectionsPercent) to \(max(1, most - others - 1)) or less"
        : "lower the share of the others first, or put one proxy before the database", severity: severity,
      in: last.member.deployment.form.kind)
  }
}

extension Claim where Subject == DatabaseUse {
  /// `75%`, or `?` where it is not known.
  fileprivate var share: String { subject.group.maxConnectionsPercent.known.map { "\($0)" } ?? "?" }

  /// Where this pool's share stands: the profile as a whole, where two profiles have the share from one file.
  fileprivate func percentPlace(beside other: Claim) -> SourceRange {
    let own = subject.group.maxConnectionsPercent.range
    guard other.member.number != member.number else { return own }
    return own == other.subject.group.maxConnectionsPercent.range ? member.deployment.provenance.range : own
  }

  /// What the sum is in connections, where that can be told.
  fileprivate func connections(_ sum: Int) -> [Diagnostic.Remark] {
    guard let most = try? subject.database.maxConnectionsEstimate else { return [] }
    return [
      .init(
        "max", "max_connections is \(most.value) (\(most.origin)); \(Percent(sum).share(of: most.value)) are promised")
    ]
  }
}

extension Int {
  /// A sum that stays at the greatest number instead of trapping.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
