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
    outcomes.flatMap { $0.findings }.sorted { left, right in
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
      var hearing = Hearing(of: deployment, under: settings)
      var answers = rules.filter { $0.isForDeployments }.map { hearing.outcome(of: $0) }
      for answer in answers.indices { answers[answer].deployment = index }
      outcomes += Judgement.withoutSilenced(answers, in: deployment).map {
        $0.minding(deployment.form.terraform.ignored)
      }
    }
    let answers = Judgement.withoutSilenced(
      Judgement.outcomes(of: deployments.inOneForm, by: rules, under: settings))
    outcomes = Judgement.without(places: Judgement.placesSilenced(by: answers), in: outcomes) + answers
    let origins = deployments.map { $0.form.terraform.origins }
    if origins.contains(where: { !$0.isEmpty }) {
      outcomes = outcomes.map { $0.showing($0.deployment.map { origins[$0] } ?? origins.flatMap { $0 }) }
    }
    var review = SuppressionReview(of: directives, rules: rules, settings: settings, today: today)
    for index in outcomes.indices { outcomes[index] = review.applied(to: outcomes[index]) }
    let suppressions = review.suppressions
    if let first = deployments.first {
      var hearing = Hearing(of: first, under: settings)
      outcomes += rules.filter { $0.isForSuppressions }.map { hearing.outcome(of: $0, on: suppressions) }
    }
    self.outcomes = outcomes
    self.deployments = deployments
  }

  /// What the rules on fleets say of all deployments.
  private static func outcomes(
    of deployments: [Deployment], by rules: [Rule], under settings: RuleSettings
  ) -> [Outcome] {
    let rules = rules.filter { $0.isForFleets }
    guard let first = deployments.first, !rules.isEmpty else {
      return rules.map { Outcome(rule: $0, verdict: .notApplicable, findings: [], unknowns: []) }
    }
    var hearing = Hearing(of: first, among: Fleet(deployments), under: settings)
    return rules.map { hearing.outcome(of: $0) }
  }

  /// Drops what a rule found about a resource of which a weightier rule has spoken already.
  ///
  /// What is said of a deployment's only proxy is said of its parts, too: entries, endpoints, clients, hops.
  private static func withoutSilenced(_ outcomes: [Outcome], in deployment: Deployment? = nil) -> [Outcome] {
    let proxies = deployment?.proxies.map { $0.provenance.label } ?? []
    let whole = proxies.count == 1 ? proxies.first : nil
    var silenced: [String: Set<String>] = [:]
    for outcome in outcomes where outcome.verdict == .violated {
      let resources = outcome.findings.compactMap { $0.resource }
      for rule in outcome.rule.silences { silenced[rule, default: []].formUnion(resources) }
    }
    if silenced.isEmpty { return outcomes }
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
      for rule in outcome.rule.silences {
        silenced[rule, default: []].formUnion(outcome.findings.map({ $0.primary.range }))
      }
    }
    return silenced
  }

  private static func without(places: [String: Set<SourceRange>], in outcomes: [Outcome]) -> [Outcome] {
    if places.isEmpty { return outcomes }
    return outcomes.map { outcome in
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
  /// The same answer, where what is written of an ignored argument is only worth knowing: once the resource is there, the file is
  /// not the truth about it, and Terraform does not make what is mended in it.
  fileprivate func minding(_ ignored: [TerraformFacts.IgnoredChange]) -> Outcome {
    if ignored.isEmpty || findings.isEmpty { return self }
    let findings = findings.map { finding in
      guard let change = ignored.first(where: { $0.range.contains(finding.primary.range) }) else { return finding }
      var minded = finding
      minded.severity = .note
      let what = change.name == "all" ? "all changes of this" : "changes of `\(change.name)`"
      minded.remarks.append(
        .init(
          "ignored",
          "`ignore_changes` has Terraform leave out \(what): AWS may have something else, and a mend here does not reach it"
        ))
      return minded
    }
    return Outcome(
      rule: rule, verdict: verdict, findings: findings, unknowns: unknowns, suppressed: suppressed,
      deployment: deployment)
  }
}

extension SourceRange {
  fileprivate func contains(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
