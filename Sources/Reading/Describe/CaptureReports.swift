import ProxyModel
import SourceText

/// What captures show of how things do, before proxies have symbols.
struct CaptureReports {
  /// A row of `describe-db-proxy-targets`, and the proxy's name where that is known.
  struct Target {
    let proxy: Value
    let row: Value
  }

  var targets: [Target] = []
  /// The `Status` of proxies and endpoints, by the address of what has it.
  var statuses: [(address: String, status: Located<String>)] = []

  /// The observations on a deployment.
  func observations(on deployment: Deployment) -> Observations {
    var observed = Observations()
    for (address, status) in statuses {
      if let proxy = deployment.proxies.first(where: { $0.provenance.label == address }) {
        observed.proxies[proxy.symbol] = status
      }
      if let endpoint = deployment.endpoints.first(where: { $0.provenance.label == address }) {
        observed.endpoints[endpoint.symbol] = status
      }
    }
    observed.targets = targets.compactMap { report(of: $0, in: deployment) }
    return observed
  }

  private func report(of target: Target, in deployment: Deployment) -> TargetReport? {
    guard let id = target.row["RdsResourceId"], let words = id.scalar else { return nil }
    let proxy = deployment.proxies.first { $0.name.known == target.proxy.scalar && $0.name.known != nil }
    let unknown = Unknown("which proxy this is a target of is not written", at: target.row.range)
    var report = TargetReport(
      Located(words, at: id.range), of: proxy.map { .symbol($0.symbol) } ?? .unknown(unknown),
      at: Provenance(id.range, "target/\(words)"))
    func located(_ value: Value?) -> Located<String>? {
      value.flatMap { value in value.scalar.map { Located($0, at: value.range) } }
    }
    report.state = located(target.row.at("TargetHealth", "State"))
    report.reason = located(target.row.at("TargetHealth", "Reason"))
    report.words = located(target.row.at("TargetHealth", "Description"))
    return report
  }
}
