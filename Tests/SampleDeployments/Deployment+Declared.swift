import AWSFacts
public import ProxyModel
import SourceText

extension Deployment {
  /// The deployment as a form of configuration declares it: without what is said nowhere but in a profile, and with every symbol replaced
  /// by what the resource is called at AWS, so that deployments that were read from different files can be compared.
  public func asDeclared(in form: DeclaredForm) -> Deployment { DeclaredProjection(self, form).result }
}

/// One deployment on its way to another that says the same.
struct DeclaredProjection {
  let deployment: Deployment
  let form: DeclaredForm
  private let areTagsOfStack: Bool

  init(_ deployment: Deployment, _ form: DeclaredForm) {
    (self.deployment, self.form) = (deployment, form)
    areTagsOfStack = form.leavesNamesToTool && deployment.constructNames.tags == .stack
  }

  static let unsaid = Unknown("it is said elsewhere", at: SampleBuilder.place)
  static let place = Provenance(SampleBuilder.place, "")

  var result: Deployment {
    var result = Deployment(
      at: Self.place, name: .unknown(Self.unsaid), environment: .unknown(Self.unsaid), region: .unknown(Self.unsaid),
      account: .unknown(Self.unsaid))
    for proxy in deployment.proxies { result.proxies.insert(projected(proxy)) }
    for group in deployment.targetGroups { result.targetGroups.insert(projected(group)) }
    for target in deployment.targets { result.targets.insert(projected(target)) }
    for endpoint in deployment.endpoints { result.endpoints.insert(projected(endpoint)) }
    for group in deployment.securityGroups where group.ownership == .created {
      result.securityGroups.insert(projected(group))
    }
    for rule in deployment.securityGroupRules where !rule.isFound { result.securityGroupRules.insert(projected(rule)) }
    for role in deployment.roles where isOurs(role) { result.roles.insert(projected(role)) }
    for secret in deployment.secrets where secret.ownership == .created { result.secrets.insert(projected(secret)) }
    for parameter in deployment.parameters { result.parameters.insert(projected(parameter)) }
    for alarm in deployment.alarms where isAboutProxies(alarm) { result.alarms.insert(projected(alarm)) }
    return result
  }

  private func isOurs(_ role: Role) -> Bool { role.ownership == .created || role.policies.contains { !$0.isFound } }

  /// Whether an alarm names a proxy, or watches what only proxies publish; a reader passes over all others.
  private func isAboutProxies(_ alarm: Alarm) -> Bool {
    guard !alarm.dimensions.contains(where: { $0.name == "ProxyName" }) else { return true }
    let metric = alarm.metric.known.flatMap { ProxyMetric(rawValue: $0) }
    return metric.map { !AlarmRules.sharedNames.value.contains($0) } ?? false
  }

  func tags(_ tags: Tags) -> Tags { areTagsOfStack ? [:] : tags }
}

// What is put into the tables.
extension DeclaredProjection {
  private func projected(_ proxy: Proxy) -> Proxy {
    var result = Proxy(symbol(of: proxy), at: Self.place, role: reference(proxy.role))
    result.name = proxy.name
    result.engineFamily = proxy.engineFamily
    result.subnets = proxy.subnets.map { $0.map(reference) }
    result.securityGroups = proxy.securityGroups.map { $0.map(reference) }
    result.auth = proxy.auth.map { $0.map(projected) }
    result.defaultAuthScheme = proxy.defaultAuthScheme
    result.requireTLS = proxy.requireTLS
    result.idleClientTimeout = proxy.idleClientTimeout
    result.debugLogging = proxy.debugLogging
    result.endpointNetworkType = proxy.endpointNetworkType
    result.targetConnectionNetworkType = proxy.targetConnectionNetworkType
    result.tags = tags(proxy.tags)
    return result
  }

  private func projected(_ entry: AuthEntry) -> AuthEntry {
    var result = AuthEntry(entry.secret.map(reference), at: Self.place)
    result.iamAuth = entry.iamAuth
    result.clientPasswordAuthType = entry.clientPasswordAuthType
    result.description = entry.description
    result.userName = entry.userName
    return result
  }

  private func projected(_ group: TargetGroup) -> TargetGroup {
    var result = TargetGroup(symbol(of: group), of: reference(group.proxy), family: nil, at: Self.place)
    result.name = group.name
    result.maxConnectionsPercent = group.maxConnectionsPercent
    result.maxIdleConnectionsPercent = group.maxIdleConnectionsPercent
    result.connectionBorrowTimeout = group.connectionBorrowTimeout
    result.initQuery = group.initQuery
    result.sessionPinningFilters = group.sessionPinningFilters
    return result
  }

  private func projected(_ target: Target) -> Target {
    let group = deployment.targetGroups[target.targetGroup.value]
    let database = reference(target.database)
    return Target(
      Symbol("\(name(target.proxy.value)) \(name(database.value))"), at: Self.place, database,
      behind: reference(target.proxy),
      in: Located(group.map { .symbol(symbol(of: $0)) } ?? .external(""), at: SampleBuilder.place))
  }

