import AWSFacts
import ProxyModel
import SourceText

extension Outline {
  /// The proxies with their pools, their entries and their endpoints.
  mutating func addProxies(of scope: OutlineScope) {
    let deployment = scope.deployment
    for proxy in deployment.proxies {
      add(proxy, scope)
      if let group = deployment.targetGroup(of: proxy) { add(group, of: proxy, scope) }
      addAuth(of: proxy, scope)
    }
    for group in deployment.targetGroups where deployment.proxies[group.proxy.value] == nil {
      add(group, of: nil, scope)
    }
    for endpoint in deployment.endpoints { add(endpoint, scope) }
    if let unknown = deployment.unseenEndpoints { openLists[ListName.endpoints] = unknown }
  }

  private mutating func add(_ proxy: Proxy, _ scope: OutlineScope) {
    let part = Part(.proxy, scope.labels.proxies[proxy.symbol] ?? "")
    add(PartOutline(part, at: proxy.provenance.range), in: scope) { builder in
      builder.add("name", proxy.name, .proxy(.proxyName))
      builder.add("engine_family", proxy.engineFamily, .proxy(.engineFamily))
      builder.add("role", .text(scope.title(of: proxy.role.value)), at: proxy.role.range, .proxy(.role))
      builder.add("subnets", proxy.subnets, .proxy(.proxySubnets)) { scope.title(of: $0) }
      builder.add("security_groups", proxy.securityGroups, .proxy(.proxySecurityGroups)) { scope.title(of: $0) }
      builder.add("default_auth_scheme", proxy.defaultAuthScheme, .proxy(.defaultAuthScheme))
      builder.add("require_tls", proxy.requireTLS, .proxy(.requireTLS))
      builder.add("idle_client_timeout", proxy.idleClientTimeout, .proxy(.idleClientTimeout))
      builder.add("debug_logging", proxy.debugLogging, .proxy(.debugLogging))
      builder.add("endpoint_network_type", proxy.endpointNetworkType, .proxy(.endpointNetworkType))
      builder.add(
        "target_connection_network_type", proxy.targetConnectionNetworkType, .proxy(.targetConnectionNetworkType))
      if let id = proxy.resourceID { builder.add("resource_id", id, nil, .identifier) }
      builder.add(proxy.tags, .proxy(.tags))
    }
  }

  private mutating func add(_ group: TargetGroup, of proxy: Proxy?, _ scope: OutlineScope) {
    let name = proxy.flatMap { scope.labels.proxies[$0.symbol] } ?? scope.words.common(group.symbol.name)
    let targets = scope.deployment.targets.filter { target in
      target.targetGroup.value == .symbol(group.symbol)
        || proxy.map { target.proxy.value == .symbol($0.symbol) } == true
    }
    add(PartOutline(Part(.targetGroup, name), at: group.provenance.range), in: scope) { builder in
      builder.add("name", group.name, .proxy(.targetGroupName))
      builder.add("max_connections_percent", group.maxConnectionsPercent, .proxy(.maxConnectionsPercent))
      builder.add("max_idle_connections_percent", group.maxIdleConnectionsPercent, .proxy(.maxIdleConnectionsPercent))
      builder.add("connection_borrow_timeout", group.connectionBorrowTimeout, .proxy(.connectionBorrowTimeout))
      builder.add("init_query", group.initQuery, .proxy(.initQuery))
      builder.add("session_pinning_filters", group.sessionPinningFilters, .proxy(.pinningFilters)) {
        .set($0.map { $0.value })
      }
      builder.add("session_pinning_filters_reason", group.sessionPinningFiltersReason)
      builder.add("peak_connections", group.peakConnections)
      builder.leaveDefaultsUnsaid(["session_pinning_filters_reason", "peak_connections"])
      let place = targets.first?.database.range ?? group.provenance.range
      builder.add(
        "targets", .set(targets.map { scope.title(ofTarget: $0.database.value) }), at: place,
        .proxy(.targetIdentifier))
    }
  }

