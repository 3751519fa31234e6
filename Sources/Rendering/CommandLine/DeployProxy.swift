import AWSFacts
import ProxyModel
import ShellSyntax
import SourceText

extension CommandLineScope {
  /// The proxies, their pools, what is registered with them, and their endpoints.
  @ShellBuilder var proxySteps: [ShellStatement] {
    for proxy in deployment.proxies { steps(for: proxy) }
    for group in deployment.targetGroups { steps(for: group) }
    for target in deployment.targets { steps(for: target) }
    for endpoint in deployment.endpoints { steps(for: endpoint) }
  }

  /// What AWS says of a proxy that is not there.
  static let noProxy: ShellWord = "DBProxyNotFoundFault"
  /// What AWS says of an endpoint that is not there.
  static let noEndpoint: ShellWord = "DBProxyEndpointNotFoundFault"

  /// A question about a proxy.
  func described(_ proxy: String) -> AWSCommand {
    AWSCommand("rds", "describe-db-proxies").option("--db-proxy-name", proxy)
  }

  /// A question about an endpoint.
  func described(endpoint: String) -> AWSCommand {
    AWSCommand("rds", "describe-db-proxy-endpoints").option("--db-proxy-endpoint-name", endpoint)
  }

  @ShellBuilder private func steps(for proxy: Proxy) -> [ShellStatement] {
    let name = text(proxy.name)
    let found = described(name)
    let arn = Self.variable("proxy", proxy.symbol)
    let (groups, auth) = (ids(proxy.securityGroups), authList(of: proxy))
    ShellStatement.blank
    log("== proxy \(name)")
    ensure(
      arn, foundBy: found.query("DBProxies[0].DBProxyArn").look(absent: Self.noProxy),
      madeBy: AWSCommand("rds", "create-db-proxy").option("--db-proxy-name", name)
        .option("--engine-family", word(proxy.engineFamily)).option("--auth", ifAny: auth)
        .option("--default-auth-scheme", ifAny: unusual(proxy.defaultAuthScheme, DefaultAuthScheme.none))
        .option("--role-arn", self.arn(proxy.role))
        .option("--vpc-subnet-ids", subnets(proxy.subnets)).option("--vpc-security-group-ids", ifAny: groups)
        .flag("require-tls", known(proxy.requireTLS) ?? true)
        .option("--idle-client-timeout", known(proxy.idleClientTimeout)?.rawValue ?? 0)
        .flag("debug-logging", known(proxy.debugLogging) ?? false)
        .option("--endpoint-network-type", ifAny: unusual(proxy.endpointNetworkType, .ipv4))
        .option("--target-connection-network-type", ifAny: unusual(proxy.targetConnectionNetworkType, .ipv4))
        .option("--tags", ifAny: tags(proxy.tags)).query("DBProxy.DBProxyArn").change
    ) {
      unless(found.query(fixed(proxy)).look()) {
        run(
          "stop",
          "\(name) has another engine family, subnets or network types, which AWS cannot change: run destroy.sh first")
      }
      found.query("DBProxies[0].Status").by("await", .text(name), "available")
      unless(found.query(changeable(proxy)).look()) {
        AWSCommand("rds", "modify-db-proxy").option("--db-proxy-name", name).option("--auth", ifAny: auth)
          .option("--default-auth-scheme", word(proxy.defaultAuthScheme))
          .flag("require-tls", known(proxy.requireTLS) ?? true)
          .option("--idle-client-timeout", known(proxy.idleClientTimeout)?.rawValue ?? 0)
          .flag("debug-logging", known(proxy.debugLogging) ?? false).option("--role-arn", self.arn(proxy.role))
          .option("--security-groups", ifAny: groups).change
      }
      mendTags(proxy.tags, of: .variable(arn))
    }
    found.query("DBProxies[0].Status").by("await", .text(name), "available")
    found.query("DBProxies[0].Endpoint").look(in: .variable(arn))
    setOrPlaceholder(Self.variable("proxy_host", proxy.symbol))
    log(ShellWord([.literal("   endpoint "), .variable(Self.variable("proxy_host", proxy.symbol))]))
    if needsID(of: proxy) {
      ShellStatement.comment("What rds-db:connect is granted on is the last part of the ARN.")
      ShellStatement.lines("\(Self.variable("proxy_id", proxy.symbol))=\"${\(arn)##*:}\"\n")
    }
  }