  private func projected(_ endpoint: Endpoint) -> Endpoint {
    var result = Endpoint(symbol(of: endpoint), of: reference(endpoint.proxy), at: Self.place)
    result.role = ""
    result.name = endpoint.name
    result.targetRole = endpoint.targetRole
    result.subnets = endpoint.subnets.map { $0.map(reference) }
    result.securityGroups = endpoint.securityGroups.map { $0.map(reference) }
    result.networkType = endpoint.networkType
    result.tags = tags(endpoint.tags)
    return result
  }

  private func projected(_ group: SecurityGroup) -> SecurityGroup {
    var result = SecurityGroup(symbol(of: group), at: Self.place, .created)
    result.name = isNameWritten(group) ? group.name : .unknown(Self.unsaid)
    result.description = .unknown(Self.unsaid)
    if form.describesRules {
      // AWS demands one: the name stands for none.
      result.description = group.description.known == "" ? group.name : group.description
    }
    result.vpc = group.vpc.map(reference)
    result.tags = tags(group.tags)
    return result
  }

  private func projected(_ rule: SecurityGroupRule) -> SecurityGroupRule {
    let group = reference(rule.group)
    let peer = rule.peer.map { peer -> SecurityGroupRule.Peer in
      if case .group(let group) = peer { .group(reference(group)) } else { peer }
    }
    let words = "\(name(group.value)) \(rule.direction) \(rule.traffic.known.map { "\($0)" } ?? "?") \(words(of: peer))"
    return SecurityGroupRule(
      Symbol(words), at: Self.place, of: group, rule.direction, rule.traffic, peer: peer,
      description: form.describesRules && !isOpenEgress(rule) ? rule.description : "")
  }

  /// AWS's own rule, which no two tools describe alike.
  private func isOpenEgress(_ rule: SecurityGroupRule) -> Bool {
    if case .cidr(let block)? = rule.peer.known { rule.direction == .egress && block.isEverything } else { false }
  }

  private func words(of peer: Setting<SecurityGroupRule.Peer>) -> String {
    switch peer.known {
    case .cidr(let block): block.canonical
    case .group(let group): name(group)
    case .prefixList(let id): id
    case nil: "?"
    }
  }

  private func projected(_ role: Role) -> Role {
    var result = Role(
      symbol(of: role), at: Self.place, role.ownership == .created ? .created : .existing(""), name: role.name)
    let policies = role.policies.filter { !$0.isFound }.map { policy in
      RolePolicy(policy.name, policy.document.map(projected), at: Self.place)
    }
    if role.ownership == .created {
      result.trust = role.trust.map { $0.map(projected) }
      result.description = form.namesPolicies ? role.description : nil
      result.tags = tags(role.tags)
    }
    if form.namesPolicies {
      result.policies = policies
    } else {
      let statements = policies.compactMap(\.document.known).flatMap(\.statements)
      result.policies =
        statements.isEmpty
        ? [] : [RolePolicy("", .written(PolicyDocument(statements), at: SampleBuilder.place), at: Self.place)]
    }
    return result
  }

  private func projected(_ document: PolicyDocument) -> PolicyDocument {
    PolicyDocument(
      document.statements.map { statement in
        var result = statement
        if !form.namesPolicies { result.sid = nil }
        result.actions = projected(statement.actions)
        result.resources = statement.resources.map(projected)
        result.principals = statement.principals.map { PolicyPrincipal($0.kind, $0.identifiers.map(projected)) }
        result.conditions = statement.conditions.map { PolicyCondition($0.test, $0.key, $0.values.map(projected)) }
        return result
      }, version: document.version)
  }

  private func projected(_ scope: PolicyStatement.Scope<DeferredText>) -> PolicyStatement.Scope<DeferredText> {
    switch scope {
    case .only(let elements): .only(elements.map(projected))
    case .allExcept(let elements): .allExcept(elements.map(projected))
    }
  }

  private func projected(_ secret: Secret) -> Secret {
    var result = Secret(symbol(of: secret), at: Self.place, .created, name: secret.name)
    result.kmsKey = secret.kmsKey
    result.tags = tags(secret.tags)
    (result.keys, result.rotation, result.host) = (.unknown(Self.unsaid), .unknown(Self.unsaid), .unknown(Self.unsaid))
    result.username = .unknown(Self.unsaid)
    return result
  }

  private func projected(_ parameter: Parameter) -> Parameter {
    var result = Parameter(
      symbol(of: parameter), at: Self.place, name: parameter.name, description: parameter.description,
      value: projected(parameter.value))
    result.tags = tags(parameter.tags)
    return result
  }

  private func projected(_ alarm: Alarm) -> Alarm {
    var result = Alarm(
      symbol(of: alarm), at: Self.place, name: alarm.name, description: alarm.description, namespace: alarm.namespace,
      metric: alarm.metric,
      dimensions: alarm.dimensions.sorted { $0.name < $1.name }.map {
        Alarm.Dimension($0.name, projected($0.value), at: Self.place)
      }, statistic: alarm.statistic, period: alarm.period, evaluationPeriods: alarm.evaluationPeriods,
      threshold: alarm.threshold, comparison: alarm.comparison, treatMissingData: alarm.treatMissingData)
    result.actions = alarm.actions
    result.tags = tags(alarm.tags)
    return result
  }
}
