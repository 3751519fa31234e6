import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let borrowTimeoutOutlastsClient = Rule(
    "HR144", "borrow-timeout-outlasts-client", .warning, .clients,
    "the proxy waits for a connection longer than its client does",
    reason: "clients die of their own time-out, retry, and make the queue longer",
    why: """
      When all connections of the pool are taken, the proxy keeps a request for up to `connection_borrow_timeout` before it \
      answers with an error; AWS's default is two minutes. A Lambda function with a time-out of 30 seconds never sees that error: \
      it is killed while it waits, is billed for the wait, is invoked again, and puts one more request into a queue in \
      which nobody waits any more. The same goes for an HTTP request behind a load balancer.
      """,
    fix: "Set \(.connectionBorrowTimeout) below the shortest time-out of the clients.",
    sources: [.bestPracticesConfiguration, .connectionPoolConfiguration, .lambdaTimeout],
    examples: [
      .violates(
        """
        target_group:
          connection_borrow_timeout: ⟦120⟧
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            timeout: 30
        """),
      .holds(
        """
        target_group:
          connection_borrow_timeout: 10
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            timeout: 30
        """),
      .undetermined(
        """
        target_group:
          connection_borrow_timeout: 10
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
        """),
      .notApplicable(
        """
        clients:
          - { name: vpn, cidr: 10.20.0.0/16 }
        """),
    ],
    check: .targetGroup { group, _, report throws(Inconclusive) in
      let clients = report.deployment.clients.filter { $0.isApplication }
      guard !clients.isEmpty else { throw .notApplicable }
      let wait = try group.connectionBorrowTimeout.value
      let outlasted = clients.filter { ($0.timeout.known ?? wait) < wait }
      guard let shortest = outlasted.compactMap({ $0.timeout.known }).min() else {
        for client in clients { _ = try client.timeout.value }
        return
      }
      report.flag(
        group.connectionBorrowTimeout.range,
        group.connectionBorrowTimeout.isWritten ? "the proxy waits \(wait)" : "the proxy waits \(wait) by default",
        of: group.provenance,
        related: outlasted.map {
          .init($0.timeout.range, "`\($0.provenance.label)` gives up after \($0.timeout.known ?? wait)")
        }, help: "set \(.connectionBorrowTimeout) to \(max(1, shortest.rawValue - 1)) or less")
    })
}
