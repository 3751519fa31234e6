public import SourceText

/// What a rule found in a deployment, and whether somebody has agreed to live with it.
public struct Finding: Sendable {
  /// Why a finding does not count.
  public enum Excuse: Sendable, Hashable {
    /// A comment in the file says so, with its reason and the last day on which it holds.
    case comment(reason: String, until: Day?)
    /// It was known when the baseline was written.
    case baseline
  }

  /// What was found.
  public let diagnostic: Diagnostic
  /// By what it is known again in the next run; see `Fingerprint`.
  public let fingerprint: String
  /// The deployment it was found in, by its place among those that were judged; nil for what was found on all of them together.
  public let deployment: Int?
  /// Why it does not count; nil where it does.
  public var excuse: Excuse?
}

extension Judgement {
  /// Every finding in the order in which a reader meets their places, those included that a comment excuses.
  public func findings(in sources: SourceMap) -> [Finding] {
    var found: [(diagnostic: Diagnostic, deployment: Int?, excuse: Finding.Excuse?)] = []
    for outcome in outcomes where !outcome.findings.isEmpty || !outcome.suppressed.isEmpty {
      found += outcome.findings.map { ($0, outcome.deployment, nil) }
      found += outcome.suppressed.map { item in
        (
          item.finding, outcome.deployment,
          .comment(reason: item.suppression.reason, until: item.suppression.until?.value)
        )
      }
    }
    found.sort { left, right in
      (left.diagnostic.primary.range, left.diagnostic.rule ?? "", left.diagnostic.primary.text, left.deployment ?? -1)
        < (
          right.diagnostic.primary.range, right.diagnostic.rule ?? "", right.diagnostic.primary.text,
          right.deployment ?? -1
        )
    }
    var fingerprints = Fingerprints(sources: sources, deployments: deployments)
    return found.map { item in
      Finding(
        diagnostic: item.diagnostic, fingerprint: fingerprints.next(for: item.diagnostic, in: item.deployment),
        deployment: item.deployment, excuse: item.excuse)
    }
  }
}
