import AWSFacts
public import ProxyModel
public import SourceText

/// What a rule says while it looks at a deployment.
public struct Report: Sendable {
  /// The deployment that is looked at; the first one for a rule on a fleet.
  public let deployment: Deployment
  /// The numbers that the team has chosen.
  public var thresholds: Thresholds { settings.thresholds }
  /// What the rule has found so far.
  private(set) var findings: [Diagnostic] = []
  /// What the rule could not tell, though it went on.
  private(set) var unknowns: [Unknown] = []
  /// The ways into the deployment's proxies, as far as this rule and those before it have asked for them.
  private var ways = Ways()
  /// The deployments that are looked at together; for a rule on a fleet.
  let fleet: Fleet
  private var rule: Rule?
  let settings: RuleSettings

  init(on deployment: Deployment, among fleet: Fleet, under settings: RuleSettings) {
    self.deployment = deployment
    self.fleet = fleet
    self.settings = settings
  }

  /// Lets the next rule speak.
  mutating func begin(_ rule: Rule) {
    self.rule = rule
    findings = []
    unknowns = []
  }

  /// Every way into a proxy that clients need.
  mutating func entries(of proxy: Proxy) throws(Inconclusive) -> [Entry] { try ways.entries(of: proxy, in: deployment) }

  /// Says what is wrong, where, and what to do about it.
  ///
  /// - Parameters:
  ///   - range: The place that has to change.
  ///   - label: What is to be seen there, with this file's numbers.
  ///   - resource: What it is about: findings of silenced rules about the same one are dropped.
  ///   - related: Places that explain the first one.
  ///   - remarks: A drawing of the chain, or the arithmetic.
  ///   - help: One thing to do, ready to type; the rule's own advice where nothing is more exact.
  ///   - severity: Where one case of a rule is less bad than the others.
  ///   - edits: The changes of text that mend it, where that is mechanical; see `Setting.edits`.
  ///   - form: The kind of file that is to change, where a rule on a fleet speaks of another deployment than the first.
  mutating func flag(
    _ range: SourceRange, _ label: String, of resource: Provenance, related: [Diagnostic.Label] = [],
    remarks: [Diagnostic.Remark] = [], help: Wording? = nil, severity: Severity? = nil,
    edits: [TextEdit] = [], in form: InputKind? = nil
  ) {
    guard let rule else { return }
    let kind = form ?? deployment.form.kind
    let severity = settings.severities[rule.id] ?? severity ?? rule.severity
    var finding = Diagnostic(severity, rule.summary, at: .init(range, label))
    finding.rule = rule.id
    finding.slug = rule.slug
    finding.related = related
    finding.remarks = remarks + [.init("why", rule.reason(in: kind))]
    if let doubt = rule.confidence.doubt { finding.remarks.append(.init("sources", doubt)) }
    finding.help = help?.text(in: kind) ?? rule.advice(in: kind)
    finding.resource = resource.label
    finding.edits = edits
    findings.append(finding)
  }

  /// Takes note of something that is not known, and lets the rule go on with the rest.
  public mutating func leaveOpen(_ unknown: Unknown) {
    if !unknowns.contains(unknown) { unknowns.append(unknown) }
  }

  /// Ends the rule where it needs something that nobody wrote down.
  public func undetermined(_ reason: String, at range: SourceRange, remedy: String? = nil) -> Inconclusive {
    .unknown(Unknown(reason, at: range, remedy: remedy))
  }
}

extension Confidence {
  /// What a finding says of its sources; nil where they agree, or where it follows from what they say.
  fileprivate var doubt: String? {
    switch self {
    case .settled, .derived: nil
    case .conflict: "pages of AWS contradict each other on this"
    case .old: "only an older page of AWS says so"
    case .thirdParty: "no page of AWS says so; users report it"
    case .notVerified: "no page says so, and nobody has tried it"
    }
  }
}

extension Setting {
  /// The change of text that gives a setting another value, in the words of its file; none where it is not written as a value, because
  /// then there is nothing to put it in the place of.
  func edits(to text: String) -> [TextEdit] {
    switch self {
    case .written(_, let range), .refused(_, let range): [.replacing(range, with: text)]
    case .defaulted, .unknown: []
    }
  }

  /// The change of text that brings a number into its range.
  func edits(clamping number: Int, to range: ClosedRange<Int>) -> [TextEdit] {
    edits(to: "\(min(max(number, range.lowerBound), range.upperBound))")
  }
}
