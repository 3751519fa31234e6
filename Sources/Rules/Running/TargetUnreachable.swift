import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetUnreachable = Rule(
    "HR210", "target-unreachable", .error, .running, "the proxy does not reach its database",
    reason: "clients get in and wait; each gives up after \(.connectionBorrowTimeout)",
    why: """
      `describe-db-proxy-targets` gives each target's health, and `UNREACHABLE` is the reason that it gives while no packet of the \
      proxy gets to the database. In most cases it is a security group: the proxy's does not let it out, or the database's does not \
      let the proxy in. This rule draws the chain that the capture shows and names the hop at which it breaks. Where the chain is \
      complete, it says what no capture shows.
      """,
    fix: "Open the hop that is closed; after a minute the target's health says whether that was it.",
    sources: TargetHealthReason.sources + [.rdsProxyCreating],
    silences: ["HR018", "HR074", "HR075", "HR076", "HR147"],
    examples: [
      .violates(
        .capture,
        RunningExample.targets(
          health: #"{ "State": "UNAVAILABLE", "Reason": ⟦"UNREACHABLE"⟧ }"#, egress: RunningExample.egress(to: 3306))),
      .violates(
        .capture, RunningExample.targets(health: #"{ "State": "UNAVAILABLE", "Reason": ⟦"UNREACHABLE"⟧ }"#)),
      .holds(.capture, RunningExample.targets(health: #"{ "State": "AVAILABLE" }"#)),
      .undetermined(.capture, RunningExample.targets(health: "null")),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in try report.flag(.unreachable, of: proxy) })
}
