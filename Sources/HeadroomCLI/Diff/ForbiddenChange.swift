import AWSFacts
import Diffing
import Reporting
import SourceText

/// What `--forbid` can name: a kind of change that fails the run.
enum ForbiddenChange: String, CaseIterable, Sendable {
  case replace
  case notApplied = "not-applied"
  case drops = "drops-connections"
  case reboot = "needs-reboot"
  case weaker
  case lost = "lost-way"
  case unknown

  /// The kinds that words name, parted by commas.
  static func read(_ words: [String]) throws(Failure) -> [ForbiddenChange] {
    var kinds: [ForbiddenChange] = []
    for word in words.flatMap({ $0.split(separator: ",") }).map(String.init) {
      guard let kind = ForbiddenChange(rawValue: word) else {
        let all = allCases.map { $0.rawValue }
        throw .usage(
          "there is no kind of change `\(word)`",
          help: Suggestion.closest(to: word, among: all).map { "did you mean `\($0)`?" } ?? "write \(listed(all))")
      }
      kinds.append(kind)
    }
    return kinds
  }

  /// Whether a difference has such a change.
  func occurs(in difference: Difference) -> Bool {
    switch self {
    case .replace: difference.shown.contains { $0.replaces }
    case .notApplied: difference.shown.contains { has(.notApplied, $0) }
    case .drops: difference.shown.contains { has(.dropsConnections, $0) }
    case .reboot: difference.shown.contains { has(.needsReboot, $0) }
    case .weaker: difference.shown.contains { $0.security == .weaker }
    case .lost: difference.ways.contains { $0.isLost }
    case .unknown: !difference.undecided.isEmpty
    }
  }

  private func has(_ effect: UpdateEffect, _ change: Change) -> Bool {
    change.effects.contains { $0.effect == .update(effect) }
  }
}
