import AWSFacts
import ProxyModel
import SourceText
import Tracing

extension Rule {
  static let roleMayNotConnect = Rule(
    "HR151", "role-may-not-connect", .error, .access,
    "with IAM from end to end the proxy's role may not sign in to the database",
    reason: "clients get in, and the proxy gets no connection for them",
    why: """
      With `default_auth_scheme: IAM_AUTH` there are no secrets: the proxy signs in to the database by IAM, too, with its own role, as \
      the user that the client came as. For that the role needs `rds-db:connect` on the database's resource id, `cluster-...` or \
      `db-...`, for every such user. The clients need theirs on the proxy's `prx-...`; the two are easily confused.
      """,
    fix: "Allow `rds-db:connect` on the database's `dbuser` to the proxy's role.",
    sources: [.rdsProxyIAMSetup, .rdsProxyIAMMigration],
    examples: [
      .violates(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
          iam_authentication: true
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
          role:
            arn: arn:aws:iam::123456789012:role/orders-proxy
            trust:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: { Service: rds.amazonaws.com }
                  Action: sts:AssumeRole
            policies:
              - Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: rds-db:connect
                    Resource: ⟦arn:aws:rds-db:us-east-1:123456789012:dbuser:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/reports⟧
        clients:
          - { name: checkout, security_group: sg-0aa1bb2cc3dd4ee5f, role: checkout-lambda, users: app }
        """),
      .holds(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
          iam_authentication: true
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
        clients:
          - { name: checkout, security_group: sg-0aa1bb2cc3dd4ee5f, role: checkout-lambda, users: app }
        """),
      .undetermined(
        """
        proxy:
          default_auth_scheme: IAM_AUTH
          auth: []
        clients:
          - { name: checkout, security_group: sg-0aa1bb2cc3dd4ee5f, role: checkout-lambda }
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard try proxy.defaultAuthScheme.value == .iamAuth else { throw .notApplicable }
      let deployment = report.deployment
      let role = try deployment.role(of: proxy)
      let users = Set(deployment.clients.flatMap { $0.users }.map { $0.value }).sorted()
      guard !users.isEmpty else {
        throw report.undetermined(
          "no client says which users it signs in as", at: proxy.defaultAuthScheme.range,
          remedy: "write `clients[].users`")
      }
      let id = try database.resourceID.value
      let prefix =
        database.kind == .cluster
        ? NameRules.clusterResourceIDPrefix.value : NameRules.instanceResourceIDPrefix.value
      guard id.hasPrefix(prefix) else { throw .reportedElsewhere }
      var refused: [String] = []
      for user in users {
        let request = AccessRequest(
          IAMWords.connect.value, on: deployment.databaseUser(DeferredText(user), of: [.text(id)]))
        switch deployment.decision(on: request, by: role) {
        case .allowed: continue
        case .undetermined(let unknown): throw .unknown(unknown)
        case .denied, .notGranted: refused.append(user)
        }
      }
      guard let first = refused.first else { return }
      let grant = deployment.grants(of: IAMWords.connect.value, to: role).first
      report.flag(
        grant?.resourcePlace ?? role.provenance.range,
        "it may not sign in as \(refused.map { "`\($0)`" }.joined(separator: ", "))", of: role.provenance,
        related: [.init(proxy.defaultAuthScheme.range, "no secret stands in for it")],
        help: "allow `\(IAMWords.connect.value)` on `dbuser:\(id)/\(first)` to the proxy's role")
    })
}
