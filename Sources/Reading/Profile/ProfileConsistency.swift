import ProxyModel
import SourceText

/// What no single key can tell: keys that exclude each other, names that stand twice, ids that lead nowhere.
enum ProfileConsistency {
  static func diagnostics(of root: ProfileSection) -> [Diagnostic] {
    let database = root.section(RootKeys.database)
    let proxy = root.section(RootKeys.proxy)
    let auth = proxy.sections(ProxyKeys.auth)
    let network = root.section(RootKeys.network)
    // Both together are two targets, which is a rule's matter.
    var found = atLeastOne(of: DatabaseKeys.cluster, DatabaseKeys.instance, in: database)
    found += auth.flatMap { exactlyOne(of: AuthKeys.secret, AuthKeys.secretARN, in: $0) }
    found += capacity(of: database)
    found += maxConnections(of: database)
    found += twice(root.sections(RootKeys.clients), ClientKeys.name)
    found += twice(root.sections(RootKeys.endpoints), EndpointKeys.name)
    found += twice(root.section(RootKeys.alarms).sections(AlarmKeys.also), OwnAlarmKeys.name)
    found += twice(network.sections(NetworkKeys.subnets), SubnetKeys.id)
    found += twice(network.sections(NetworkKeys.securityGroups), SecurityGroupKeys.id)
    found += network.sections(NetworkKeys.securityGroups).flatMap(rules)
    found += constructs(of: root)
    let known = network.sections(NetworkKeys.subnets).compactMap { $0.value(SubnetKeys.id)?.value }
    found += strangers(in: proxy, ProxyKeys.subnets, known: known)
    found += root.sections(RootKeys.endpoints).flatMap { strangers(in: $0, EndpointKeys.subnets, known: known) }
    found += strangers(among: root.sections(RootKeys.clients), of: root.sections(RootKeys.endpoints))
    if let role = proxy.node?.entry(ProxyKeys.role.declaration.name), let name = proxy.entry(ProxyKeys.roleName) {
      found.append(
        .error(
          "`role_name` and `role` exclude each other", at: name.key.range,
          related: [.init(role.key.range, "the other one")],
          help: "`role_name` is of a role that is created, `role` is one that exists already: keep the one that is true"
        ))
    }
    return found.sorted { $0.primary.range < $1.primary.range }
  }

  /// One of two keys, and not both.
  private static func exactlyOne(
    of first: ProfileKey<String>, _ second: ProfileKey<String>, in section: ProfileSection
  ) -> [Diagnostic] {
    guard let one = section.entry(first), let other = section.entry(second) else {
      return atLeastOne(of: first, second, in: section)
    }
    return [
      .error(
        "`\(first.name)` and `\(second.name)` exclude each other", at: other.key.range,
        related: [.init(one.key.range, "the other one")], help: "keep the one that is true")
    ]
  }

  /// One of two keys, or both.
  private static func atLeastOne(
    of first: ProfileKey<String>, _ second: ProfileKey<String>, in section: ProfileSection
  ) -> [Diagnostic] {
    guard !section.has(first), !section.has(second) else { return [] }
    return [
      .error(
        "`\(first.name)` or `\(second.name)` is missing", at: section.place, "`\(section.path)` needs one of them",
        help: "write `\(section.path(of: first))` or `\(section.path(of: second))`")
    ]
  }

  private static func capacity(of database: ProfileSection) -> [Diagnostic] {
    let serverless = database.section(DatabaseKeys.serverless)
    guard serverless.node != nil else { return [] }
    if let fixed = database.entry(DatabaseKeys.instanceClass) {
      return [
        .error(
          "`instance_class` and `serverless_v2` exclude each other", at: fixed.key.range,
          related: [.init(serverless.place, "the other one")], help: "keep the one that is true")
      ]
    }
    let refused = [ServerlessKeys.minimum, ServerlessKeys.maximum].compactMap { key -> Diagnostic? in
      guard case .refused(let text, let range)? = serverless.written(key) else { return nil }
      return .error(
        "`\(key.name)` is no capacity", at: range, "found `\(text)`", help: "capacity goes by halves: 0.5, 1, 1.5")
    }
    if !refused.isEmpty { return refused }
    guard let least = serverless.value(ServerlessKeys.minimum), let most = serverless.value(ServerlessKeys.maximum),
      least.value > most.value
    else { return [] }
    return [
      .error(
        "`min_acu` is greater than `max_acu`", at: least.range, "\(least.value) is more than \(most.value)",
        related: [.init(most.range, "the maximum")])
    ]
  }