  private func needsID(of proxy: Proxy) -> Bool {
    deployment.roles.flatMap { $0.policies }.contains { policy in
      (policy.document.known?.statements ?? []).contains { statement in
        (statement.resources?.elements ?? []).contains { $0.parts.contains(.attribute(.proxyResourceID(proxy.symbol))) }
      }
    }
  }

  /// Groups in the order of the profile; nil where AWS shall choose.
  private func ids(_ groups: Setting<[Referral<SecurityGroup>]>) -> CommandDocument? {
    let ids = (known(groups) ?? []).map { CommandDocument.text(id($0)) }
    return ids.isEmpty ? nil : .array(ids)
  }

  private func subnets(_ subnets: Setting<[Referral<Subnet>]>) -> CommandDocument {
    .array((known(subnets) ?? []).map { .text(id($0)) })
  }

  /// Whether what AWS cannot change is as it should be.
  private func fixed(_ proxy: Proxy) -> JMESPath {
    .all([
      "DBProxies[0].EngineFamily == \(word(proxy.engineFamily))",
      sameSet("DBProxies[0].VpcSubnetIds", (known(proxy.subnets) ?? []).map { id($0) }),
      "(DBProxies[0].EndpointNetworkType || \(NetworkType.ipv4.rawValue)) == \(word(proxy.endpointNetworkType))",
      """
      (DBProxies[0].TargetConnectionNetworkType || \(NetworkType.ipv4.rawValue)) == \
      \(word(proxy.targetConnectionNetworkType))
      """,
    ])
  }

  /// Whether the rest is.
  private func changeable(_ proxy: Proxy) -> JMESPath {
    let entries = known(proxy.auth) ?? []
    var parts: [JMESPath] = [
      "DBProxies[0].RoleArn == \(arn(proxy.role))",
      "DBProxies[0].RequireTLS == \(known(proxy.requireTLS) ?? true)",
      "DBProxies[0].IdleClientTimeout == \(known(proxy.idleClientTimeout)?.rawValue ?? 0)",
      "DBProxies[0].DebugLogging == \(known(proxy.debugLogging) ?? false)",
      """
      (DBProxies[0].DefaultAuthScheme || \(DefaultAuthScheme.none.rawValue)) == \(word(proxy.defaultAuthScheme))
      """,
      "length(DBProxies[0].Auth || \(CommandDocument.array([]))) == \(entries.count)",
    ]
    let groups = (known(proxy.securityGroups) ?? []).map { id($0) }
    if !groups.isEmpty { parts.append(sameSet("DBProxies[0].VpcSecurityGroupIds", groups)) }
    return .all(parts + entries.map { match($0, family: proxy.engineFamily.known) })
  }

  /// Whether a list holds these and no others, in whatever order.
  private func sameSet(_ path: String, _ words: [ShellWord]) -> JMESPath {
    .all(
      ["length(\(name: path)) == \(words.count)"] + words.map { "contains(\(name: path), \($0))" })
  }

  /// Whether AWS has an entry that says the same.
  private func match(_ entry: AuthEntry, family: EngineFamily?) -> JMESPath {
    var parts: [JMESPath] = ["(IAMAuth || \(IAMAuth.disabled.rawValue))==\(word(entry.iamAuth))"]
    if let secret = known(entry.secret) { parts.append("SecretArn==\(arn(Located(secret, at: entry.secret.range)))") }
    parts.append("(Description || \(""))==\(entry.description ?? "")")
    if let standard = family.map({ ClientPasswordAuthType.defaultValue(for: $0).value }) {
      let type = (known(entry.clientPasswordAuthType) ?? nil) ?? standard
      parts.append("(ClientPasswordAuthType || \(standard.rawValue))==\(type.rawValue)")
    }
    let none = CommandDocument.array([])
    return "length(DBProxies[0].Auth[?\(path: .all(parts))] || \(none)) == \(1)"
  }

  private func authList(of proxy: Proxy) -> CommandDocument? {
    let entries = (known(proxy.auth) ?? []).map(document)
    return entries.isEmpty ? nil : .array(entries)
  }

  /// The word of a setting that is not AWS's own; older versions of `aws` do not know the option.
  private func unusual<Value: RawRepresentable & Equatable>(_ setting: Setting<Value>, _ usual: Value) -> String?
  where Value.RawValue == String {
    known(setting).flatMap { $0 == usual ? nil : $0.rawValue }
  }

