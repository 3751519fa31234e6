import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let alarmNameTaken = Rule(
    "HR196", "alarm-name-taken", .warning, .fleet, "two alarms have one name in an account and region",
    reason: "the one that is applied last replaces the other, without a word",
    why: """
      `PutMetricAlarm` creates or overwrites: AWS does not refuse a name that is taken. Two environments in one account with an \
      alarm `pool-full` each end up with one alarm, which watches whichever was applied last, and each apply changes it back.
      """,
    fix: "Let the names of alarms begin with the proxy's.",
    sources: [.putMetricAlarm],
    examples: [
      .violates(
        """
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: 3000 }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        alarms:
          also:
            - { name: ⟦pool-full⟧, metric: DatabaseConnections, threshold: 3000 }
        """),
      .holds(
        """
        alarms:
          also:
            - { name: orders-prod-pool-full, metric: DatabaseConnections, threshold: 3000 }
        """,
        """
        environment: dev
        database:
          cluster: orders-dev
        alarms:
          also:
            - { name: orders-dev-pool-full, metric: DatabaseConnections, threshold: 3000 }
        """),
      .undetermined(
        """
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: 3000 }
        """,
        """
        environment: dev
        account: !unknown the pipeline's
        database:
          cluster: orders-dev
        alarms:
          also:
            - { name: pool-full, metric: DatabaseConnections, threshold: 3000 }
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let alarms = report.fleet.members.flatMap { member in
        member.deployment.alarms.map { Claim($0, of: member, key: $0.name, at: member.place(of: $0.name)) }
      }
      for rivals in try report.shared(alarms, within: .accountAndRegion) {
        for rival in rivals.dropFirst() {
          report.flag(
            rival.place(beside: rivals[0]), "`\(rival.key.known ?? "")` is taken",
            of: rival.provenance(beside: rivals[0]),
            related: [.init(rivals[0].range, "by this one")],
            help: "write \(.alarmName, .word("\(rival.member.label)-\(rival.key.known ?? "")"))",
            in: rival.member.deployment.form.kind)
        }
      }
    })
}
