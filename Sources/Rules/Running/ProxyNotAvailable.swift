import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let proxyNotAvailable = Rule(
    "HR213", "proxy-not-available", .error, .running, "the proxy or an endpoint is not available",
    reason: "AWS says so itself: who connects there now gets no connection, or not for long",
    why: """
      The status of a proxy, and of each of its endpoints, is `available` when all is well. While it is being made or changed it is \
      something else for some minutes. `incompatible-network` and `insufficient-resource-limits` do not pass by themselves.
      """,
    fix: "Mend what the status is about, or wait for a change to end, and capture it again.",
    sources: ProxyStatus.sources, silences: ["HR015", "HR019", "HR025", "HR026"],
    examples: [
      .violates(.capture, RunningExample.proxy(status: #""Status": ⟦"incompatible-network"⟧,"#)),
      .violates(.capture, RunningExample.proxy(status: #""Status": ⟦"modifying"⟧,"#)),
      .holds(.capture, RunningExample.proxy(status: #""Status": "available","#)),
      .undetermined(.capture, RunningExample.proxy(status: "")),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      guard report.deployment.form.kind == .describe else { throw .notApplicable }
      let observed = report.deployment.observed
      for endpoint in report.deployment.endpoints(of: proxy) {
        guard let status = observed.endpoints[endpoint.symbol] else { continue }
        report.flag(status, of: endpoint.provenance, proxy)
      }
      guard let status = observed.proxies[proxy.symbol] else {
        let call = "aws rds describe-db-proxies --db-proxy-name \(proxy.name.known ?? "NAME")"
        throw report.undetermined(
          "the proxy's status is not captured", at: proxy.provenance.range, remedy: "capture `\(call)`")
      }
      report.flag(status, of: proxy.provenance, proxy)
    })
}

extension Report {
  /// Says what a status means unless it is as it should be.
  fileprivate mutating func flag(_ written: Located<String>, of resource: Provenance, _ proxy: Proxy) {
    guard let status = ProxyStatus(rawValue: written.value) else {
      return leaveOpen(Unknown("`\(written.value)` is no status that AWS documents", at: written.range))
    }
    guard status != .available else { return }
    let ailment = Ailment(
      place: written.range, label: status.meaning, resource: resource, beyond: status.check, severity: status.severity)
    flag(ailment, causedBy: LikelyCauses(of: Symptom.status(status), at: proxy, in: self))
  }
}

extension ProxyStatus {
  fileprivate var severity: Severity {
    switch self {
    case .available, .creating, .modifying, .reactivating: .note
    case .deleting, .suspending: .warning
    case .suspended, .incompatibleNetwork, .insufficientResourceLimits: .error
    }
  }
}
