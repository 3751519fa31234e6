import ProxyModel
import SourceText

/// Turns the calls of a script, in the order in which they run, into the resources that are there in the end.
struct ScriptLifting {
  var parts = Parts()
  /// The places of drafts in their lists, by address.
  private var proxies: [ResourceAddress: Int] = [:]
  private var targetGroups: [ResourceAddress: Int] = [:]
  private var endpoints: [ResourceAddress: Int] = [:]
  private var databases: [ResourceAddress: Int] = [:]
  private var parameterGroups: [ResourceAddress: Int] = [:]

  static func parts(of calls: [CommandCall]) -> Parts {
    var lifting = ScriptLifting()
    for call in calls { lifting.add(call) }
    return lifting.parts
  }

  private mutating func add(_ call: CommandCall) {
    switch call.name {
    case "rds create-db-proxy": createProxy(call)
    case "rds modify-db-proxy": modifyProxy(call)
    case "rds modify-db-proxy-target-group": modifyTargetGroup(call)
    case "rds register-db-proxy-targets": registerTargets(call)
    case "rds deregister-db-proxy-targets": deregisterTargets(call)
    case "rds create-db-proxy-endpoint": createEndpoint(call)
    case "rds modify-db-proxy-endpoint": modifyEndpoint(call)
    case "rds create-db-cluster": createCluster(call)
    case "rds create-db-instance", "rds create-db-instance-read-replica": createInstance(call)
    case "rds modify-db-cluster": modifyDatabase(call, .cluster)
    case "rds modify-db-instance": modifyDatabase(call, .instance)
    case "rds create-db-cluster-parameter-group", "rds modify-db-cluster-parameter-group",
      "rds create-db-parameter-group", "rds modify-db-parameter-group":
      setParameters(call)
    case "rds create-db-subnet-group": createSubnetGroup(call)
    default:
      addNetwork(call)
      addAccess(call)
      addOperations(call)
    }
  }

  // MARK: What drafts have in common

  /// The resource that a call makes, under the name that one of its options gives.
  func origin(_ kind: ScriptAddress.Kind, _ option: String, of call: CommandCall) -> Origin {
    let name = name(option, of: call)
    var origin = Origin(ScriptAddress.address(kind, name), name: name, at: call.place)
    origin.condition = call.condition
    return origin
  }

  /// What an option names, in words.
  func name(_ option: String, of call: CommandCall) -> String {
    if let word = call.option(option)?.words.first { return ScriptAddress.words(of: word) }
    return call[option]?.scalar ?? "(unnamed)"
  }

  /// Tags as AWS takes them, `Key=...,Value=...`, as a mapping.
  static func tags(_ value: Value?) -> Value? {
    guard let value else { return nil }
    if case .unknown = value { return value }
    let entries = value.elements.compactMap { element -> Value.Entry? in
      guard let key = element["Key"], let name = key.scalar else { return nil }
      return .init(Located(name, at: key.range), element["Value"] ?? .text("", at: element.range))
    }
    return .map(entries, at: value.range)
  }

  /// What a later call makes of a value: the call's own, where it has one; where it may not run, only what it would not change.
  static func later(_ old: Value?, _ new: Value?, _ call: CommandCall) -> Value? {
    guard let new else { return old }
    guard let condition = call.condition else { return new }
    if let old, old.isSame(as: new) { return old }
    return .unknown(
      Unknown(condition.reason, at: new.range, expression: condition.expression, remedy: condition.remedy))
  }

  /// What is there already and is only changed: nothing else is known of it.
  static func unsaid(_ what: String, _ call: CommandCall) -> Value {
    .unknown(Unknown("`\(call.operation)` does not say \(what)", at: call.place))
  }
}

// Proxies.
extension ScriptLifting {
  private mutating func createProxy(_ call: CommandCall) {
    var draft = ProxyDraft(origin(.proxy, "db-proxy-name", of: call))
    draft.name = call["db-proxy-name"]
    draft.engineFamily = call["engine-family"]
    draft.subnets = call["vpc-subnet-ids"]
    draft.securityGroups = call["vpc-security-group-ids"]
    draft.endpointNetworkType = call["endpoint-network-type"]
    draft.targetConnectionNetworkType = call["target-connection-network-type"]
    draft.tags = Self.tags(call["tags"])
    Self.set(&draft, by: call)
    if let unseen = call.unseenOptions { Self.fill(&draft, with: .unknown(unseen)) }
    proxies[draft.origin.address] = parts.proxies.count
    parts.proxies.append(draft)
    // AWS makes its one group together with a proxy.
    if targetGroups[draft.origin.address] == nil { addTargetGroup(call) }
  }

