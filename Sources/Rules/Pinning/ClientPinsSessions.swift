import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let clientPinsSessions = Rule(
    "HR109", "client-pins-sessions", .warning, .pinning, "a client does what pins its sessions",
    reason: "a pinned session keeps its connection until the client leaves, and the pool is no longer shared",
    why: """
      A proxy lends a connection for one transaction. After a statement that leaves something behind in the session, it keeps the \
      connection for that client until the client disconnects: the session is pinned. With enough pinned sessions every client has \
      a connection of its own, as if there were no proxy, and the pool is full. What pins differs by engine. The metric \
      `DatabaseConnectionsCurrentlySessionPinned` counts them. Where AWS's pages differ, or nobody says, the finding is a note.
      """,
    fix: "Do it another way, or let this client connect to the database itself.",
    sources: [.rdsProxyPinning, .bestPracticesConfiguration, .bestPracticesApplication],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [⟦temporary_tables⟧, ⟦listen⟧]
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [binary_prepared_statements]
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
        target_group:
          session_pinning_filters: [EXCLUDE_VARIABLE_SETS]
          session_pinning_filters_reason: every client sets the same
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda
            traits: [session_variables]
        """),
      .undetermined("{}"),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let proxy = try report.proxy(of: client) else { throw .notApplicable }
      let family = try proxy.engineFamily.value
      for trait in try client.traits.value where !trait.value.hasPinningRuleOfItsOwn(on: family) {
        if trait.value == .longStatements {
          report.flag(
            trait.range, "statements over \(Limits.statementBytesBeforePinning.value) bytes pin on every engine",
            of: client.provenance, help: "send long values as parameters, or fewer of them at once")
          continue
        }
        let hasFilter = try report.filtersVariables(of: proxy)
        let causes = trait.value.causes(of: family).filter { !hasFilter || !$0.isFiltered }
        guard let first = causes.first else { continue }
        let isSettled = causes.contains { $0.confidence == .settled || $0.confidence == .derived }
        let doubt = isSettled ? "" : "; AWS's pages differ"
        report.flag(
          trait.range, "\(PinningCause.words(of: causes)) pins on \(family.name)\(doubt)", of: client.provenance,
          help: first.instead.map { "instead: \($0)" }, severity: isSettled ? nil : .note)
      }
    })
}

extension ClientTrait {
  /// Whether another rule speaks of the trait, with a cure of its own.
  fileprivate func hasPinningRuleOfItsOwn(on family: EngineFamily) -> Bool {
    family == .postgresql && [.startupSettings, .discardAll, .setLocal].contains(self)
  }
}

extension PinningCause {
  /// The causes in words, the first few of them: `` `PREPARE`, `EXECUTE` ``.
  fileprivate static func words(of causes: [PinningCause]) -> String {
    let words = causes.map { cause in
      switch cause.trigger {
      case .statement(let words): "`\(words)`"
      case .function(let name): "`\(name)()`"
      case .setting(let name): "`SET \(name)`"
      case .behavior(let words): words
      }
    }
    return words.count > 3 ? words.prefix(3).joined(separator: ", ") + " and the like" : words.joined(separator: ", ")
  }
}

extension Report {
  /// Whether the pool's filter keeps variables from pinning.
  fileprivate func filtersVariables(of proxy: Proxy) throws(Inconclusive) -> Bool {
    guard let group = deployment.targetGroup(of: proxy) else { return false }
    return try group.sessionPinningFilters.value.contains {
      $0.value == SessionPinningFilter.excludeVariableSets.rawValue
    }
  }
}
