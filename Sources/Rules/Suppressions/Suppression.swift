public import SourceText

/// A comment by which somebody lets findings stand, `# headroom: ignore HR066 until 2027-01-31: reason`, and what became of it.
public struct Suppression: Sendable {
  /// A rule that it names.
  public struct Entry: Sendable {
    /// The word, an id or a slug, as it is written.
    public let word: Located<String>
    /// What became of it.
    public internal(set) var standing: Standing
  }

  /// What becomes of a rule's name in a suppression.
  public enum Standing: Sendable, Hashable {
    /// It excused a finding.
    case used
    /// There was nothing to excuse.
    case unused
    /// Its last day is over, so that it excuses nothing any more.
    case expired
    /// No rule is called so; perhaps this one was meant.
    case unknown(suggestion: String?)
    /// Findings of this rule cannot be excused, for the reason given.
    case refused(String)
    /// The rule was not asked in this run.
    case notAsked
  }

  /// Why it cannot be understood.
  public struct Flaw: Sendable, Hashable {
    /// What is to be seen in the comment.
    public let label: Diagnostic.Label
  }

  /// A comment that excuses a finding says why.
  public let reason: String
  /// The last day on which it holds; nil for one that holds for ever.
  public let until: Located<Day>?
  /// The rules that it names; none where there is a flaw.
  public internal(set) var entries: [Entry]
  /// Why it excuses nothing at all; nil for one that is complete.
  public let flaw: Flaw?
  /// The comment, from its opening to its end.
  public let range: SourceRange
  /// What it speaks of, once for each time that its file was read.
  var scopes: [SourceRange]

  /// Whether a finding begins in what it speaks of.
  func covers(_ finding: Diagnostic) -> Bool {
    let place = finding.primary.range
    return scopes.contains {
      $0.file == place.file && $0.start <= place.start && place.start < max($0.end, $0.start + 1)
    }
  }
}

/// A finding that a comment excuses.
public struct SuppressedFinding: Sendable {
  /// What was found.
  public let finding: Diagnostic
  /// The comment.
  public let suppression: Suppression
}

/// Applies the suppressions in the files of a run, and takes note of which were needed.
struct SuppressionReview {
  private(set) var suppressions: [Suppression] = []
  /// Where each rule is named: the suppression and the entry in it.
  private var places: [String: [(suppression: Int, entry: Int)]] = [:]

  init(of directives: [Directive], rules: [Rule], settings: RuleSettings, today: Day) {
    guard !directives.isEmpty else { return }
    let asked = Set(rules.map { $0.id })
    var known: [String: Int] = [:]
    for directive in directives {
      // A file that several profiles extend is read once for each of them, and its comments count once.
      let key = "\(directive.file)\u{0}\(directive.range.start)"
      if let index = known[key] {
        suppressions[index].scopes.append(directive.scope)
        continue
      }
      known[key] = suppressions.count
      var suppression = SuppressionParser.suppression(of: directive)
      for index in suppression.entries.indices {
        let word = suppression.entries[index].word.value
        let isExpired = suppression.until.map { $0.value < today } ?? false
        suppression.entries[index].standing = Self.standing(of: word, asked, settings, isExpired: isExpired)
        if suppression.entries[index].standing == .unused, let rule = Catalogue.rule(word) {
          places[rule.id, default: []].append((suppressions.count, index))
        }
      }
      suppressions.append(suppression)
    }
  }

  private static func standing(
    of word: String, _ asked: Set<String>, _ settings: RuleSettings, isExpired: Bool
  ) -> Suppression.Standing {
    guard let rule = Catalogue.rule(word) else {
      return .unknown(suggestion: Suggestion.closest(to: word, among: Catalogue.rules.flatMap { [$0.id, $0.slug] }))
    }
    if rule.isForSuppressions { return .refused("it is about suppressions itself") }
    if settings.neverIgnored.contains(rule.id) { return .refused("the team's `never_ignore` names it") }
    if isExpired { return .expired }
    return asked.contains(rule.id) ? .unused : .notAsked
  }

  /// The outcome with the findings set apart that a comment excuses.
  mutating func applied(to outcome: Outcome) -> Outcome {
    guard let places = places[outcome.rule.id], !outcome.findings.isEmpty else { return outcome }
    var findings: [Diagnostic] = []
    var suppressed = outcome.suppressed
    for finding in outcome.findings {
      if let place = places.first(where: { suppressions[$0.suppression].covers(finding) }) {
        suppressions[place.suppression].entries[place.entry].standing = .used
        suppressed.append(SuppressedFinding(finding: finding, suppression: suppressions[place.suppression]))
      } else {
        findings.append(finding)
      }
    }
    return Outcome(
      rule: outcome.rule, verdict: outcome.verdict, findings: findings, unknowns: outcome.unknowns,
      suppressed: suppressed, deployment: outcome.deployment)
  }
}
