import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let clientPoolOutlastsProxy = Rule(
    "HR112", "client-pool-outlasts-proxy", .warning, .clients,
    "a client's pool keeps connections longer than the proxy does",
    reason: "the pool hands out connections that the proxy has closed, and the first statement on each fails",
    why: """
      The proxy closes a client connection that was idle for `idle_client_timeout`, and every one after 24 hours whatever it \
      does. A pool in the client that keeps its connections longer finds out when it uses one: sporadic `connection reset` \
      after quiet hours, or once a day. AWS advises that each time-out be shorter than that of the next layer: client, proxy, \
      database. A lifetime shorter than the idle time-out settles both.
      """,
    fix: "Set the pool's idle time-out below \(.idleClientTimeout), and its lifetime below a day.",
    sources: [.auroraProxyConnections, .bestPracticesConfiguration],
    examples: [
      .violates(
        """
        clients:
          - name: checkout
            runtime: ecs
            security_group: sg-0aa1bb2cc3dd4ee5f
            pool: { idle_timeout: ⟦3600⟧, max_lifetime: 7200 }
        """),
      .violates(
        """
        clients:
          - name: checkout
            runtime: ecs
            security_group: sg-0aa1bb2cc3dd4ee5f
            pool: { idle_timeout: 600, max_lifetime: ⟦0⟧ }
        """),
      .holds(
        """
        clients:
          - name: checkout
            runtime: ecs
            security_group: sg-0aa1bb2cc3dd4ee5f
            pool: { idle_timeout: 600, max_lifetime: 840 }
        """),
      .undetermined(
        """
        clients:
          - name: checkout
            runtime: ecs
            security_group: sg-0aa1bb2cc3dd4ee5f
            pool: { idle_timeout: 600 }
        """),
      .notApplicable(
        """
        clients:
          - { name: vpn, cidr: 10.20.0.0/16 }
        """),
    ],
    check: .client { client, report throws(Inconclusive) in
      guard client.isApplication else { throw .notApplicable }
      let (idle, lifetime) = (client.pool.idleTimeout, client.pool.maxLifetime)
      for proxy in report.deployment.proxies {
        let closed = try proxy.idleClientTimeout.value
        guard idle.known?.outlasts(closed) ?? true, lifetime.known?.outlasts(closed) ?? true else { continue }
        let own = try idle.value
        _ = try lifetime.value
        report.flag(
          idle.range,
          "idle connections are kept \(own.orEver), and the proxy closes them after \(closed)", of: client.provenance,
          related: [.init(proxy.idleClientTimeout.range, "the proxy's")],
          help:
            "\(profile: "write `idle_timeout: \(max(1, closed.rawValue - closed.rawValue / 10))`", otherwise: "let it be \(max(1, closed.rawValue - closed.rawValue / 10)) seconds") or less"
        )
      }
      let most = Seconds(Timeouts.clientConnectionLifetime.value)
      guard try lifetime.value.outlasts(most) else { return }
      report.flag(
        lifetime.range, "connections are kept \(try lifetime.value.orEver), and the proxy closes them after \(most)",
        of: client.provenance,
        help:
          "\(profile: "write `max_lifetime: \(most.rawValue / 2)`", otherwise: "let it be \(most.rawValue / 2) seconds") or less"
      )
    })
}

extension Seconds {
  /// Whether a pool that keeps connections so long, zero being for ever, finds them closed by somebody who keeps them that long.
  fileprivate func outlasts(_ other: Seconds) -> Bool { rawValue == 0 || self >= other }

  /// `3600s`, or `for ever`.
  fileprivate var orEver: String { rawValue == 0 ? "for ever" : "\(self)" }
}
