import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseIdleTimeoutShorter = Rule(
    "HR113", "database-idle-timeout-shorter", .warning, .pool,
    "the database ends idle sessions before the proxy ends idle clients",
    reason:
      "the proxy finds its connections closed under it, and clients see errors that no setting of theirs explains",
    why: """
      AWS advises to let timeouts grow along the way: the client's pool gives up first, then the proxy, the database last. Where \
      the database is the first (`wait_timeout`, `interactive_timeout`; `idle_session_timeout` and \
      `idle_in_transaction_session_timeout` on PostgreSQL, in milliseconds), it closes connections that the proxy still lends to \
      a pinned session or an open transaction.
      """,
    fix: "Make the database's timeout longer than \(path: .idleClientTimeout), or shorten that one.",
    sources: [.bestPracticesConfiguration, .auroraProxyConnections],
    examples: [
      .violates(
        """
        database:
          parameters:
            idle_session_timeout: ⟦600000⟧
        """),
      .holds(
        """
        database:
          parameters:
            idle_session_timeout: 600000
        proxy:
          idle_client_timeout: 300
        """),
      .holds(
        """
        database:
          parameters:
            idle_session_timeout: 0
        """),
      .undetermined("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard let family = try database.engine.value.family else { throw .reportedElsewhere }
      let timeouts = DatabaseParameters.idleTimeouts(of: family).value
      guard !timeouts.isEmpty else { throw .notApplicable }
      let own = try proxy.idleClientTimeout.value
      guard Timeouts.idleClient.value.contains(own.rawValue) else { throw .reportedElsewhere }
      for timeout in timeouts {
        guard let setting = try database.parameter(timeout.parameter), let number = Int(try setting.value), number > 0
        else { continue }
        let seconds = number / timeout.unitsPerSecond
        guard seconds < own.rawValue else { continue }
        report.flag(
          setting.range, "\(timeout.parameter) is \(seconds)s, and the proxy keeps idle clients \(own)",
          of: database.provenance, related: [.init(proxy.idleClientTimeout.range, "the proxy's idle timeout")],
          help: seconds > Timeouts.idleClientRecommendedMinimum.value
            ? "set \(path: .idleClientTimeout) below \(seconds), or raise \(timeout.parameter)"
            : "raise \(timeout.parameter) to at least \((own.rawValue + 1) * timeout.unitsPerSecond)")
      }
    })
}
