import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let portIsNotTheProxys = Rule(
    "HR071", "port-is-not-the-proxys", .error, .clients,
    "a client connects to a port on which the proxy does not listen",
    reason: "the connection is refused, or hangs until it times out",
    why: """
      A proxy listens on the usual port of its engine family and on no other: 3306 for MySQL and MariaDB, 5432 for PostgreSQL. \
      The database may listen somewhere else, and the proxy finds it there; clients that take the database's port along when \
      they move to the proxy do not get through. That SQL Server's is 1433 is assumed, so that it makes a warning only.
      """,
    fix: "Give the client the proxy's port.",
    sources: [.rdsProxy, .rdsProxyConnecting],
    examples: [
      .violates(
        """
        database:
          port: 6543
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            port: ⟦6543⟧
        """),
      .holds(
        """
        database:
          port: 6543
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            port: 5432
        """),
      .undetermined(
        """
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            port: !unknown read from a parameter
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard let port = client.port else { throw .notApplicable }
      let number = try port.value.rawValue
      // Whatever stands before a proxy may listen where it likes.
      if client.host != nil, try client.address == .other { throw .notApplicable }
      guard let proxy = report.deployment.proxies.first else { throw .notApplicable }
      let family = try proxy.engineFamily.value
      for other in report.deployment.proxies where try other.engineFamily.value.proxyPort.value == number { return }
      let own = family.proxyPort
      report.flag(
        port.range, "a proxy for \(family.name) listens on \(own.value)", of: client.provenance,
        related: report.deployment.databases(behind: proxy).filter { $0.port.known?.rawValue == number }.map {
          .init($0.port.range, "this is the database's port")
        }, help: "write \(profile: "`port: \(own.value)`", otherwise: "\(own.value)")",
        severity: own.confidence == .settled ? nil : .warning)
    })
}
