import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let proxyQuotaExceeded = Rule(
    "HR027", "proxy-quota-exceeded", .warning, .fleet, "an account has more proxies in a region than its quota",
    reason: "AWS refuses the next one: `DBProxyQuotaExceededFault`",
    why: """
      An account begins with a quota of 20 proxies a region (one of AWS's pages says 20 in all). It can be raised through \
      Service Quotas, which takes days, and shows when the one too many is created. Only the proxies given in this call are \
      counted; there may be more.
      """,
    fix:
      "Ask for a higher quota (\(Limits.proxiesQuotaCode.value)), and write what was granted\(profile: " as `proxy_quota`", otherwise: " down where others find it").",
    sources: [.rdsQuotas, .rdsProxy], confidence: .conflict,
    examples: [
      .violates(
        "proxy_quota: 1",
        """
        proxy_quota: 1
        environment: ⟦test⟧
        database:
          cluster: orders-test
        """),
      .holds(
        "proxy_quota: 2",
        """
        environment: test
        database:
          cluster: orders-test
        """),
      .undetermined(
        "proxy_quota: 1",
        """
        proxy_quota: 1
        environment: test
        account: !unknown the pipeline's
        database:
          cluster: orders-test
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      // Whoever is in the same account and region has a claim on the same quota.
      let proxies = [Claim<Proxy>].proxies(of: report.fleet).map { proxy in
        Claim(proxy.subject, of: proxy.member, key: .written("", at: proxy.range), at: proxy.range)
      }
      guard proxies.count > 1 else { throw .notApplicable }
      guard proxies.count > (proxies.map({ $0.quota }).min() ?? 0) else { return }
      for group in try report.shared(proxies, within: .accountAndRegion) {
        let quota = group.map { $0.quota }.max() ?? 0
        guard group.count > quota else { continue }
        let first = group[quota]
        report.flag(
          first.place(beside: group[0]), "\(group.count) proxies, and a quota of \(quota)",
          of: first.provenance(beside: group[0]),
          remarks: [
            .init(
              "proxies", group.map { $0.subject.name.known ?? $0.member.label }.joined(separator: ", "))
          ],
          help:
            "ask for a quota of \(group.count) (\(Limits.proxiesQuotaCode.value))\(profile: ", and write `proxy_quota: \(group.count)`", otherwise: "")",
          in: first.member.deployment.form.kind
        )
      }
    })
}

extension Claim where Subject == Proxy {
  /// How many proxies its account may have, as far as its profile says.
  fileprivate var quota: Int { member.deployment.proxyQuota.known ?? Limits.proxies.value }
}
