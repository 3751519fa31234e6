import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let borrowTimeoutOutOfRange = Rule(
    "HR084", "borrow-timeout-out-of-range", .error, .pool,
    "clients are to wait for a connection longer than AWS lets them",
    reason: "`ModifyDBProxyTargetGroup` refuses it",
    why: """
      `connection_borrow_timeout` is how long the proxy holds a request while no connection of the pool is free: 0 to 300 seconds, \
      five minutes. Terraform's provider lets up to 3600 pass, and older CDK pages promise an hour, so that the mistake shows only \
      when AWS is asked.
      """,
    fix: "Set \(.connectionBorrowTimeout) to 300 seconds or less.",
    sources: [.connectionPoolConfiguration, .rdsProxyCreating, .terraformTargetGroup], silences: ["HR085"],
    examples: [
      .violates(
        """
        target_group:
          connection_borrow_timeout: ⟦600⟧
        """),
      .holds(
        """
        target_group:
          connection_borrow_timeout: 300
        """),
      .undetermined(
        """
        target_group:
          connection_borrow_timeout: !unknown set by hand
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      let timeout = try group.connectionBorrowTimeout.value
      let range = Timeouts.connectionBorrow.value
      guard !range.contains(timeout.rawValue) else { return }
      report.flag(
        group.connectionBorrowTimeout.range,
        "\(timeout.rawValue) is not between \(range.lowerBound) and \(range.upperBound) seconds", of: group.provenance,
        help: "set \(.connectionBorrowTimeout) to \(range.upperBound) or less",
        edits: group.connectionBorrowTimeout.edits(clamping: timeout.rawValue, to: range))
    })
}
