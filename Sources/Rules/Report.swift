public import ProxyModel
public import SourceText

/// What a rule says while it looks at a deployment.
public struct Report: Sendable {
  /// The deployment that is looked at; the first one for a rule on a fleet.
  public let deployment: Deployment
  /// What the rule has found so far.
  private(set) var findings: [Diagnostic] = []
  /// What the rule could not tell, though it went on.
  private(set) var unknowns: [Unknown] = []
  private let rule: Rule

  init(for rule: Rule, on deployment: Deployment) {
    self.rule = rule
    self.deployment = deployment
  }

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
  public mutating func flag(
    _ range: SourceRange, _ label: String, of resource: Provenance, related: [Diagnostic.Label] = [],
    remarks: [Diagnostic.Remark] = [], help: String? = nil, severity: Severity? = nil
  ) {
    var finding = Diagnostic(severity ?? rule.severity, rule.summary, at: .init(range, label))
    finding.rule = rule.id
    finding.slug = rule.slug
    finding.related = related
    finding.remarks = remarks + [.init("why", rule.reason)]
    finding.help = help ?? rule.advice
    finding.resource = resource.label
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

extension Rule {
  /// The rule's own advice as a line under a finding: no capital, no full stop.
  fileprivate var advice: String {
    let sentence = fix.hasSuffix(".") ? fix.dropLast() : fix[...]
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
