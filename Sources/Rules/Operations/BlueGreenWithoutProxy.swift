import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let blueGreenWithoutProxy = Rule(
    "HR141", "blue-green-without-proxy", .warning, .operations,
    "a blue/green deployment that the proxy cannot follow",
    reason: "after the switchover the proxy leads to the old database, or nowhere",
    why: """
      Since April 2026 a proxy follows a blue/green switchover if the blue database was its target before the blue/green \
      deployment was created; it cannot be added afterwards, nor does it work in an Aurora global database. AWS's older page on the limits of blue/green deployments still \
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
      .violates(
        """
        database:
          blue_green: ⟦planned⟧
          global_role: primary
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
      guard let state = try database.blueGreen.value else { throw .notApplicable }
      if try database.globalRole.value != nil {
        return report.flag(
          database.blueGreen.range, "the cluster belongs to a global database", of: proxy.provenance,
          related: [.init(database.globalRole.range, "its role there")],
          help: "take the cluster out of the global database first, or upgrade it in place")
      }
      switch state {
      case .planned: return
      case .inProgress:
        report.flag(
          database.blueGreen.range, "it is there already", of: proxy.provenance,
          help: "switch over or delete it, create the proxy, and begin the blue/green deployment then")
      }
    })
}
