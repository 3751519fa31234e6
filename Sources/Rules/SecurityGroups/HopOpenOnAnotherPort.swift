import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let hopOpenOnAnotherPort = Rule(
    "HR147", "hop-open-on-another-port", .error, .securityGroups,
    "both security groups of a hop agree on a port that nothing listens on",
    reason: "connections hang until they time out, although every rule is there",
    why: """
      The rules of both sides name each other, and the same port, so that they look right side by side. But the port is not the \
      one that is used. A proxy listens on its engine family's port, whatever the database does: a custom port of the database \
      belongs into the rules between proxy and database and into no others. And behind the proxy it is the database's own port \
      that counts, whatever the proxy listens on.
      """,
    fix:
      "Use the proxy's fixed port between clients and proxy, and the database's own port between proxy and database.",
    sources: [.rdsProxy, .rdsProxyCreating], silences: ["HR072", "HR073", "HR074", "HR075"],
    examples: [
      .violates(
        """
        database:
          port: 6432
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0aa1bb2cc3dd4ee5f
              name: checkout
              egress:
                - { port: 6432, peer: sg-0bb1cc2dd3ee4ff5a }
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: ⟦6432⟧, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: 6432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .violates(
        """
        database:
          port: ⟦6432⟧
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: 5432, peer: sg-0d1e2f3a4b5c6d7e8 }
            - id: sg-0d1e2f3a4b5c6d7e8
              name: database
              ingress:
                - { port: 5432, peer: sg-0bb1cc2dd3ee4ff5a }
        """),
      .holds(
        """
        database:
          port: 6432
        proxy:
          security_group: sg-0bb1cc2dd3ee4ff5a
        network:
          security_groups:
            - id: sg-0bb1cc2dd3ee4ff5a
              name: proxy
              ingress:
                - { port: 5432, peer: sg-0aa1bb2cc3dd4ee5f }
              egress:
                - { port: 6432, peer: sg-0d1e2f3a4b5c6d7e8 }
        """),
      .undetermined(
        """
        database:
          port: !unknown chosen by the platform team
        """),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      let deployment = report.deployment
      var doors: Set<Party> = []
      for entry in (try? report.entries(of: proxy)) ?? [] where !doors.contains(entry.door) {
        guard let (egress, ingress) = entry.hop.agreement, let other = ingress.traffic.known else { continue }
        doors.insert(entry.door)
        report.flag(
          ingress.traffic.range, "\(entry.door.name) listens on tcp/\(entry.hop.port), not on \(other.words)",
          of: entry.door.provenance,
          related: [.init(egress.traffic.range, "`\(entry.hop.source.name)` is let out to the same")],
          remarks: [.init("chain", entry.chain.drawing)],
          help: "use port \(entry.hop.port) in both rules, whatever port the database has")
      }
      for database in deployment.databases(behind: proxy) {
        let hop = deployment.hop(from: proxy, to: database, on: try database.port.value)
        guard let (egress, ingress) = hop.agreement, let other = ingress.traffic.known else { continue }
        let chain = report.chain(endingWith: hop, of: proxy)
        report.flag(
          database.port.range, "both rules are for \(other.words)", of: database.provenance,
          related: [
            .init(egress.traffic.range, "out of the proxy"), .init(ingress.traffic.range, "into the database"),
          ],
          remarks: [.init("chain", chain.drawing)],
          help: "if the database listens on \(hop.port), use that port in both rules; if not, correct the port here")
      }
    })
}

extension Hop {
  /// The rules of the two sides where both are for this hop's parties and for one and the same other port.
  fileprivate var agreement: (egress: SecurityGroupRule, ingress: SecurityGroupRule)? {
    guard case .closed(let out?) = egress, case .closed(let inward?) = ingress,
      case .tcp(let left)? = out.traffic.known,
      case .tcp(let right)? = inward.traffic.known, left.overlaps(right)
    else { return nil }
    return (out, inward)
  }
}
