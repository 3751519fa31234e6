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
  /// What it found, but a comment in the file excuses.
  public var suppressed: [SuppressedFinding] = []
  /// The deployment it was asked about, by its place among those that were judged; nil for all of them together.
  public var deployment: Int?
}

/// What the catalogue says of deployments that are looked at together.
public struct Judgement: Sendable {
  /// What was judged.
  public let deployments: [Deployment]
  /// Every rule's answer to every deployment, and the fleet rules' to all of them.
  public let outcomes: [Outcome]

  /// All findings that count, in the order in which a reader meets their places.
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
  ///
  /// - Parameters:
  ///   - deployments: What is judged, together.
  ///   - rules: The rules that are asked.
  ///   - settings: What the team has decided about them.
  ///   - directives: The comments of the files that speak to headroom.
  ///   - today: The day by which suppressions expire.
  public init(
    of deployments: [Deployment], by rules: [Rule] = Catalogue.rules, under settings: RuleSettings = RuleSettings(),
    directives: [Directive] = [], today: Day = Day(secondsSince1970: 0)
  ) {
    var outcomes: [Outcome] = []
    for (index, deployment) in deployments.enumerated() {
      let answers = rules.filter { $0.isForDeployments }.map { $0.outcome(on: deployment, under: settings) }
      outcomes += Judgement.withoutSilenced(answers, in: deployment).map { $0.on(index) }
    }
    let answers = Judgement.withoutSilenced(
      rules.filter(\.isForFleets).map { $0.outcome(on: deployments, under: settings) })
    outcomes = Judgement.without(places: Judgement.placesSilenced(by: answers), in: outcomes) + answers
    var review = SuppressionReview(of: directives, rules: rules, settings: settings, today: today)
    outcomes = outcomes.map { review.applied(to: $0) }
    let suppressions = review.suppressions
    if let first = deployments.first {
      outcomes += rules.filter(\.isForSuppressions).map { $0.outcome(on: suppressions, beside: first, under: settings) }
    }
    self.outcomes = outcomes
    self.deployments = deployments
  }

  /// Drops what a rule found about a resource of which a weightier rule has spoken already.
  ///
  /// What is said of a deployment's only proxy is said of its parts, too: entries, endpoints, clients, hops.
  private static func withoutSilenced(_ outcomes: [Outcome], in deployment: Deployment? = nil) -> [Outcome] {
    let proxies = deployment?.proxies.map(\.provenance.label) ?? []
    let whole = proxies.count == 1 ? proxies.first : nil
    var silenced: [String: Set<String>] = [:]
    for outcome in outcomes where outcome.verdict == .violated {
      let resources = outcome.findings.compactMap(\.resource)
      for rule in outcome.rule.silences { silenced[rule, default: []].formUnion(resources) }
    }
    return outcomes.map { outcome in
      guard let resources = silenced[outcome.rule.id] else { return outcome }
      if let whole, resources.contains(whole) { return outcome.keeping { _ in false } }
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
    return Outcome(
      rule: rule, verdict: isEmptied ? .notApplicable : verdict, findings: kept, unknowns: unknowns,
      suppressed: suppressed, deployment: deployment)
  }
}

extension Outcome {
  fileprivate func on(_ deployment: Int) -> Outcome {
    var outcome = self
    outcome.deployment = deployment
    return outcome
  }
}

extension Rule {
  var isForFleets: Bool { if case .fleet = check { true } else { false } }
  var isForSuppressions: Bool { if case .suppression = check { true } else { false } }
  var isForDeployments: Bool { !isForFleets && !isForSuppressions }

  /// What the rule says of a deployment.
  public func outcome(on deployment: Deployment, under settings: RuleSettings = RuleSettings()) -> Outcome {
    var run = Run(rule: self, deployment: deployment, settings: settings)
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
    case .fleet, .suppression: break
    }
    return run.outcome
  }

  /// What a rule on fleets says of several deployments.
  func outcome(on deployments: [Deployment], under settings: RuleSettings) -> Outcome {
    guard case .fleet(let check) = check, let first = deployments.first else {
      return Outcome(rule: self, verdict: .notApplicable, findings: [], unknowns: [])
    }
    var run = Run(rule: self, deployment: first, settings: settings)
    run.ask { report throws(Inconclusive) in try check(deployments, &report) }
    return run.outcome
  }

  /// What a rule on suppressions says of those in the files of a run.
  func outcome(on suppressions: [Suppression], beside deployment: Deployment, under settings: RuleSettings) -> Outcome {
    var run = Run(rule: self, deployment: deployment, settings: settings)
    if case .suppression(let check) = check {
      for suppression in suppressions { run.ask { report throws(Inconclusive) in try check(suppression, &report) } }
    }
    return run.outcome
  }
}

/// A rule on its way through the subjects of a deployment.
private struct Run {
  private var report: Report
  private var unknowns: [Unknown] = []
  private var hasHeld = false
  private let rule: Rule

  init(rule: Rule, deployment: Deployment, settings: RuleSettings) {
    self.rule = rule
    report = Report(for: rule, on: deployment, under: settings)
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