  private func document(_ entry: AuthEntry) -> CommandDocument {
    var members: [(name: String, value: CommandDocument)] = []
    if let description = entry.description { members.append(("Description", .string(description))) }
    members.append(("AuthScheme", .string(AuthScheme.secrets.rawValue)))
    if let secret = known(entry.secret) {
      members.append(("SecretArn", .text(arn(Located(secret, at: entry.secret.range)))))
    }
    members.append(("IAMAuth", .string(word(entry.iamAuth))))
    if let type = known(entry.clientPasswordAuthType) ?? nil {
      members.append(("ClientPasswordAuthType", .string(type.rawValue)))
    }
    if let userName = entry.userName { members.append(("UserName", .string(text(userName)))) }
    return .object(members)
  }

  /// Adds the tags that a resource of RDS lacks.
  private func mendTags(_ tags: Tags, of arn: ShellWord) -> [ShellStatement] {
    mend(
      tags, listedBy: AWSCommand("rds", "list-tags-for-resource").option("--resource-name", arn), under: "TagList",
      with: AWSCommand("rds", "add-tags-to-resource").option("--resource-name", arn))
  }

  @ShellBuilder private func steps(for group: TargetGroup) -> [ShellStatement] {
    let proxy = name(group.proxy)
    let config = pool(of: group)
    ShellStatement.blank
    log("== pool of \(proxy)")
    unless(
      AWSCommand("rds", "describe-db-proxy-target-groups").option("--db-proxy-name", proxy)
        .query(match(group)).look(in: variable(of: group.proxy))
    ) {
      AWSCommand("rds", "modify-db-proxy-target-group").option("--db-proxy-name", proxy)
        .option("--target-group-name", text(group.name)).option("--connection-pool-config", config).change
    }
  }

  /// The variable of a proxy's ARN.
  private func variable(of proxy: Referral<Proxy>) -> ShellWord {
    proxy.value.symbol.map { .variable(Self.variable("proxy", $0)) } ?? .none
  }

  private func pool(of group: TargetGroup) -> CommandDocument {
    var members: [(name: String, value: CommandDocument)] = [
      ("MaxConnectionsPercent", .integer(known(group.maxConnectionsPercent)?.rawValue ?? 0)),
      ("MaxIdleConnectionsPercent", .integer(known(group.maxIdleConnectionsPercent)?.rawValue ?? 0)),
      ("ConnectionBorrowTimeout", .integer(known(group.connectionBorrowTimeout)?.rawValue ?? 0)),
      ("SessionPinningFilters", .strings((known(group.sessionPinningFilters) ?? []).map { $0.value })),
    ]
    if let query = known(group.initQuery) ?? nil { members.append(("InitQuery", .string(query))) }
    return .object(members)
  }

  private func match(_ group: TargetGroup) -> JMESPath {
    let filters = (known(group.sessionPinningFilters) ?? []).map { $0.value }
    let none = CommandDocument.array([])
    var parts: [JMESPath] = [
      "MaxConnectionsPercent==\(known(group.maxConnectionsPercent)?.rawValue ?? 0)",
      "MaxIdleConnectionsPercent==\(known(group.maxIdleConnectionsPercent)?.rawValue ?? 0)",
      "ConnectionBorrowTimeout==\(known(group.connectionBorrowTimeout)?.rawValue ?? 0)",
      "sort(SessionPinningFilters || \(none))==\(CommandDocument.strings(filters.sorted()))",
    ]
    // One that the profile has not is left alone: no page says how to take it away.
    if let query = known(group.initQuery) ?? nil { parts.append("InitQuery==\(query)") }
    return "TargetGroups[?IsDefault].ConnectionPoolConfig|[0]|(\(path: .all(parts)))"
  }

