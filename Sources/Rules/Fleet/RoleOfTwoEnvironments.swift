import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let roleOfTwoEnvironments = Rule(
    "HR193", "role-of-two-environments", .warning, .fleet, "two environments use one role",
    reason: "the code of the one may sign in to the database of the other",
    why: """
      With IAM sign-in the role is the password: each deployment gives it `rds-db:connect` on its own proxy, so that a role that \
      both environments use may connect to both. Then only the security groups are left between a test function and \
      production's tables.
      """,
    fix: "Give each environment roles of its own.",
    sources: [.rdsIAMPolicy, .rdsProxyConnecting], confidence: .derived,
    examples: [
      .violates(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: ⟦checkout-lambda⟧
        """),
      .holds(
        "environment: prod",
        """
        environment: dev
        database:
          cluster: orders-dev
        clients:
          - name: checkout
            runtime: lambda
            security_group: sg-0aa1bb2cc3dd4ee5f
            role: checkout-lambda-dev
        """),
      .undetermined(
        "environment: prod",
        """
        environment: dev
        account: !unknown the pipeline's
        database:
          cluster: orders-dev
        """),
    ],
    check: .fleet { report throws(Inconclusive) in
      let roles = report.fleet.members.flatMap { member in
        let clients = member.deployment.clients.compactMap { $0.role }
        return (clients + member.deployment.proxies.map { $0.role }).compactMap { member.claim(on: $0) }
      }
      for group in try report.shared(roles, within: .account) {
        report.flagOtherEnvironments(group) { "name a role of `\($0)`'s own" }
      }
    })
}

extension Fleet.Member {
  /// The claim on a role that exists already; one that is created is the deployment's own.
  fileprivate func claim(on referral: Referral<Role>) -> Claim<Role>? {
    guard let role = deployment.roles[referral.value], let id = role.ownership.externalID else { return nil }
    let account = ARN(id).map { Setting.written($0.account, at: referral.range) }
    return Claim(role, of: self, key: role.name, account: account, at: referral.range)
  }
}
