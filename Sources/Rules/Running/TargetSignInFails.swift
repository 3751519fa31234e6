import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let targetSignInFails = Rule(
    "HR211", "target-sign-in-fails", .error, .running, "the proxy cannot sign in to its database",
    reason: "the users of that secret get no connection, however healthy everything else is",
    why: """
      `AUTH_FAILURE` is the reason of a target's health while the proxy reaches the database and is turned away. Before it is the \
      password, look at the way to it: RDS takes on the role, the role reads the secret and decrypts it, the secret has a user \
      and a password. This rule asks those rules that `headroom explain AUTH_FAILURE` lists, and names what they find. Where all of them \
      hold, what is left is in the database: whether the user is there, and has that password.
      """,
    fix: "Mend the way to the secret, or the user's password in the database.",
    sources: TargetHealthReason.sources + [.rdsProxyIAMSetup],
    silences: ["HR037", "HR039", "HR042", "HR052", "HR054", "HR056", "HR057"],
    examples: [
      .violates(
        .capture,
        RunningExample.role(
          health: #"{ "State": "UNAVAILABLE", "Reason": ⟦"AUTH_FAILURE"⟧ }"#, reads: "secret:billing/app-AbCdEf")),
      .violates(
        .capture,
        RunningExample.role(
          health: #"{ "State": "UNAVAILABLE", "Reason": ⟦"AUTH_FAILURE"⟧ }"#, reads: "secret:orders/app-AbCdEf")),
      .holds(
        .capture, RunningExample.role(health: #"{ "State": "AVAILABLE" }"#, reads: "secret:orders/app-AbCdEf")),
      .undetermined(.capture, RunningExample.role(health: "null", reads: "secret:orders/app-AbCdEf")),
      .notApplicable("{}"),
    ],
    check: .proxy { proxy, report throws(Inconclusive) in try report.flag(.authFailure, of: proxy) })
}
