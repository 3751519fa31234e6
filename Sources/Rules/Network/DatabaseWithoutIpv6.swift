import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let databaseWithoutIPv6 = Rule(
    "HR026", "database-without-ipv6", .error, .network,
    "the proxy is to reach a database by IPv6 that has IPv4 addresses only",
    reason: "AWS refuses the proxy, or its target stays unreachable",
    why: """
      With `target_connection_network_type: IPV6` the proxy connects to its database by IPv6, which needs a database in dual-stack \
      mode. The type cannot be changed later: the proxy is made anew.
      """,
    fix: "Set the database's network type to `DUAL`, or leave \(.targetConnectionNetworkType) out.",
    sources: [.createDBProxy],
    examples: [
      .violates(
        """
        database:
          network_type: ⟦IPV4⟧
        proxy:
          target_connection_network_type: IPV6
        """),
      .holds(
        """
        database:
          network_type: DUAL
        proxy:
          target_connection_network_type: IPV6
        """),
      .undetermined(
        """
        proxy:
          target_connection_network_type: IPV6
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard try proxy.targetConnectionNetworkType.value == .ipv6 else { throw .notApplicable }
      guard try database.networkType.value == .ipv4 else { return }
      report.flag(
        database.networkType.range, "the database has no IPv6 address", of: proxy.provenance,
        related: [.init(proxy.targetConnectionNetworkType.range, "the proxy is to reach it by IPv6")])
    })
}
