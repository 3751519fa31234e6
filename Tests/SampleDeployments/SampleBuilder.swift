public import AWSFacts
public import ProxyModel
public import SourceText

/// Puts a deployment together as the expansion of a profile would, with one line for what a test is not about.
public struct SampleBuilder {
  /// What is there so far.
  public var deployment: Deployment
  /// Where everything stands.
  public static let place = SourceRange(file: 0, 0..<1)
  /// The one proxy.
  public static let proxy = Symbol<Proxy>("this")
  let tags: Tags

  /// An empty deployment in a VPC with two subnets.
  public init(_ name: String, _ environment: String, account: String? = SampleIDs.account) {
    deployment = Deployment(
      at: Provenance(Self.place, "sample"), name: written(name), environment: written(environment),
      region: written("us-east-1"),
      account: account.map { written($0) } ?? .unknown(Unknown("`account` is not written", at: Self.place)))
    tags = ["Name": name, "Environment": environment, "ManagedBy": "headroom"]
    deployment.vpcs.insert(VPC(Symbol("main"), at: at("vpc"), .existing(SampleIDs.vpc)))
    for id in SampleIDs.subnets { deployment.subnets.insert(Subnet(Symbol(id), at: at(id), .existing(id))) }
  }

  func at(_ label: String) -> Provenance { Provenance(Self.place, label) }
  func to<Row>(_ symbol: Symbol<Row>) -> Referral<Row> { Located(.symbol(symbol), at: Self.place) }
  var name: String { deployment.name.known ?? "" }
  var allSubnets: Setting<[Referral<Subnet>]> { written(deployment.subnets.map { to($0.symbol) }) }

  /// A group that is only named by id.
  public mutating func existingGroup(_ id: String) -> Referral<SecurityGroup> {
    var group = SecurityGroup(Symbol(id), at: at(id), .existing(id))
    group.unseenRules = Unknown("`\(id)` has rules that are not written here", at: Self.place)
    deployment.securityGroups.insert(group)
    return to(group.symbol)
  }

  /// The proxy with a group and a role of its own, its pool, and the database behind it.
  public mutating func addProxy(
    _ family: EngineFamily, before kind: Database.Kind, port: Int, entries: [AuthEntry],
    configure: (inout Proxy) -> Void = { _ in }
  ) {
    var group = SecurityGroup(Symbol("proxy"), at: at("proxy"), .created)
    group.name = written("\(name)-proxy")
    group.description = written("RDS Proxy of \(name)")
    group.vpc = written(.symbol(Symbol("main")))
    group.tags = tags
    deployment.securityGroups.insert(group)

    var proxy = Proxy(Self.proxy, at: at("proxy"), role: to(Symbol("proxy")))
    proxy.name = written("\(name)-proxy")
    proxy.engineFamily = written(family)
    proxy.subnets = allSubnets
    proxy.securityGroups = written([to(group.symbol)])
    proxy.requireTLS = written(true)
    proxy.auth = written(entries)
    proxy.tags = tags
    configure(&proxy)
    deployment.proxies.insert(proxy)

    var pool = TargetGroup(Symbol("this"), of: to(proxy.symbol), family: family, at: at("target_group"))
    pool.maxConnectionsPercent = written(Percent(75))
    pool.maxIdleConnectionsPercent = written(Percent(37))
    pool.connectionBorrowTimeout = written(Seconds(30))
    deployment.targetGroups.insert(pool)

    var database = Database(Symbol("database"), kind, at: at("database"), .existing("\(name)-db"))
    database.identifier = written("\(name)-db")
    deployment.databases.insert(database)
    deployment.targets.insert(
      Target(
        Symbol("this"), at: at("database"), to(database.symbol), behind: to(proxy.symbol), in: to(pool.symbol)))
    let databaseGroup = existingGroup(SampleIDs.databaseGroup)
    addRule("proxy_to_database", .egress, of: to(group.symbol), .group(databaseGroup.value), port)
    addRule("database_from_proxy", .ingress, of: databaseGroup, .group(.symbol(group.symbol)), port)
  }

  /// A rule for TCP to one port.
  public mutating func addRule(
    _ name: String, _ direction: SecurityGroupRule.Direction, of group: Referral<SecurityGroup>,
    _ peer: SecurityGroupRule.Peer, _ port: Int
  ) {
    deployment.securityGroupRules.insert(
      SecurityGroupRule(
        Symbol(name), at: at(name), of: group, direction, written(.tcp(port...port)), peer: written(peer),
        description: name))
  }

