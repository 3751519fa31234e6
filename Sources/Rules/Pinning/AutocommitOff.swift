import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let autocommitOff = Rule(
    "HR164", "autocommit-off", .warning, .pinning, "a client works with autocommit off",
    reason: "each read opens a transaction that keeps its connection until somebody commits or rolls back",
    why: """
      A proxy lends a connection for one transaction. With autocommit off on MySQL the first statement, even a `SELECT`, begins one \
      that ends only with `COMMIT` or `ROLLBACK`. Between requests the connection is not given back, without counting as pinned: it \
      shows as `DatabaseConnectionsCurrentlyInTransaction`.
      """,
    fix: "Turn autocommit on, and begin transactions where they are needed.",
    sources: [.rdsProxyConcepts],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦autocommit_off⟧]
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: []
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        """),
      .notApplicable("{}"),
    ],
    check: .client { client, report throws(Inconclusive) in
      try report.flagTrait(.autocommitOff, of: client, on: .mysql, "every statement opens a transaction") { nil }
    })
}
