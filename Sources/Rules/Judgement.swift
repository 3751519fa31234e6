public import ProxyModel
public import SourceText

/// What one rule says of one deployment.
public struct Outcome: Sendable {
  /// The possible answers. A rule that found something violated may still have met something unknown.
  public enum Verdict: Sendable, Hashable {
    /// Looked at, and in order.
    case holds
    /// Something is wrong.
    case violated
    /// Something that decides it is not known.
    case undetermined
    /// There is nothing of the kind.
    case notApplicable
  }

  /// The rule.
  public let rule: Rule
  /// Its answer.
  public let verdict: Verdict
  /// What it found.
  public let findings: [Diagnostic]
  /// What it would have had to know, each once.
  public let unknowns: [Unknown]
}

/// What the catalogue says of deployments that are looked at together.
public struct Judgement: Sendable {
  /// Every rule's answer to every deployment, and the fleet rules' to all of them.
  public let outcomes: [Outcome]

  /// All findings in the order in which a reader meets their places.
  public var findings: [Diagnostic] {
    outcomes.flatMap(\.findings).sorted { left, right in
      (left.primary.range, left.rule ?? "", left.primary.text) < (
        right.primary.range, right.rule ?? "", right.primary.text
      )
    }
  }

  /// How many rules came to an answer.
  public func count(_ verdict: Outcome.Verdict) -> Int { outcomes.count { $0.verdict == verdict } }

  /// Asks rules about deployments.
  public init(of deployments: [Deployment], by rules: [Rule] = Catalogue.rules) {
    var outcomes: [Outcome] = []
    for deployment in deployments {
      let answers = rules.filter { !$0.isForFleets }.map { $0.outcome(on: deployment) }
      outcomes += Judgement.withoutSilenced(answers)
    }
    let answers = Judgement.withoutSilenced(rules.filter(\.isForFleets).map { $0.outcome(on: deployments) })
    outcomes = Judgement.without(places: Judgement.placesSilenced(by: answers), in: outcomes) + answers
    self.outcomes = outcomes
  }

  /// Drops what a rule found about a resource of which a weightier rule has spoken already.
  private static func withoutSilenced(_ outcomes: [Outcome]) -> [Outcome] {
    var silenced: [String: Set<String>] = [:]
    for outcome in outcomes where outcome.verdict == .violated {
      let resources = outcome.findings.compactMap(\.resource)
      for rule in outcome.rule.silences { silenced[rule, default: []].formUnion(resources) }
    }
    return outcomes.map { outcome in
      guard let resources = silenced[outcome.rule.id] else { return outcome }
      return outcome.keeping { !resources.contains($0.resource ?? "") }
    }
  }

  /// The places of which rules on the fleet have spoken, by the rules that they silence in each deployment.
  private static func placesSilenced(by outcomes: [Outcome]) -> [String: Set<SourceRange>] {
    var silenced: [String: Set<SourceRange>] = [:]
    for outcome in outcomes where outcome.verdict == .violated {
      for rule in outcome.rule.silences { silenced[rule, default: []].formUnion(outcome.findings.map(\.primary.range)) }
    }
    return silenced
  }

  private static func without(places: [String: Set<SourceRange>], in outcomes: [Outcome]) -> [Outcome] {
    outcomes.map { outcome in
      guard let places = places[outcome.rule.id] else { return outcome }
      return outcome.keeping { !places.contains($0.primary.range) }
    }
  }
}

extension Outcome {
  /// The same answer with fewer findings; without any left, there was nothing for it to judge.
  fileprivate func keeping(_ isKept: (Diagnostic) -> Bool) -> Outcome {
    let kept = findings.filter(isKept)
    let isEmptied = verdict == .violated && kept.isEmpty
    return Outcome(rule: rule, verdict: isEmptied ? .notApplicable : verdict, findings: kept, unknowns: unknowns)
  }
}

extension Rule {
  var isForFleets: Bool { if case .fleet = check { true } else { false } }

