/// All rules, in the order of their numbers.
public enum Catalogue {
  /// The rules that this build checks.
  public static let rules: [Rule] = {
    let topics = [
      Rule.names, Rule.database, Rule.network, Rule.securityGroups, Rule.authentication, Rule.tls, Rule.access,
      Rule.pool, Rule.pinning, Rule.endpoints, Rule.clients, Rule.alarms, Rule.operations, Rule.running, Rule.fleet,
      Rule.suppressions, Rule.terraform, Rule.cloudFormation, Rule.commandLine,
    ]
    // Put in one by one: every start needs the list, and the standard library's sort makes ready for lists of any kind first.
    var rules: [Rule] = []
    for topic in topics {
      for rule in topic {
        let place = rules.lastIndex { $0.number < rule.number }.map { $0 + 1 } ?? 0
        rules.insert(rule, at: place)
      }
    }
    return rules
  }()

  /// The rule of an id or a slug, however its letters are cased.
  public static func rule(_ name: String) -> Rule? {
    let sought = name.lowercased()
    return rules.first { $0.id.lowercased() == sought || $0.slug == sought }
  }
}
