import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let blueGreenWithoutProxy = Rule(
    "HR141", "blue-green-before-proxy", .warning, .operations,
    "a blue/green deployment of the database is there before the proxy has its target",
    reason: "the proxy cannot be added to it, and does not follow the switchover",
    why: """
      Since April 2026 a proxy follows a blue/green switchover if the blue database was its target before the blue/green \
      deployment was created; it cannot be added afterwards. AWS's older page on the limits of blue/green deployments still \
      lists RDS Proxy as not supported. Existing connections drop at the switchover either way.
      """,
    fix: "Register the target first, and create the blue/green deployment afterwards.",
    sources: [.rdsProxyBlueGreen, .rdsBlueGreenLimits], confidence: .conflict,
    examples: [
      .violates(
        """
        database:
          blue_green: ⟦in_progress⟧
        """),
      .holds(
        """
        database:
          blue_green: planned
        """),
      .undetermined(
        """
        database:
          blue_green: !unknown the database team decides
        """),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      switch try database.blueGreen.value {
      case nil: throw .notApplicable
      case .planned: return
      case .inProgress:
        report.flag(
          database.blueGreen.range, "it is there already", of: proxy.provenance,
          help: "switch over or delete it, create the proxy, and begin the blue/green deployment then")
      }
    })
}
