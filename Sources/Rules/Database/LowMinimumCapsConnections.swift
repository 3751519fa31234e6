import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let lowMinimumCapsConnections = Rule(
    "HR096", "low-minimum-caps-connections", .warning, .database,
    "the low minimum capacity keeps PostgreSQL below the connections that its maximum would give",
    reason: "the database takes 2,000 connections, and every share is a share of that",
    why: """
      Aurora Serverless v2 sets `max_connections` by the maximum capacity, but for PostgreSQL with a minimum of 0 or 0.5 ACU it \
      stops at 2,000, because so small an instance could not carry more. Whoever raised the maximum to have more connections does \
      not get them, and a percentage of the pool is a percentage of 2,000. A change takes effect after a reboot of the instances.
      """,
    fix: "Raise the minimum to 1 ACU, or count on 2,000 connections.",
    sources: [.auroraServerlessCapacity],
    examples: [
      .violates(
        """
        database:
          serverless_v2: { min_acu: ⟦0.5⟧, max_acu: 32 }
        """),
      .violates(
        """
        database:
          serverless_v2: { min_acu: 0.5, max_acu: 32 }
          max_connections: ⟦5000⟧
        """),
      .holds(
        """
        database:
          serverless_v2: { min_acu: 1, max_acu: 32 }
        """),
      .holds(
        """
        database:
          serverless_v2: { min_acu: 0.5, max_acu: 8 }
        """),
      .undetermined(
        """
        database:
          serverless_v2: { min_acu: !unknown differs by environment, max_acu: 32 }
        """),
      .notApplicable(
        """
        database:
          serverless_v2: null
          instance_class: db.r6g.large
        """),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard let range = database.serverless, try database.engine.value == .auroraPostgreSQL else {
        throw .notApplicable
      }
      let ceiling = ServerlessCapacity.lowMinimumCeiling.value
      let maximum = try range.maximum.value
      let hoped =
        try database.maxConnections.value
        ?? ServerlessCapacity.maxConnections(
          minimumACU: nil, maximumACU: maximum.units, engine: .auroraPostgreSQL)?.value ?? 0
      guard hoped > ceiling else { return }
      let minimum = try range.minimum.value
      guard minimum.units <= ServerlessCapacity.lowMinimum.value else { return }
      let isWritten = try database.maxConnections.value != nil
      report.flag(
        isWritten ? database.maxConnections.range : range.minimum.range,
        isWritten
          ? "with a minimum of \(minimum) ACU it is at most \(ceiling)"
          : "max_connections is \(ceiling), not \(hoped)",
        of: database.provenance,
        related: [
          isWritten ? .init(range.minimum.range, "the minimum") : .init(range.maximum.range, "would give \(hoped)")
        ],
        help: isWritten
          ? "\(profile: "write `max_connections: \(ceiling)`", otherwise: "count on \(ceiling) connections"), or raise \(.minimumCapacity) to 1"
          : "raise \(.minimumCapacity) to 1, or \(profile: "write `max_connections: \(ceiling)`", otherwise: "count on \(ceiling) connections")"
      )
    })
}
