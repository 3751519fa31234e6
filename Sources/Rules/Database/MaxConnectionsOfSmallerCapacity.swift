import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let maxConnectionsOfSmallerCapacity = Rule(
    "HR097", "max-connections-of-smaller-capacity", .error, .database,
    "`max_connections` is that of a smaller capacity than the maximum",
    reason: "Aurora Serverless v2 sets it by the maximum capacity, so that every share is computed from a wrong number",
    why: """
      Aurora Serverless v2 does not change `max_connections` as it scales: the maximum capacity alone decides it, and it is the same \
      while the cluster idles at its minimum. A number looked up in AWS's table for the current or the average capacity is too \
      small, and so is the pool that is sized by it. Where a parameter group really sets the number, and it only happens to be one \
      of AWS's round ones, the finding is a warning: suppress it with that reason.
      """,
    fix: "Delete `max_connections`; it follows from \(.maximumCapacity).",
    sources: [.auroraServerlessCapacity], confidence: .derived,
    examples: [
      .violates(
        """
        database:
          serverless_v2: { min_acu: 2, max_acu: 32 }
          max_connections: ⟦823⟧
        """),
      .holds(
        """
        database:
          serverless_v2: { min_acu: 2, max_acu: 32 }
          max_connections: 5000
        """),
      .undetermined(
        """
        database:
          serverless_v2: { min_acu: 2, max_acu: !unknown differs by environment }
          max_connections: 823
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, _, report throws(Inconclusive) in
      guard let range = database.serverless, let written = try database.maxConnections.value else {
        throw .notApplicable
      }
      let maximum = try range.maximum.value
      let right = try database.computedMaxConnections
      guard written < right.value,
        let capacity = ServerlessCapacity.capacity(
          below: maximum.units, with: written, engine: try database.engine.value)
      else { return }
      report.flag(
        database.maxConnections.range,
        "\(written) is what AWS gives at \(capacity) ACU; at \(maximum) it is \(right.words)",
        of: database.provenance, related: [.init(range.maximum.range, "the maximum decides")],
        remarks: [right.remark],
        help:
          "delete `max_connections`, or write \(profile: "`max_connections: \(right.value)`", otherwise: "\(right.value)")",
        severity: written.isMultiple(of: 100) ? .warning : nil)
    })
}
