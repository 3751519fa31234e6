import ProxyModel
import SourceText

/// Rules on their way through the subjects of a deployment, one after the other; what one of them has worked out serves the next.
struct Hearing {
  private var report: Report
  /// Kept apart from the report, so that a rule's subjects are reached without a copy of it all.
  private let deployment: Deployment
  /// Each database behind a proxy, with that proxy.
  private let databases: [(database: Database, proxy: Proxy)]
  private var unknowns: [Unknown] = []
  private var hasHeld = false

  init(of deployment: Deployment, among fleet: Fleet = Fleet([]), under settings: RuleSettings) {
    report = Report(on: deployment, among: fleet, under: settings)
    self.deployment = deployment
    databases = deployment.proxies.flatMap { proxy in deployment.databases(behind: proxy).map { ($0, proxy) } }
  }

  /// What a rule says of the deployment, or of the fleet.
  mutating func outcome(of rule: Rule) -> Outcome {
    begin(rule)
    switch rule.check {
    case .deployment(let check): ask(check)
    case .proxy(let check):
      for proxy in deployment.proxies { ask { report throws(Inconclusive) in try check(proxy, &report) } }
    case .authEntry(let check):
      for proxy in deployment.proxies {
        askEach(of: proxy.auth) { entry, report throws(Inconclusive) in try check(entry, proxy, &report) }
      }
    case .targetGroup(let check): askEach(of: deployment.targetGroups, at: { $0.proxy }, check)
    case .endpoint(let check): askEach(of: deployment.endpoints, at: { $0.proxy }, check)
    case .database(let check):
      for (database, proxy) in databases { ask { report throws(Inconclusive) in try check(database, proxy, &report) } }
    case .client(let check): askEach(of: deployment.clients, check)
    case .secret(let check): askEach(of: deployment.secrets, check)
    case .alarm(let check): askEach(of: deployment.alarms, check)
    case .fleet(let check): ask(check)
    case .suppression: break
    }
    return end(rule)
  }

  /// What a rule on suppressions says of those in the files of a run.
  mutating func outcome(of rule: Rule, on suppressions: [Suppression]) -> Outcome {
    begin(rule)
    if case .suppression(let check) = rule.check {
      for suppression in suppressions { ask { report throws(Inconclusive) in try check(suppression, &report) } }
    }
    return end(rule)
  }

  private mutating func begin(_ rule: Rule) {
    report.begin(rule)
    unknowns = []
    hasHeld = false
  }

  private func end(_ rule: Rule) -> Outcome {
    let unknowns = self.unknowns + report.unknowns.filter { !self.unknowns.contains($0) }
    let verdict: Outcome.Verdict =
      if !report.findings.isEmpty { .violated } else if !unknowns.isEmpty { .undetermined } else if hasHeld {
        .holds
      } else {
        .notApplicable
      }
    return Outcome(rule: rule, verdict: verdict, findings: report.findings, unknowns: unknowns)
  }

  /// Asks about one subject and takes note of how the rule ends.
  private mutating func ask(_ check: (inout Report) throws(Inconclusive) -> Void) {
    do {
      try check(&report)
      hasHeld = true
    } catch {
      switch error {
      case .unknown(let unknown): if !unknowns.contains(unknown) { unknowns.append(unknown) }
      case .reportedElsewhere, .notApplicable: break
      }
    }
  }

  /// Asks about each element of a list that may itself not be known.
  private mutating func askEach<Element>(
    of list: Setting<[Element]>, _ check: (Element, inout Report) throws(Inconclusive) -> Void
  ) {
    switch list {
    case .written(let elements, _), .defaulted(let elements, _):
      for element in elements { ask { report throws(Inconclusive) in try check(element, &report) } }
    case .unknown(let unknown): ask { _ throws(Inconclusive) in throw .unknown(unknown) }
    case .refused: break
    }
  }

  /// Asks about each row.
  private mutating func askEach<Row: Resource>(
    of table: Table<Row>, _ check: (Row, inout Report) throws(Inconclusive) -> Void
  ) {
    for row in table { ask { report throws(Inconclusive) in try check(row, &report) } }
  }

  /// Asks about each row together with the proxy that it belongs to, where the deployment shows that proxy.
  private mutating func askEach<Row: Resource>(
    of table: Table<Row>, at proxy: (Row) -> Referral<Proxy>,
    _ check: (Row, Proxy, inout Report) throws(Inconclusive) -> Void
  ) {
    for row in table {
      guard let owner = deployment.proxies[proxy(row).value] else { continue }
      ask { report throws(Inconclusive) in try check(row, owner, &report) }
    }
  }
}