  private mutating func addAuth(of proxy: Proxy, _ scope: OutlineScope) {
    let owner = Part(.proxy, scope.labels.proxies[proxy.symbol] ?? "")
    let list = ListName.auth(of: owner)
    if case .unknown(let unknown) = proxy.auth { openLists[list] = unknown }
    let labels = scope.labels.auth[proxy.symbol] ?? []
    for (entry, label) in zip(proxy.auth.known ?? [], labels) {
      let part = PartOutline(Part(.auth, label), at: entry.provenance.range, in: list, serves: [owner])
      add(part, in: scope) { builder in
        builder.add("secret", entry.secret, .proxy(.authSecret)) { .text(scope.title(of: $0)) }
        builder.add("iam_auth", entry.iamAuth, .proxy(.authIAM))
        builder.add("client_password_auth_type", scope.effective(entry, of: proxy), .proxy(.authClientPasswordType))
        builder.add(
          "description", entry.description.settingValue, at: entry.provenance.range, .proxy(.authDescription))
        if let name = entry.userName { builder.add("user_name", name, .proxy(.authUserName)) }
      }
    }
  }

  private mutating func add(_ endpoint: Endpoint, _ scope: OutlineScope) {
    let part = Part(.endpoint, scope.labels.endpoints[endpoint.symbol] ?? endpoint.role)
    let owner = endpoint.proxy.value.symbol.map { Part(.proxy, scope.labels.proxies[$0] ?? "") }
    let outline = PartOutline(
      part, at: endpoint.provenance.range, in: ListName.endpoints, serves: Set([owner].compactMap { $0 }))
    add(outline, in: scope) { builder in
      builder.add("name", endpoint.name, .proxy(.endpointName))
      // Only a profile gives it a short name; elsewhere it is what the file calls the resource.
      if scope.deployment.form.kind == .profile {
        builder.add("role", .text(endpoint.role), at: endpoint.provenance.range)
      }
      builder.leaveUnsaid(["role"])
      builder.add(
        "proxy", .text(scope.title(of: endpoint.proxy.value)), at: endpoint.proxy.range, .proxy(.endpointProxy))
      builder.add("target_role", endpoint.targetRole, .proxy(.endpointRole))
      builder.add("subnets", endpoint.subnets, .proxy(.endpointSubnets)) { scope.title(of: $0) }
      builder.add("security_groups", endpoint.securityGroups, .proxy(.endpointSecurityGroups)) { scope.title(of: $0) }
      builder.add("endpoint_network_type", endpoint.networkType, .proxy(.endpointOwnNetworkType))
      builder.add(endpoint.tags, .proxy(.endpointTags))
    }
  }
}

/// What lists are called whose completeness is in question.
enum ListName {
  static let endpoints = "endpoints"
  static let alarms = "alarms"
  static func auth(of proxy: Part) -> String { "auth of \(proxy.title)" }
  static func rules(of group: String) -> String { "rules of \(group)" }
  static func policies(of role: Part) -> String { "policies of \(role.title)" }
  static func parameters(of database: Part) -> String { "parameters of \(database.title)" }
  static func direct(of database: Part) -> String { "direct connections of \(database.title)" }
  static func others(of database: Part) -> String { "other proxies of \(database.title)" }
}

extension OutlineScope {
  /// How clients prove their password in effect: where nothing is written, the family's own way.
  func effective(_ entry: AuthEntry, of proxy: Proxy) -> Setting<ClientPasswordAuthType?> {
    guard case .defaulted(nil, let range) = entry.clientPasswordAuthType, let family = proxy.engineFamily.known else {
      return entry.clientPasswordAuthType
    }
    return .defaulted(ClientPasswordAuthType.defaultValue(for: family).value, at: range)
  }

  func title(ofTarget database: Reference<Database>) -> String {
    switch database {
    case .symbol(let symbol):
      deployment.databases[symbol].map { "\($0.kind.rawValue) \($0.identifier.known ?? symbol.name)" } ?? symbol.name
    case .external(let id): id
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }
}