  private mutating func modifyProxy(_ call: CommandCall) {
    let origin = origin(.proxy, "db-proxy-name", of: call)
    if let index = proxies[origin.address] {
      Self.set(&parts.proxies[index], by: call)
      parts.proxies[index].securityGroups = Self.later(
        parts.proxies[index].securityGroups, call["security-groups"], call)
      return
    }
    var draft = ProxyDraft(origin)
    draft.origin.found = draft.origin.name
    draft.name = call["db-proxy-name"]
    Self.set(&draft, by: call)
    draft.securityGroups = call["security-groups"]
    Self.fill(&draft, with: Self.unsaid("it", call))
    proxies[origin.address] = parts.proxies.count
    parts.proxies.append(draft)
  }

  /// What both commands set.
  private static func set(_ draft: inout ProxyDraft, by call: CommandCall) {
    if let auth = call["auth"] { draft.auth = self.auth(auth) }
    draft.role = later(draft.role, call["role-arn"], call)
    draft.defaultAuthScheme = later(draft.defaultAuthScheme, call["default-auth-scheme"], call)
    draft.requireTLS = later(draft.requireTLS, call["require-tls"], call)
    draft.idleClientTimeout = later(draft.idleClientTimeout, call["idle-client-timeout"], call)
    draft.debugLogging = later(draft.debugLogging, call["debug-logging"], call)
  }

  /// What is not said is not known either.
  private static func fill(_ draft: inout ProxyDraft, with unknown: Value) {
    func fill(_ value: inout Value?) { value = value ?? unknown }
    fill(&draft.engineFamily)
    fill(&draft.role)
    fill(&draft.subnets)
    fill(&draft.securityGroups)
    fill(&draft.defaultAuthScheme)
    fill(&draft.requireTLS)
    fill(&draft.idleClientTimeout)
    fill(&draft.debugLogging)
    fill(&draft.endpointNetworkType)
    fill(&draft.targetConnectionNetworkType)
    if draft.auth == nil, case .unknown(let unknown) = unknown { draft.auth = .atLeast([], unknown) }
  }

  private static func auth(_ value: Value) -> Listed<AuthDraft> {
    if case .unknown(let unknown) = value { return .atLeast([], unknown) }
    var drafts: [AuthDraft] = []
    for (index, element) in value.elements.enumerated() {
      if case .unknown(let unknown) = element { return .atLeast(drafts, unknown) }
      var draft = AuthDraft(at: element.entries.first?.key.range ?? element.range, "auth[\(index)]")
      draft.authScheme = element["AuthScheme"]
      draft.secret = element["SecretArn"]
      draft.iamAuth = element["IAMAuth"]
      draft.clientPasswordAuthType = element["ClientPasswordAuthType"]
      draft.description = element["Description"]
      draft.userName = element["UserName"]
      drafts.append(draft)
    }
    return .known(drafts, at: value.range)
  }

  // MARK: Target groups and targets

  private mutating func addTargetGroup(_ call: CommandCall) {
    let proxy = ScriptAddress.address(.proxy, name("db-proxy-name", of: call))
    let name = name("db-proxy-name", of: call)
    var draft = TargetGroupDraft(
      Origin(ResourceAddress("target group of \(name)"), name: name, at: call.place))
    draft.origin.condition = call.condition
    draft.proxy = call["db-proxy-name"]
    targetGroups[proxy] = parts.targetGroups.count
    parts.targetGroups.append(draft)
  }

