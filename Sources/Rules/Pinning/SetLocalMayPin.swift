import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let setLocalMayPin = Rule(
    "HR162", "set-local-may-pin", .note, .pinning,
    "a client uses `SET LOCAL`, of which nobody says whether it pins on PostgreSQL",
    reason: "AWS exempts `SET LOCAL` for MySQL only; on PostgreSQL any `SET` is said to pin",
    why: """
      `SET LOCAL` ends with its transaction, so that nothing is left behind. AWS's page says that it does not pin, but in the list for \
      MySQL; the list for PostgreSQL says that `SET` pins, without an exception. Row-level security often depends on it. Nobody \
      has verified either: watch `DatabaseConnectionsCurrentlySessionPinned` while the client is the only one.
      """,
    fix: "Watch `DatabaseConnectionsCurrentlySessionPinned` under load.",
    sources: [.rdsProxyPinning], confidence: .notVerified,
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦set_local⟧]
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: []
        """),
      .undetermined("{}"),
    ],
    check: .client { client, report throws(Inconclusive) in
      try report.flagTrait(.setLocal, of: client, on: .postgresql, "may pin the session; the sources leave it open") {
        nil
      }
    })
}
