import AWSFacts
import ProxyModel
import SourceText

/// Gives the parts of several deployments common names: what the same thing is in each of them.
struct Alignment {
  let deployments: [Deployment]
  let words: [EnvironmentWords]
  private(set) var labels: [Labels]
  /// Whether all are the same environment, so that another id is another resource.
  let isOneEnvironment: Bool

  init(_ deployments: [Deployment]) {
    self.deployments = deployments
    let isOne = SameEnvironment.holds(for: deployments)
    isOneEnvironment = isOne
    let areNamed = deployments.allSatisfy { $0.environment.known != nil }
    words = deployments.map { isOne ? .none : EnvironmentWords(of: $0, takesAnyName: !areNamed) }
    labels = deployments.map { _ in Labels() }
    alignParties()
    alignSecrets()
    alignNetwork()
    alignGroups()
    alignRules()
    alignRoles()
    alignOperations()
  }

  /// Names the rows of a table.
  mutating func align<Row: Resource>(
    _ table: (Deployment) -> Table<Row>, naming name: (inout Labels, Symbol<Row>, String) -> Void,
    singular: Bool = false, _ candidate: (Row, Int) -> Candidate
  ) {
    let tables = deployments.map(table)
    let sides = tables.enumerated().map { side, table in table.map { candidate($0, side) } }
    for (side, found) in Matcher.names(sides, singular: singular).enumerated() {
      for (row, title) in zip(tables[side], found) { name(&labels[side], row.symbol, title) }
    }
  }

  private mutating func alignParties() {
    let words = words
    align({ $0.proxies }, naming: { $0.proxies[$1] = $2 }, singular: true) { proxy, side in
      let name = words[side].common(proxy.name.known ?? proxy.symbol.name)
      return Candidate(keys: [name, words[side].common(proxy.symbol.name)], name: name)
    }
    align({ $0.databases }, naming: { $0.databases[$1] = $2 }, singular: true) { database, side in
      let name = words[side].common(database.identifier.known ?? database.symbol.name)
      return Candidate(keys: [name, words[side].common(database.symbol.name)], name: name)
    }
    let deployments = deployments
    align({ $0.clients }, naming: { $0.clients[$1] = $2 }) { client, side in
      let name = words[side].common(client.symbol.name)
      // Under another name it is the same where it wears the same groups, has the same addresses or acts in the same role.
      let groups = (client.securityGroups.known ?? []).compactMap { deployments[side].key(of: $0.value)?.id }
      let addresses = client.cidrBlocks.map { $0.value.canonical }
      let role = client.role.flatMap { deployments[side].roles[$0.value]?.name.known }
      return Candidate(
        keys: [
          name, groups.sorted().joined(separator: " "), addresses.sorted().joined(separator: " "),
          role.map { words[side].common($0) } ?? "",
        ], name: name)
    }
    let labels = labels
    align({ $0.endpoints }, naming: { $0.endpoints[$1] = $2 }) { endpoint, side in
      let proxy = endpoint.proxy.value.symbol.flatMap { labels[side].proxies[$0] } ?? ""
      let role = words[side].common(endpoint.role)
      let name = endpoint.name.known.map { words[side].common($0) } ?? role
      let leads = deployments[side].endpoints.count { $0.targetRole == endpoint.targetRole } == 1
      return Candidate(
        keys: [name, "\(proxy) \(role)", leads ? "\(proxy) \(endpoint.targetRole.known?.rawValue ?? "")" : ""],
        name: proxy.isEmpty ? role : "\(proxy) \(role)")
    }
  }

