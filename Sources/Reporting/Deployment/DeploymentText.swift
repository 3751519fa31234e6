public import ProxyModel

/// A deployment as text, for bug reports and for tests: every table, every resource, every setting and how it came about.
public enum DeploymentText {
  /// The whole model, one line a setting, in the order of the model's properties.
  public static func text(of deployment: Deployment) -> String {
    let parts = [
      line(Field("name", deployment.name)), line(Field("environment", deployment.environment)),
      line(Field("region", deployment.region)), line(Field("account", deployment.account)),
      table("vpcs", deployment.vpcs), table("subnets", deployment.subnets),
      table("security_groups", deployment.securityGroups),
      table("security_group_rules", deployment.securityGroupRules), table("databases", deployment.databases),
      table("secrets", deployment.secrets), table("roles", deployment.roles), table("proxies", deployment.proxies),
      table("target_groups", deployment.targetGroups), table("targets", deployment.targets),
      table("endpoints", deployment.endpoints), table("clients", deployment.clients),
      table("parameters", deployment.parameters), table("alarms", deployment.alarms),
      line(Field("proxy_quota", deployment.proxyQuota)),
    ]
    return parts.joined()
  }

  private static func table<Row: Resource & FieldedValue>(_ name: String, _ rows: Table<Row>) -> String {
    rows.map { row in
      "\n\(name) \(row.symbol.name):\n" + row.fields.map { "  " + line($0) }.joined()
    }.joined()
  }

  private static func line(_ field: Field) -> String { "\(field.name): \(TextReport.printable(field.text))\n" }
}
