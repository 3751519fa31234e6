import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension Rule {
  static let writeForwardingOversubscribed = Rule(
    "HR095", "write-forwarding-oversubscribed", .error, .database,
    "the pool and write forwarding may take more connections together than there are",
    reason: "AWS asks that the forwarding share be taken off \(.maxConnectionsPercent); beyond it connections fail",
    why: """
      In an Aurora MySQL global database forwarded writes take connections of the writer too, up to the percentage in \
      `aurora_fwd_writer_max_connections_pct`. AWS asks for it to be subtracted from `max_connections_percent`, on the proxies of the \
      primary and of the secondary clusters.
      """,
    fix: "Lower \(.maxConnectionsPercent) by the share of write forwarding.",
    sources: [.auroraProxyGlobalDatabase, .bestPracticesConfiguration], silences: ["HR094"],
    examples: [
      .violates(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { aurora_fwd_writer_max_connections_pct: 30 }
        target_group:
          max_connections_percent: ⟦80⟧
        """),
      .holds(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { aurora_fwd_writer_max_connections_pct: 20 }
        target_group:
          max_connections_percent: 80
        """),
      .undetermined(
        """
        database:
          engine: aurora-mysql
          engine_version: 8.0.mysql_aurora.3.05.2
          port: 3306
          parameters: { aurora_fwd_writer_max_connections_pct: !unknown set by hand }
        """),
      .notApplicable("{}"),
    ],
    check: .targetGroup { group, proxy, report throws(Inconclusive) in
      var isForwarding = false
      for database in report.deployment.databases(behind: proxy) {
        guard try database.engine.value == .auroraMySQL, let forwarding = try database.writeForwardingPercent else {
          continue
        }
        isForwarding = true
        let (own, forwarded) = (try group.maxConnectionsPercent.value, try forwarding.value)
        let most = PoolLimits.maxConnectionsPercent.value.upperBound
        let (sum, overflow) = own.rawValue.addingReportingOverflow(forwarded.rawValue)
        guard overflow || sum > most else { continue }
        report.flag(
          group.maxConnectionsPercent.range, "\(own) and \(forwarded) are more than \(most)%", of: group.provenance,
          related: [.init(forwarding.range, "the share of write forwarding")],
          help: forwarded.rawValue < most
            ? "set \(.maxConnectionsPercent) to \(most - forwarded.rawValue) or less"
            : "lower `\(PoolLimits.writeForwardingParameter.value)`")
      }
      guard isForwarding else { throw .notApplicable }
    })
}