  /// A secret and the entry that lets its user in.
  public mutating func entry(
    _ symbol: String, _ ownership: Ownership, name: String, iamAuth: IAMAuth, key: String? = nil
  ) -> AuthEntry {
    var secret = Secret(Symbol(symbol), at: at(name), ownership, name: written(name))
    secret.username = written(symbol)
    secret.kmsKey = .defaulted(key.flatMap { ARN($0) }, at: Self.place)
    secret.tags = ownership == .created ? tags : [:]
    deployment.secrets.insert(secret)
    var entry = AuthEntry(written(.symbol(secret.symbol)), at: at(name))
    entry.iamAuth = written(iamAuth)
    return entry
  }

  /// The proxy's role, which may read every secret and decrypt with every key.
  public mutating func addRole() {
    var role = Role(Symbol("proxy"), at: at("proxy"), .created, name: written("\(name)-proxy-role"))
    role.description = "Lets RDS Proxy read the secrets of \(name)"
    role.trust = written(
      PolicyDocument([
        PolicyStatement(
          ["sts:AssumeRole"], by: [PolicyPrincipal("Service", ["rds.amazonaws.com"])], at: at("proxy"))
      ]))
    var statements = [
      PolicyStatement(
        sid: "ReadSecrets", ["secretsmanager:GetSecretValue"],
        on: deployment.secrets.map { secret in
          secret.ownership.externalID.map { DeferredText($0) } ?? DeferredText(.secretARN(secret.symbol))
        }, at: at("proxy"))
    ]
    let keys = deployment.secrets.compactMap { $0.kmsKey.known ?? nil }
    if !keys.isEmpty {
      statements.append(
        PolicyStatement(
          sid: "DecryptSecrets", ["kms:Decrypt"], on: keys.map { DeferredText("\($0)") },
          when: [PolicyCondition("StringEquals", "kms:ViaService", ["secretsmanager.us-east-1.amazonaws.com"])],
          at: at("proxy")))
    }
    role.policies = [RolePolicy("read-secrets", written(PolicyDocument(statements)), at: at("proxy"))]
    role.tags = tags
    deployment.roles.insert(role)
  }

  /// A role of somebody else, which gets `rds-db:connect` on the proxy.
  public mutating func addConnect(_ roleName: String, as user: String) {
    let symbol = Symbol<Role>(String(roleName.map { $0 == "-" ? "_" : $0 }))
    var role = Role(symbol, at: at(roleName), .existing(roleName), name: written(roleName))
    let account: DeferredText.Part = deployment.account.known.map { .text($0) } ?? .attribute(.accountID)
    let resource = DeferredText([
      .text("arn:aws:rds-db:us-east-1:"), account, .text(":dbuser:"), .attribute(.proxyResourceID(Self.proxy)),
      .text("/\(user)"),
    ])
    role.policies = [
      RolePolicy(
        "\(name)-proxy-connect",
        written(
          PolicyDocument([
            PolicyStatement(sid: "ConnectThroughProxy", ["rds-db:connect"], on: [resource], at: at(roleName))
          ])),
        at: at(roleName))
    ]
    deployment.roles.insert(role)
  }

  /// An endpoint beside the proxy's own, in the same subnets and group.
  public mutating func addEndpoint(_ short: String, _ role: TargetRole) {
    var endpoint = Endpoint(Symbol(short), of: to(Self.proxy), at: at(short))
    endpoint.name = written("\(name)-proxy-\(short)")
    endpoint.targetRole = written(role)
    endpoint.subnets = allSubnets
    endpoint.securityGroups = written([to(Symbol("proxy"))])
    endpoint.tags = tags
    deployment.endpoints.insert(endpoint)
  }

  /// A parameter under the deployment's name.
  public mutating func addParameter(_ short: String, _ value: ResourceAttribute) {
    var parameter = Parameter(
      Symbol(short), at: at(short), name: written("/\(name)/db/\(short)"), description: "Where clients connect",
      value: DeferredText(value))
    parameter.tags = tags
    deployment.parameters.insert(parameter)
  }

  /// An alarm on one metric of the proxy.
  public mutating func addAlarm(_ short: String, _ metric: String, _ statistic: String, above threshold: Double) {
    var alarm = Alarm(
      Symbol(short), at: at(short), name: written("\(name)-proxy-\(short)"), description: "Look at the proxy's log",
      namespace: written("AWS/RDS"), metric: written(metric),
      dimensions: [.init("ProxyName", DeferredText(.proxyName(Self.proxy)), at: at(short))],
      statistic: written(statistic),
      period: written(Seconds(60)), evaluationPeriods: written(3), threshold: written(threshold),
      comparison: written("GreaterThanThreshold"), treatMissingData: written("notBreaching"))
    alarm.actions = [Located(SampleIDs.topic, at: Self.place)]
    alarm.tags = tags
    deployment.alarms.insert(alarm)
  }
}

/// A setting that stands somewhere, in tests that do not care where.
public func written<Value>(_ value: Value) -> Setting<Value> { .written(value, at: SampleBuilder.place) }
