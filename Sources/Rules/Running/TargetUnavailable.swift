import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetUnavailable = Rule(
    "HR212", "target-unavailable", .error, .running, "a target of the proxy is not available",
    reason: "what goes to this target waits, and gives up after \(.connectionBorrowTimeout)",
    why: """
      A target's health is `AVAILABLE`, or it says why not. Some of it passes: a target that is `REGISTERING`, a proxy that still \
      grows, an instance that has become the writer. The rest does not: a database that is reached and refuses the connection, \
      and an instance that does not replicate as a target must. What AWS says besides stands under the finding.
      """,
    fix: "Do what the reason says, and look at the target's health again.",
    sources: TargetHealthReason.sources + [.dbProxyTarget],
    silences: ["HR011", "HR013", "HR068"],
    examples: [
      .violates(
        .capture,
        RunningExample.targets(health: #"{ "State": "UNAVAILABLE", "Reason": ⟦"CONNECTION_FAILED"⟧ }"#)),
      .violates(.capture, RunningExample.targets(health: #"{ "State": ⟦"REGISTERING"⟧ }"#)),
      .violates(
        .capture,
        RunningExample.targets(
          health: #"{ "State": ⟦"UNAVAILABLE"⟧, "Description": "the instance is being restarted" }"#)),
      .holds(.capture, RunningExample.targets(health: #"{ "State": "AVAILABLE" }"#)),
      .undetermined(.capture, RunningExample.targets(health: #"{ "State": "RESTING" }"#)),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in
      for reason in TargetHealthReason.allCases {
        guard let severity = reason.severityByItself else { continue }
        try report.flag(reason, of: proxy, severity: severity)
      }
      for row in try report.targets(of: proxy) where row.isIll && row.documentedReason == nil {
        try report.flagState(of: row, of: proxy)
      }
    })
}

extension Report {
  /// Says of one target what its state means, where AWS gives no reason that is documented.
  fileprivate mutating func flagState(of row: TargetReport, of proxy: Proxy) throws(Inconclusive) {
    guard let written = row.state else { return }
    guard let state = TargetHealthState(rawValue: written.value) else {
      return leaveOpen(
        Unknown("`\(written.value)` is no state of a target that AWS documents", at: written.range))
    }
    var remarks = row.remarks
    if let reason = row.reason {
      remarks.insert(.init("reason", "`\(reason.value)`, which AWS does not document"), at: 0)
    }
    flag(
      written.range, "of `\(row.database.value)`: \(state.meaning(withReason: row.reason != nil))",
      of: resource(of: proxy), remarks: remarks,
      help: state == .registering ? "capture the targets again in some minutes" : nil, severity: state.severity)
  }
}

extension TargetReport {
  fileprivate var documentedReason: TargetHealthReason? { reason.flatMap { TargetHealthReason(rawValue: $0.value) } }
}

extension TargetHealthState {
  /// A proxy that cannot use its target is broken; everything else passes, or is meant.
  fileprivate var severity: Severity { self == .unavailable ? .error : .note }

  fileprivate func meaning(withReason hasReason: Bool) -> String {
    self == .unavailable && !hasReason ? "the proxy cannot use the target; AWS gives no reason" : meaning
  }
}

extension TargetHealthReason {
  /// How bad it is; nil where another rule speaks of it.
  fileprivate var severityByItself: Severity? {
    switch self {
    case .unreachable, .authFailure: nil
    case .connectionFailed, .invalidReplicationState: .error
    case .pendingProxyCapacity: .warning
    case .promoted: .note
    }
  }
}