  /// `max_connections` as a key of its own and among the parameters.
  private static func maxConnections(of database: ProfileSection) -> [Diagnostic] {
    guard let own = database.entry(DatabaseKeys.maxConnections),
      let parameter = database.entry(DatabaseKeys.parameters)?.value.entry(DatabaseKeys.maxConnections.name)
    else { return [] }
    return [
      .error(
        "`max_connections` stands twice", at: parameter.key.range, "here again",
        related: [.init(own.key.range, "first here")], help: "keep `database.max_connections`")
    ]
  }

  /// A name that stands in a list more than once.
  private static func twice(_ sections: [ProfileSection], _ key: ProfileKey<String>) -> [Diagnostic] {
    var first: [String: SourceRange] = [:]
    return sections.compactMap { section in
      guard let name = section.value(key) else { return nil }
      guard let earlier = first[name.value] else {
        first[name.value] = name.range
        return nil
      }
      return .error(
        "`\(name.value)` stands twice", at: name.range, "here again", related: [.init(earlier, "first here")],
        help: "give each its own \(key.name), or delete one")
    }
  }

  /// Subnets that `network.subnets` does not have.
  private static func strangers(
    in section: ProfileSection, _ key: ProfileKey<[String]>, known: [String]
  ) -> [Diagnostic] {
    section.values(key, each: .text(.subnetID)).filter { !known.contains($0.value) }.map { subnet in
      let suggestion = Suggestion.closest(to: subnet.value, among: known).map { "did you mean `\($0)`?" }
      return .error(
        "a subnet that `network.subnets` does not have", at: subnet.range, suggestion ?? "",
        help: "add `\(subnet.value)` to `network.subnets`")
    }
  }

  /// Endpoints that clients use and the profile does not have.
  private static func strangers(among clients: [ProfileSection], of endpoints: [ProfileSection]) -> [Diagnostic] {
    let known = [ProfileExpansion.ownEndpoint] + endpoints.compactMap { $0.value(EndpointKeys.name)?.value }
    return clients.flatMap { $0.values(ClientKeys.endpoints, each: .text(.any)) }.filter { !known.contains($0.value) }
      .map { name in
        let suggestion = Suggestion.closest(to: name.value, among: known).map { "did you mean `\($0)`?" }
        return .error(
          "an endpoint that the profile does not have", at: name.range, suggestion ?? "",
          help: "expected one of \(known.map { "`\($0)`" }.joined(separator: ", "))")
      }
  }

  /// A rule says one port, or a range of them, or all protocols.
  private static func rules(of group: ProfileSection) -> [Diagnostic] {
    (group.sections(SecurityGroupKeys.ingress) + group.sections(SecurityGroupKeys.egress)).compactMap { rule in
      let port = rule.entry(SecurityGroupRuleKeys.port)
      let range = [rule.entry(SecurityGroupRuleKeys.fromPort), rule.entry(SecurityGroupRuleKeys.toPort)]
        .compactMap { $0 }
      let isTCP = rule.setting(SecurityGroupRuleKeys.transport).known == .tcp
      switch (port, range.count) {
      case (let port?, 1...):
        return .error("`port` and a range of ports exclude each other", at: port.key.range, help: "keep one of them")
      case (nil, 1):
        return .error(
          "a range of ports needs both ends", at: range[0].key.range, help: "write `from_port` and `to_port`")
      case (nil, 0) where isTCP:
        return .error(
          "the rule has no port", at: rule.place, help: "write `port`, or `protocol: \"-1\"` for everything")
      case (nil, 2):
        guard let first = rule.value(SecurityGroupRuleKeys.fromPort),
          let last = rule.value(SecurityGroupRuleKeys.toPort),
          first.value > last.value
        else { return nil }
        return .error(
          "the range of ports ends before it begins", at: last.range, "\(last.value) is less than \(first.value)")
      default: return nil
      }
    }
  }
}