  /// What the rule says of a deployment.
  public func outcome(on deployment: Deployment) -> Outcome {
    var run = Run(rule: self, deployment: deployment)
    switch check {
    case .deployment(let check): run.ask { report throws(Inconclusive) in try check(&report) }
    case .proxy(let check):
      for proxy in deployment.proxies { run.ask { report throws(Inconclusive) in try check(proxy, &report) } }
    case .authEntry(let check):
      for proxy in deployment.proxies {
        run.askEach(of: proxy.auth) { entry, report throws(Inconclusive) in try check(entry, proxy, &report) }
      }
    case .targetGroup(let check):
      run.askEach(of: deployment.targetGroups, at: \.proxy) { group, proxy, report throws(Inconclusive) in
        try check(group, proxy, &report)
      }
    case .endpoint(let check):
      run.askEach(of: deployment.endpoints, at: \.proxy) { endpoint, proxy, report throws(Inconclusive) in
        try check(endpoint, proxy, &report)
      }
    case .database(let check):
      for proxy in deployment.proxies {
        for database in deployment.databases(behind: proxy) {
          run.ask { report throws(Inconclusive) in try check(database, proxy, &report) }
        }
      }
    case .client(let check):
      for client in deployment.clients { run.ask { report throws(Inconclusive) in try check(client, &report) } }
    case .secret(let check):
      for secret in deployment.secrets { run.ask { report throws(Inconclusive) in try check(secret, &report) } }
    case .alarm(let check):
      for alarm in deployment.alarms { run.ask { report throws(Inconclusive) in try check(alarm, &report) } }
    case .fleet: break
    }
    return run.outcome
  }

  /// What a rule on fleets says of several deployments.
  func outcome(on deployments: [Deployment]) -> Outcome {
    guard case .fleet(let check) = check, let first = deployments.first else {
      return Outcome(rule: self, verdict: .notApplicable, findings: [], unknowns: [])
    }
    var run = Run(rule: self, deployment: first)
    run.ask { report throws(Inconclusive) in try check(deployments, &report) }
    return run.outcome
  }
}

/// A rule on its way through the subjects of a deployment.
private struct Run {
  private var report: Report
  private var unknowns: [Unknown] = []
  private var hasHeld = false
  private let rule: Rule

  init(rule: Rule, deployment: Deployment) {
    self.rule = rule
    report = Report(for: rule, on: deployment)
  }

  /// Asks about one subject and takes note of how the rule ends.
  mutating func ask(_ check: (inout Report) throws(Inconclusive) -> Void) {
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
  mutating func askEach<Element>(
    of list: Setting<[Element]>, _ check: (Element, inout Report) throws(Inconclusive) -> Void
  ) {
    switch list {
    case .written(let elements, _), .defaulted(let elements, _):
      for element in elements { ask { report throws(Inconclusive) in try check(element, &report) } }
    case .unknown(let unknown): ask { _ throws(Inconclusive) in throw .unknown(unknown) }
    case .refused: break
    }
  }

  /// Asks about each row together with the proxy that it belongs to, where the deployment shows that proxy.
  mutating func askEach<Row: Resource>(
    of table: Table<Row>, at proxy: KeyPath<Row, Referral<Proxy>>,
    _ check: (Row, Proxy, inout Report) throws(Inconclusive) -> Void
  ) {
    for row in table {
      guard let owner = report.deployment.proxies[row[keyPath: proxy].value] else { continue }
      ask { report throws(Inconclusive) in try check(row, owner, &report) }
    }
  }

  var outcome: Outcome {
    let unknowns = self.unknowns + report.unknowns.filter { !self.unknowns.contains($0) }
    let verdict: Outcome.Verdict =
      if !report.findings.isEmpty { .violated } else if !unknowns.isEmpty { .undetermined } else if hasHeld {
        .holds
      } else {
        .notApplicable
      }
    return Outcome(rule: rule, verdict: verdict, findings: report.findings, unknowns: unknowns)
  }
}
