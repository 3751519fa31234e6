/// All rules, in the order of their numbers.
public enum Catalogue {
  /// The rules by topic.
  static let topics = [
    Rule.names, Rule.database, Rule.network, Rule.securityGroups, Rule.authentication, Rule.tls, Rule.access,
    Rule.pool, Rule.pinning, Rule.endpoints, Rule.clients, Rule.alarms, Rule.operations, Rule.running, Rule.fleet,
    Rule.suppressions, Rule.terraform, Rule.cloudFormation, Rule.commandLine,
  ]

  /// The rules that this build checks.
  public static let rules: [Rule] = {
    // Each at the place of its number: every start needs the list, and a sort compares what is known.
    var places = [Rule?](repeating: nil, count: 1000)
    for topic in topics {
      for rule in topic { places[rule.number] = rule }
    }
    return places.compactMap { $0 }
  }()

  /// The rule of an id or a slug, however its letters are cased.
  public static func rule(_ name: String) -> Rule? {
    let sought = name.lowercased()
    return rules.first { $0.id.lowercased() == sought || $0.slug == sought }
  }
}