  private mutating func modifyTargetGroup(_ call: CommandCall) {
    let proxy = ScriptAddress.address(.proxy, name("db-proxy-name", of: call))
    if targetGroups[proxy] == nil { addTargetGroup(call) }
    guard let index = targetGroups[proxy] else { return }
    var draft = parts.targetGroups[index]
    draft.name = call["target-group-name"] ?? draft.name
    if let pool = call["connection-pool-config"] {
      draft.poolPlace = call.option("connection-pool-config")?.range ?? pool.range
      func set(_ value: inout Value?, _ member: String) {
        if case .unknown = pool {
          value = Self.later(value, pool, call)
        } else {
          value = Self.later(value, pool[member], call)
        }
      }
      set(&draft.maxConnectionsPercent, "MaxConnectionsPercent")
      set(&draft.maxIdleConnectionsPercent, "MaxIdleConnectionsPercent")
      set(&draft.connectionBorrowTimeout, "ConnectionBorrowTimeout")
      set(&draft.initQuery, "InitQuery")
      set(&draft.sessionPinningFilters, "SessionPinningFilters")
    }
    // The pool's place is the command that sizes it, even where another made the proxy.
    draft.origin.place = call.place
    parts.targetGroups[index] = draft
  }

  private mutating func registerTargets(_ call: CommandCall) {
    let proxy = name("db-proxy-name", of: call)
    for (option, isCluster) in [("db-cluster-identifiers", true), ("db-instance-identifiers", false)] {
      for identifier in call[option]?.elements ?? [] {
        let name = identifier.scalar ?? "(unknown)"
        if parts.targets.contains(where: {
          ($0.cluster ?? $0.instance)?.isSame(as: identifier) == true
            && call["db-proxy-name"].map($0.proxy?.isSame(as:) ?? { _ in false }) == true
        }) {
          continue
        }
        var draft = TargetDraft(
          Origin(ResourceAddress("target \(name) of \(proxy)"), name: "\(proxy)_\(name)", at: call.place))
        draft.origin.condition = call.condition
        draft.proxy = call["db-proxy-name"]
        if isCluster { draft.cluster = identifier } else { draft.instance = identifier }
        parts.targets.append(draft)
      }
    }
  }

  private mutating func deregisterTargets(_ call: CommandCall) {
    guard call.condition == nil, let proxy = call["db-proxy-name"] else { return }
    let gone = ["db-cluster-identifiers", "db-instance-identifiers"].flatMap { call[$0]?.elements ?? [] }
    parts.targets.removeAll { target in
      target.proxy?.isSame(as: proxy) == true
        && gone.contains { (target.cluster ?? target.instance)?.isSame(as: $0) == true }
    }
  }

  // MARK: Endpoints

  private mutating func createEndpoint(_ call: CommandCall) {
    var draft = EndpointDraft(origin(.endpoint, "db-proxy-endpoint-name", of: call))
    draft.proxy = call["db-proxy-name"]
    draft.name = call["db-proxy-endpoint-name"]
    draft.targetRole = call["target-role"]
    draft.subnets = call["vpc-subnet-ids"]
    draft.securityGroups = call["vpc-security-group-ids"]
    draft.networkType = call["endpoint-network-type"]
    draft.tags = Self.tags(call["tags"])
    if endpoints[draft.origin.address] != nil, call.condition == nil, !call.followsAnswer {
      // A second one of the same name, which AWS refuses: it is there twice, and not the first one again.
      draft.origin.address = ResourceAddress("\(draft.origin.address) in line with \(parts.endpoints.count) others")
    }
    endpoints[draft.origin.address] = parts.endpoints.count
    parts.endpoints.append(draft)
  }

  private mutating func modifyEndpoint(_ call: CommandCall) {
    let address = ScriptAddress.address(.endpoint, name("db-proxy-endpoint-name", of: call))
    guard let index = endpoints[address] else { return }
    parts.endpoints[index].securityGroups = Self.later(
      parts.endpoints[index].securityGroups, call["vpc-security-group-ids"], call)
  }
}

// Databases.
extension ScriptLifting {
  private mutating func createCluster(_ call: CommandCall) {
    var draft = DatabaseDraft(origin(.cluster, "db-cluster-identifier", of: call), .cluster)
    draft.identifier = call["db-cluster-identifier"]
    draft.engineMode = call["engine-mode"]
    draft.subnetGroup = call["db-subnet-group-name"]
    draft.instanceClass = call["db-cluster-instance-class"]
    draft.clusterParameterGroup = call["db-cluster-parameter-group-name"]
    draft.replicaOf = call["replication-source-identifier"]
    draft.globalCluster = call["global-cluster-identifier"]
    draft.localWriteForwarding = call["enable-local-write-forwarding"]
    draft.scalability = call["cluster-scalability-type"]
    Self.set(&draft, by: call)
    add(draft)
  }