  private mutating func alignSecrets() {
    let (words, identity) = (words, identity)
    func name(_ secret: Secret, _ side: Int) -> String { words[side].common(secret.name.known ?? secret.symbol.name) }
    align({ $0.secrets }, naming: { $0.secrets[$1] = $2 }) { secret, side in
      Candidate(
        keys: [name(secret, side), secret.username.known ?? ""], name: name(secret, side),
        identity: identity(secret.ownership) { SecretARN($0)?.name ?? $0 })
    }
    // Entries have no symbols: each is known by its secret.
    var sides: [[Candidate]] = []
    for (side, deployment) in deployments.enumerated() {
      sides.append([])
      for proxy in deployment.proxies {
        let label = labels[side].proxies[proxy.symbol] ?? ""
        for entry in proxy.auth.known ?? [] {
          let secret = entry.secret.known.flatMap { deployment.secrets[$0] }
          let common = secret.map { name($0, side) } ?? words[side].common(written(entry.secret))
          let user = secret?.username.known ?? common
          sides[side].append(
            Candidate(
              keys: [common, secret?.username.known ?? ""].map { $0.isEmpty ? "" : "\(label) \($0)" },
              name: label.isEmpty ? user : "\(label) \(user)"))
        }
      }
    }
    for (side, found) in Matcher.names(sides).enumerated() {
      var rest = found[...]
      for proxy in deployments[side].proxies {
        let count = proxy.auth.known?.count ?? 0
        labels[side].auth[proxy.symbol] = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
  }

  private func written(_ secret: Setting<Reference<Secret>>) -> String {
    switch secret {
    case .written(let reference, _), .defaulted(let reference, _):
      switch reference {
      case .symbol(let symbol): symbol.name
      case .external(let arn): SecretARN(arn)?.name ?? arn
      case .unknown(let unknown): unknown.expression ?? ""
      }
    case .refused(let text, _): text
    case .unknown(let unknown): unknown.expression ?? ""
    }
  }

  private mutating func alignNetwork() {
    let (words, identity) = (words, identity)
    align({ $0.vpcs }, naming: { $0.vpcs[$1] = $2 }, singular: true) { vpc, side in
      let name = words[side].common(vpc.symbol.name)
      return Candidate(keys: [name], name: name, identity: identity(vpc.ownership) { $0 })
    }
    let deployments = deployments
    align({ $0.subnets }, naming: { $0.subnets[$1] = $2 }) { subnet, side in
      let zone = subnet.availabilityZone.known.map { zone in
        // `us-east-1a` is zone `a` of whatever region.
        deployments[side].region.known.map { zone.hasPrefix($0) ? String(zone.dropFirst($0.utf8.count)) : zone } ?? zone
      }
      return Candidate(
        keys: [zone ?? "", words[side].common(subnet.symbol.name)],
        name: zone.map { "zone \($0)" } ?? Self.name(words[side].common(subnet.symbol.name)),
        identity: identity(subnet.ownership) { $0 })
    }
  }

  /// What to call a subnet of which nobody says the zone: by its own name, where it has more than an id.
  private static func name(_ common: String) -> String {
    common == EnvironmentWords.placeholder ? "zone unknown" : common
  }

  private mutating func alignRoles() {
    let (words, deployments, labels, identity) = (words, deployments, labels, identity)
    align({ $0.roles }, naming: { $0.roles[$1] = $2 }) { role, side in
      let deployment = deployments[side]
      let proxies = deployment.proxies.filter { $0.role.value.symbol == role.symbol }.map {
        Part(.proxy, labels[side].proxies[$0.symbol] ?? "").title
      }
      let clients = deployment.clients.filter { $0.role?.value.symbol == role.symbol }.compactMap {
        labels[side].clients[$0.symbol]
      }
      let users = (proxies + clients.sorted()).joined(separator: " and ")
      let name = words[side].common(role.name.known ?? role.symbol.name)
      return Candidate(
        keys: [users, name, words[side].common(role.symbol.name)], name: users.isEmpty ? name : users,
        identity: identity(role.ownership, ARN.lastName))
    }
  }

  private mutating func alignOperations() {
    let (words, labels, deployments) = (words, labels, deployments)
    align({ $0.parameters }, naming: { $0.parameters[$1] = $2 }) { parameter, side in
      let scope = OutlineScope(deployments[side], words[side], labels[side])
      let name = words[side].common(parameter.name.known ?? parameter.symbol.name)
      return Candidate(keys: ["\(name) \(scope.text(parameter.value))", scope.text(parameter.value), name], name: name)
    }
    align({ $0.alarms }, naming: { $0.alarms[$1] = $2 }) { alarm, side in
      let scope = OutlineScope(deployments[side], words[side], labels[side])
      let series = alarm.dimensions.map { "\($0.name)=\(words[side].common(scope.text($0.value)))" }
      let metric = alarm.metric.known ?? alarm.symbol.name
      let name = words[side].common(alarm.name.known ?? alarm.symbol.name)
      let key = ([metric] + series.sorted()).joined(separator: " ")
      return Candidate(keys: ["\(key) \(name)", key, name], name: metric)
    }
  }

  /// What tells a resource that is there already from every other of the same environment.
  private var identity: @Sendable (Ownership, (String) -> String) -> String? {
    let isOne = isOneEnvironment
    return { ownership, name in isOne ? ownership.externalID.map(name) : nil }
  }

  /// A deployment with its names.
  func scope(_ side: Int) -> OutlineScope {
    var scope = OutlineScope(deployments[side], words[side], labels[side])
    scope.comparesClients = Set(deployments.map { $0.form.kind == .profile }).count <= 1
    return scope
  }

  mutating func setLabel(_ name: String, of group: GroupKey, side: Int) { labels[side].groups[group] = name }
}
