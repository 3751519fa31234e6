import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let setInsteadOfStartup = Rule(
    "HR110", "set-instead-of-startup", .warning, .pinning,
    "a client sets after connecting what PostgreSQL's startup message can carry",
    reason: "the first `SET` pins the session for as long as the client stays",
    why: """
      Any `SET` pins a PostgreSQL session, and many drivers and pools send one right after they connect: for `search_path`, \
      `TimeZone`, `application_name`. The same values in the startup message do not pin: the proxy takes `application_name`, \
      `client_encoding`, `DateStyle`, `TimeZone`, `extra_float_digits` and `search_path` there. It refuses other options, which \
      belong into `init_query` or `ALTER ROLE ... SET`.
      """,
    fix:
      "Give the values in the connection's options, so that they travel in the startup message, or set them in \(.initQuery).",
    sources: [.rdsProxyConnecting, .rdsProxyPinning, .rdsProxyTroubleshooting],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦startup_settings⟧]
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
      let names = SessionState.startupParameters.value.map { "`\($0)`" }.joined(separator: ", ")
      try report.flagTrait(.startupSettings, of: client, on: .postgresql, "`SET` pins the session") {
        "give \(names) in the connection's options"
      }
    })
}

extension Report {
  /// Speaks of a trait where a client has it and its proxy speaks the language of `family`.
  mutating func flagTrait(
    _ trait: ClientTrait, of client: Client, on family: EngineFamily, _ label: String, help: () -> Wording?
  ) throws(Inconclusive) {
    guard let proxy = try proxy(of: client) else { throw .notApplicable }
    guard try proxy.engineFamily.value == family else { throw .notApplicable }
    for found in try client.traits.value where found.value == trait {
      flag(found.range, label, of: client.provenance, help: help())
    }
  }
}