  private mutating func createInstance(_ call: CommandCall) {
    let origin = origin(.instance, "db-instance-identifier", of: call)
    if let cluster = call["db-cluster-identifier"] {
      var draft = ClusterInstanceDraft(origin)
      draft.cluster = cluster
      draft.identifier = call["db-instance-identifier"]
      draft.instanceClass = call["db-instance-class"]
      draft.parameterGroup = call["db-parameter-group-name"]
      parts.clusterInstances.append(draft)
      return
    }
    var draft = DatabaseDraft(origin, .instance)
    draft.identifier = call["db-instance-identifier"]
    draft.subnetGroup = call["db-subnet-group-name"]
    draft.replicaOf = call["source-db-instance-identifier"]
    Self.set(&draft, by: call)
    add(draft)
  }

  private mutating func add(_ draft: DatabaseDraft) {
    databases[draft.origin.address] = parts.databases.count
    parts.databases.append(draft)
  }

  private mutating func modifyDatabase(_ call: CommandCall, _ kind: ScriptAddress.Kind) {
    let option = kind == .cluster ? "db-cluster-identifier" : "db-instance-identifier"
    guard let index = databases[ScriptAddress.address(kind, name(option, of: call))] else { return }
    Self.set(&parts.databases[index], by: call)
  }

  /// What is set when a database is made, and may be changed later.
  private static func set(_ draft: inout DatabaseDraft, by call: CommandCall) {
    func set(_ value: inout Value?, _ option: String) { value = later(value, call[option], call) }
    set(&draft.engine, "engine")
    set(&draft.engineVersion, "engine-version")
    set(&draft.port, draft.kind == .instance && call.operation == "modify-db-instance" ? "db-port-number" : "port")
    set(&draft.securityGroups, "vpc-security-group-ids")
    set(&draft.instanceClass, draft.kind == .cluster ? "db-cluster-instance-class" : "db-instance-class")
    set(&draft.parameterGroup, "db-parameter-group-name")
    set(&draft.clusterParameterGroup, "db-cluster-parameter-group-name")
    set(&draft.masterUsername, "master-username")
    set(&draft.managesMasterPassword, "manage-master-user-password")
    set(&draft.iamAuthentication, "enable-iam-database-authentication")
    set(&draft.networkType, "network-type")
    guard let scaling = call["serverless-v2-scaling-configuration"] else { return }
    draft.capacityPlace = call.option("serverless-v2-scaling-configuration")?.range ?? scaling.range
    draft.minimumCapacity = later(draft.minimumCapacity, scaling["MinCapacity"], call)
    draft.maximumCapacity = later(draft.maximumCapacity, scaling["MaxCapacity"], call)
  }

  private mutating func setParameters(_ call: CommandCall) {
    let option =
      call.operation.holds("cluster") ? "db-cluster-parameter-group-name" : "db-parameter-group-name"
    let origin = origin(.parameterGroup, option, of: call)
    if parameterGroups[origin.address] == nil {
      var draft = ParameterGroupDraft(origin)
      draft.name = call[option]
      if call.operation.hasPrefix("modify") {
        draft.unseen = Unknown("`\(call.operation)` does not say what the group had before", at: call.place)
      }
      parameterGroups[origin.address] = parts.parameterGroups.count
      parts.parameterGroups.append(draft)
    }
    guard let index = parameterGroups[origin.address] else { return }
    for element in call["parameters"]?.elements ?? [] {
      guard let name = element["ParameterName"], let known = name.scalar, let value = element["ParameterValue"] else {
        continue
      }
      parts.parameterGroups[index].parameters.removeAll { $0.name.value == known }
      parts.parameterGroups[index].parameters.append((Located(known, at: name.range), value))
    }
  }

  private mutating func createSubnetGroup(_ call: CommandCall) {
    var draft = SubnetGroupDraft(origin(.subnetGroup, "db-subnet-group-name", of: call))
    draft.name = call["db-subnet-group-name"]
    draft.subnets = call["subnet-ids"]
    parts.subnetGroups.append(draft)
  }
}
