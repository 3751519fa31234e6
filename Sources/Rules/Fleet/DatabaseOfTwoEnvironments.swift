import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseOfTwoEnvironments = Rule(
    "HR191", "database-of-two-environments", .warning, .fleet, "two environments use one database",
    reason: "what is tried out in one happens in the other, and its connections are taken away",
    why: """
      A development profile that names production's cluster works at once, which is the trouble: the migrations that are tried \
      out, the load test and the forgotten transaction all land on production. Mostly `database` was left in the \
      profile that both extend.
      """,
    fix: "Give each environment a database of its own.",
    sources: [.bestPracticesUsage], confidence: .derived, silences: ["HR092"],
    examples: [
      .violates(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: ⟦orders-prod⟧
        target_group:
          max_connections_percent: 20
        """),
      .holds(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        """),
      .undetermined(
        "environment: prod",
        """
        environment: dev
        account: !unknown the pipeline's
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let uses = report.fleet.databaseUses
      for group in try report.shared(uses, within: .accountAndRegion) {
        report.flagOtherEnvironments(group) { "use a database of `\($0)`'s own" }
      }
    })
}

extension Report {
  /// Tells, for each further environment, the first claim that shares something with the first environment's.
  mutating func flagOtherEnvironments<Subject>(_ claims: [Claim<Subject>], help: (String) -> Wording) {
    guard let first = claims.first else { return }
    var seen = [first.member.environment]
    for claim in claims.dropFirst() where !seen.contains(claim.member.environment) {
      if case .unknown(let unknown) = claim.member.deployment.environment {
        leaveOpen(unknown)
        continue
      }
      seen.append(claim.member.environment)
      flag(
        claim.place(beside: first), "\(claim.member.environment) uses what \(first.member.environment) uses",
        of: claim.provenance(beside: first),
        related: [.init(first.range, "\(first.member.environment), here")],
        help: help(claim.member.environment))
    }
  }
}
