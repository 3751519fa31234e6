import ProxyModel
import SourceText

extension Outcome {
  /// The same answer, in which each finding about a value of Terraform that came from a variable shows where the value is written, too.
  func showing(_ origins: [TerraformFacts.ValueOrigin]) -> Outcome {
    if origins.isEmpty || findings.isEmpty { return self }
    let findings = findings.map { finding in
      guard let place = origins.place(for: finding) else { return finding }
      var shown = finding
      shown.related.append(.init(place, "the value comes from here"))
      return shown
    }
    return Outcome(
      rule: rule, verdict: verdict, findings: findings, unknowns: unknowns, suppressed: suppressed,
      deployment: deployment)
  }
}

extension [TerraformFacts.ValueOrigin] {
  /// Where the value is written that a finding points at; nil where it is written there, or where instances of one block have it from
  /// different places and the finding does not say of which it is.
  fileprivate func place(for finding: Diagnostic) -> SourceRange? {
    let candidates = filter { $0.use == finding.primary.range }
    let own = candidates.filter { $0.isOf(finding.resource ?? "") }
    let places = (own.isEmpty ? candidates : own).map { $0.range }
    guard let place = places.first, places.allSatisfy({ $0 == place }) else { return nil }
    return finding.related.contains { $0.range == place } ? nil : place
  }
}

extension TerraformFacts.ValueOrigin {
  /// Whether it is the value of a resource, or of something inside of it.
  fileprivate func isOf(_ resource: String) -> Bool { resource == user || resource.hasPrefix("\(user).") }
}
