import AWSFacts
import ProxyModel
import SourceText

extension Rule {
  static let roleConnectsElsewhere = Rule(
    "HR033", "role-connects-elsewhere", .error, .authentication,
    "IAM is to go from end to end, but the proxy's role may sign in to something other than the database",
    reason: "the proxy cannot sign in, and its target stays unavailable",
    why: """
      With `default_auth_scheme: IAM_AUTH` two parties need `rds-db:connect`: the client on the proxy's id (`prx-...`), and the proxy's \
      role on the **database's** resource id: `cluster-...` for a cluster, `db-...` for an instance. The resource id is not the \
      identifier: it is made of capitals and digits, and `describe-db-clusters` shows it as `DbClusterResourceId`. The two are \
      easily exchanged.
      """,
    fix: "Write the database's resource id\(profile: " as `database.resource_id`", otherwise: " into the policy").",
    sources: [.rdsProxyIAMSetup, .rdsProxyIAMMigration, .rdsIAMPolicy],
    examples: [
      .violates(
        """
        database:
          resource_id: ⟦prx-0a1b2c3d4e5f60718⟧
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .holds(
        """
        database:
          resource_id: cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .undetermined(
        """
        proxy:
          default_auth_scheme: IAM_AUTH
        """),
      .notApplicable("{}"),
    ],
    check: .database { database, proxy, report throws(Inconclusive) in
      guard try proxy.defaultAuthScheme.value == .iamAuth else { throw .notApplicable }
      let id = try database.resourceID.value
      let (prefix, source) =
        switch database.kind {
        case .cluster: (NameRules.clusterResourceIDPrefix.value, "DbClusterResourceId")
        case .instance: (NameRules.instanceResourceIDPrefix.value, "DbiResourceId")
        }
      guard !id.hasPrefix(prefix) else { return }
      let isProxy = id.hasPrefix(NameRules.proxyIDPrefix.value)
      report.flag(
        database.resourceID.range,
        isProxy
          ? "that is a proxy's id, which clients need; the role needs the database's"
          : "the resource id of a \(database.kind.rawValue) begins with `\(prefix)`", of: proxy.provenance,
        related: [.init(proxy.defaultAuthScheme.range, "IAM from end to end")],
        help: "write the `\(source)` that `aws rds describe-db-\(database.kind.rawValue)s` shows")
    })
}
