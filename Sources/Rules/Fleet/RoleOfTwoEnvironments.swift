import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let roleOfTwoEnvironments = Rule(
    "HR193", "role-of-two-environments", .warning, .fleet, "clients of two environments run under one role",
    reason: "the code of the one may sign in to the database of the other",
    why: """
      With IAM sign-in the role is the password: each deployment gives it `rds-db:connect` on its own proxy, so that a role that \
      both environments use may connect to both. Then only the security groups are left between a test function and \
      production's tables.
      """,
    fix: "Give the clients of each environment a role of their own.",
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
    check: .fleet { deployments, report throws(Inconclusive) in
      var roles: [Claim<Role>] = []
      for member in Fleet(deployments).members {
        for client in member.deployment.clients {
          guard let referral = client.role, let role = member.deployment.roles[referral.value] else { continue }
          let account = role.ownership.externalID.flatMap { ARN($0) }.map {
            Setting.written($0.account, at: referral.range)
          }
          roles.append(Claim(role, of: member, key: role.name, account: account, at: referral.range))
        }
      }
      for group in try report.shared(roles, within: .account) {
        report.flagOtherEnvironments(group) { "name a role of `\($0)`'s own" }
      }
    })
}
