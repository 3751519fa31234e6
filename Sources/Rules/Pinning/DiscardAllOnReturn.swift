import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let discardAllOnReturn = Rule(
    "HR111", "discard-all-on-return", .warning, .pinning,
    "a client's pool discards the session whenever a connection is given back",
    reason: "`DISCARD ALL` itself pins the session, each time",
    why: """
      Pools such as HikariCP's, Npgsql's or PgBouncer's can clean a connection with `DISCARD ALL` before they hand it on. Behind a \
      proxy there is nothing to clean, and on PostgreSQL the statement that is meant to forget the session is what pins it.
      """,
    fix: "Turn off the reset query of the client's pool.",
    sources: [.rdsProxyPinning],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦discard_all⟧]
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
      try report.flagTrait(.discardAll, of: client, on: .postgresql, "`DISCARD` pins the session") {
        "turn off the pool's reset query (`No Reset On Close=true` in Npgsql, an empty `server_reset_query` in PgBouncer)"
      }
    })
}
