/// All rules, in the order of their numbers.
public enum Catalogue {
  /// The rules that this build checks.
  public static let rules: [Rule] =
    [
      Rule.names, Rule.database, Rule.network, Rule.securityGroups, Rule.authentication, Rule.tls, Rule.access,
      Rule.pool,
      Rule.pinning, Rule.endpoints, Rule.clients, Rule.alarms, Rule.operations, Rule.running, Rule.fleet,
      Rule.suppressions,
      Rule.terraform, Rule.cloudFormation, Rule.commandLine,
    ].flatMap(\.self).sorted { $0.id < $1.id }

  /// The rule of an id or a slug, however its letters are cased.
  public static func rule(_ name: String) -> Rule? {
    let sought = name.lowercased()
    return rules.first { $0.id.lowercased() == sought || $0.slug == sought }
  }
}