  @ShellBuilder private func steps(for target: Target) -> [ShellStatement] {
    let proxy = name(target.proxy)
    if let database = found(target.database) {
      let id = text(database.identifier)
      ShellStatement.blank
      log("== \(ShellWord([.literal(database.kind.rawValue)])) \(id) behind \(proxy)")
      AWSCommand("rds", "describe-db-proxy-targets").option("--db-proxy-name", proxy)
        .query("Targets[?RdsResourceId!=\(id) && TrackedClusterId!=\(id)]|[0].RdsResourceId")
        .look(in: variable(of: target.proxy))
      when(.isNotEmpty(Self.answer)) {
        run(
          "stop",
          ShellWord([
            .text("\(proxy) stands before "), .variable("answer"),
            .text(", and can stand before one database only: deregister that one first"),
          ]))
      }
      AWSCommand("rds", "describe-db-proxy-targets").option("--db-proxy-name", proxy)
        .query("Targets[?RdsResourceId==\(id) || TrackedClusterId==\(id)]|[0].RdsResourceId")
        .look(in: variable(of: target.proxy))
      when(.isEmpty(Self.answer)) {
        AWSCommand("rds", "register-db-proxy-targets").option("--db-proxy-name", proxy)
          .option("--target-group-name", ShellWord([.text(DefaultTargetGroup.name.value)]))
          .option(ShellWord([.literal("--db-\(database.kind.rawValue)-identifiers")]), CommandDocument.strings([id]))
          .change
      }
    }
  }

  /// The database that a reference names.
  func found(_ referral: Referral<Database>) -> Database? {
    switch referral.value {
    case .unknown(let unknown): obstacles.note(unknown)
    case .external(let name):
      obstacles.note(missing: "whether `\(name)` is a cluster or an instance", at: referral.range)
    case .symbol(let symbol):
      if let database = deployment.databases[symbol] {
        if database.ownership != .created { return database }
        obstacles.note(missing: "`\(symbol)` would have to be created", at: referral.range)
      } else {
        obstacles.note(missing: "there is no `\(symbol)`", at: referral.range)
      }
    }
    return nil
  }

  @ShellBuilder private func steps(for endpoint: Endpoint) -> [ShellStatement] {
    let name = text(endpoint.name)
    let found = described(endpoint: name)
    let arn = Self.variable("endpoint", endpoint.symbol)
    let host = Self.variable("endpoint_host", endpoint.symbol)
    let groups = ids(endpoint.securityGroups)
    ShellStatement.blank
    log("== endpoint \(name)")
    ensure(
      arn, foundBy: found.query("DBProxyEndpoints[0].DBProxyEndpointArn").look(absent: Self.noEndpoint),
      madeBy: AWSCommand("rds", "create-db-proxy-endpoint").option("--db-proxy-name", self.name(endpoint.proxy))
        .option("--db-proxy-endpoint-name", name).option("--vpc-subnet-ids", subnets(endpoint.subnets))
        .option("--vpc-security-group-ids", ifAny: groups).option("--target-role", word(endpoint.targetRole))
        .option("--endpoint-network-type", ifAny: unusual(endpoint.networkType, .ipv4)).option(
          "--tags", ifAny: tags(endpoint.tags)
        ).query("DBProxyEndpoint.DBProxyEndpointArn").change
    ) {
      unless(found.query(fixed(endpoint)).look()) {
        run(
          "stop",
          "\(name) has another proxy, target role, subnets or network type, which AWS cannot change: delete it first")
      }
      let worn = (known(endpoint.securityGroups) ?? []).map { id($0) }
      if let groups {
        unless(found.query(sameSet("DBProxyEndpoints[0].VpcSecurityGroupIds", worn)).look()) {
          AWSCommand("rds", "modify-db-proxy-endpoint").option("--db-proxy-endpoint-name", name)
            .option("--vpc-security-group-ids", groups).change
        }
      }
      mendTags(endpoint.tags, of: .variable(arn))
    }
    found.query("DBProxyEndpoints[0].Status").by("await", .text(name), "available")
    found.query("DBProxyEndpoints[0].Endpoint").look(in: .variable(arn))
    setOrPlaceholder(host)
    log(ShellWord([.literal("   endpoint "), .variable(host)]))
  }

  private func fixed(_ endpoint: Endpoint) -> JMESPath {
    .all([
      "DBProxyEndpoints[0].DBProxyName == \(name(endpoint.proxy))",
      "DBProxyEndpoints[0].TargetRole == \(word(endpoint.targetRole))",
      sameSet("DBProxyEndpoints[0].VpcSubnetIds", (known(endpoint.subnets) ?? []).map { id($0) }),
      "(DBProxyEndpoints[0].EndpointNetworkType || \(NetworkType.ipv4.rawValue)) == \(word(endpoint.networkType))",
    ])
  }
}
