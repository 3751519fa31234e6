import ProxyModel
import SourceText

/// What the rules that a symptom leads to say of the same deployment: of what AWS reports they know the likely cause.
struct LikelyCauses {
  /// What they found, by the resource that it is about.
  private(set) var found: [(resource: String, findings: [Diagnostic])] = []
  /// What would have to be known for the others to come to an answer, under their names.
  private(set) var open: [Diagnostic.Remark] = []

  /// Asks the rules of a symptom; of several proxies, only what concerns this one counts.
  init(of symptom: Symptom?, at proxy: Proxy, in report: Report) {
    let rules = symptom?.rules.compactMap { Catalogue.rule($0) } ?? []
    guard !rules.isEmpty else { return }
    let judgement = Judgement(of: [report.deployment], by: rules, under: report.settings)
    for rule in rules {
      guard let outcome = judgement.outcomes.first(where: { $0.rule.id == rule.id }) else { continue }
      for finding in outcome.findings where report.deployment.concerns(finding.resource, proxy) {
        let resource = finding.resource ?? proxy.provenance.label
        if let index = found.firstIndex(where: { $0.resource == resource }) {
          found[index].findings.append(finding)
        } else {
          found.append((resource, [finding]))
        }
      }
      if outcome.verdict == .undetermined, let unknown = outcome.unknowns.first {
        let remedy = unknown.remedy.map { "; \($0)" } ?? ""
        open.append(.init("not known", "\(rule.id) \(rule.slug): \(unknown.reason)\(remedy)"))
      }
    }
  }
}

extension Deployment {
  /// Whether a finding about a resource bears on a proxy: all do where it is the only one.
  fileprivate func concerns(_ resource: String?, _ proxy: Proxy) -> Bool {
    guard proxies.count > 1, let resource else { return true }
    let own = proxy.provenance.label
    var labels = [own] + databases(behind: proxy).map { $0.provenance.label }
    labels += endpoints(of: proxy).map { $0.provenance.label }
    if let role = roles[proxy.role.value] { labels.append(role.provenance.label) }
    for entry in proxy.auth.known ?? [] {
      if let secret = entry.secret.known.flatMap({ secrets[$0] }) { labels.append(secret.provenance.label) }
    }
    return labels.contains(resource) || resource.hasPrefix("\(own).")
  }
}

/// What AWS reports, to be said together with its likely causes.
struct Ailment {
  /// Where AWS says it.
  let place: SourceRange
  /// What is to be seen there.
  let label: String
  /// What has it.
  let resource: Provenance
  /// What AWS says besides, and where it says the same of others.
  var remarks: [Diagnostic.Remark] = []
  var related: [Diagnostic.Label] = []
  /// What is left to look at where no rule finds a cause.
  let beyond: String?
  var severity: Severity?
}

extension Report {
  /// Says what AWS reports: once for each resource that explains it, or once with what is left to look at.
  mutating func flag(_ ailment: Ailment, causedBy causes: LikelyCauses) {
    guard !causes.found.isEmpty else {
      let rest =
        causes.open.isEmpty ? ailment.beyond : ailment.beyond.map { "find out what is not known; then look at \($0)" }
      return flag(
        ailment.place, ailment.label, of: ailment.resource, related: ailment.related,
        remarks: ailment.remarks + causes.open, help: rest.map { causes.open.isEmpty ? "look at \($0)" : Wording($0) },
        severity: ailment.severity)
    }
    for (resource, findings) in causes.found {
      let remarks = findings.flatMap { finding in
        [Diagnostic.Remark("likely cause", "\(finding.rule ?? "") \(finding.slug ?? ""): \(finding.message)")]
          + finding.remarks.filter { $0.title == "chain" }
      }
      flag(
        ailment.place, ailment.label, of: Provenance(ailment.place, resource),
        related: findings.map { $0.primary } + ailment.related, remarks: ailment.remarks + remarks,
        help: findings.lazy.compactMap { $0.help }.first.map { Wording($0) }, severity: ailment.severity)
    }
  }
}
