import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let borrowTimeoutZero = Rule(
    "HR085", "borrow-timeout-zero", .warning, .pool,
    "clients get an error at once wherever no idle connection is ready",
    reason: "a failover, a surge, or the first client of the morning is an error instead of a short wait",
    why: """
      0 does not mean for ever. The borrow timeout also covers the time in which the proxy opens a new connection, so that with \
      0 a request fails whenever no idle connection is ready, even while the pool is far from full, and during every failover. \
      CDK's documentation says that 0 is unlimited; the RDS pages say otherwise, and they are believed here.
      """,
    fix: "Give clients some seconds to wait.",
    sources: [.bestPracticesConfiguration, .rdsProxyTroubleshooting, .connectionPoolConfiguration],
    confidence: .conflict,
    examples: [
      .violates(
        """
        target_group:
          connection_borrow_timeout: ⟦0⟧
        """),
      .holds(
        """
        target_group:
          connection_borrow_timeout: 10
        """),
      .undetermined(
        """
        target_group:
          connection_borrow_timeout: !unknown set by hand
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      guard try group.connectionBorrowTimeout.value.rawValue == Timeouts.connectionBorrow.value.lowerBound else {
        return
      }
      report.flag(
        group.connectionBorrowTimeout.range, "no wait at all", of: group.provenance,
        help: """
          set \(.connectionBorrowTimeout) to \(Timeouts.connectionBorrowDefault.value), AWS's default, or to a little less than your clients' \
          own timeout
          """)
    })
}
