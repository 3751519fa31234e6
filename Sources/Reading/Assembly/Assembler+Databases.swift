import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addDatabases() {
    for draft in parts.databases {
      guard let symbol = databases[draft.origin.address] else { continue }
      var database = Database(
        symbol, draft.kind == .cluster ? .cluster : .instance, at: draft.origin.provenance, draft.origin.ownership)
      describe(&database, as: draft)
      addCapacity(to: &database, of: draft)
      addParameters(to: &database, of: draft)
      deployment.databases.insert(database)
      for name in [draft.origin.found, database.identifier.known, database.resourceID.known] {
        databases.name(symbol, name)
      }
    }
  }

  private mutating func describe(_ database: inout Database, as draft: DatabaseDraft) {
    let place = draft.origin.place
    database.identifier = setting(draft.identifier, or: database.identifier, Words.text)
    database.engine = setting(draft.engine, or: unsaid("the engine", draft)) { Engine(rawValue: $0) }
    database.engineVersion = setting(draft.engineVersion, or: unsaid("the engine version", draft), Words.text)
    database.port = setting(draft.port, or: usualPort(of: database.engine, draft), Words.port)
    if let groups = draft.securityGroups {
      database.securityGroups = groupReferrals(groups)
    } else {
      database.securityGroups = unsaid("the security group", draft)
    }
    database.engineMode = setting(draft.engineMode, or: database.engineMode) { EngineMode(rawValue: $0) }
    database.masterUsername = setting(draft.masterUsername, or: unsaid("the master user", draft), Words.text)
    database.iamAuthentication = setting(
      draft.iamAuthentication, or: isFound(draft.origin, unsaid("IAM authentication", draft), else: false), Words.bool)
    database.networkType = setting(
      draft.networkType, or: isFound(draft.origin, unsaid("the network type", draft), else: .ipv4)
    ) {
      NetworkType(rawValue: $0)
    }
    database.replicaOf = optional(draft.replicaOf, at: place, Words.text)
    database.localWriteForwarding = setting(draft.localWriteForwarding, or: database.localWriteForwarding, Words.bool)
    database.resourceID = setting(draft.resourceID, or: unsaid("the resource id", draft), Words.text)
    database.scalability = setting(draft.scalability, or: database.scalability) { ClusterScalability(rawValue: $0) }
    database.isRebootPending = setting(
      draft.hasPendingReboot,
      or: .unknown(Unknown("only a capture of what is running shows whether a reboot is pending", at: place)),
      Words.bool)
    if let global = draft.globalCluster, !global.isNull {
      database.globalRole = .unknown(
        Unknown(
          "whether `\(draft.origin.address)` is the primary of its global cluster is not written", at: global.range))
    }
    database.vpc = vpc(ofSubnetGroup: draft.subnetGroup) ?? unsaid("the VPC", draft)
    database.unseenDirectConnections = Unknown(
      "nobody says what connects to `\(draft.origin.address)` without the proxy", at: place,
      remedy: "import a profile, and write `database.direct_connections`")
  }

  private func unsaid<Value>(_ what: String, _ draft: DatabaseDraft) -> Setting<Value> {
    .unknown(Unknown("\(what) of `\(draft.origin.address)` is not written", at: draft.origin.place))
  }

  private func usualPort(of engine: Setting<Engine>, _ draft: DatabaseDraft) -> Setting<Port> {
    guard let usual = engine.known?.defaultPort.flatMap({ Port($0.value) }) else { return unsaid("the port", draft) }
    return .defaulted(usual, at: draft.origin.place)
  }

  /// A database stands in the VPC of its subnets.
  private func vpc(ofSubnetGroup name: Value?) -> Setting<Reference<VPC>>? {
    guard let name else { return nil }
    let registry = Registry<Subnet>(parts.subnetGroups.map { $0.origin })
    let group = parts.subnetGroups.first { draft in
      if case .text(let text, _) = name, text.reference?.address == draft.origin.address { return true }
      let written = draft.name.flatMap { settled($0).scalar }
      return written != nil && written == settled(name).scalar && registry[draft.origin.address] != nil
    }
    for subnet in group?.subnets?.elements ?? [] {
      guard case .symbol(let symbol) = reference(subnet, in: subnets), let row = deployment.subnets[symbol] else {
        continue
      }
      return row.vpc
    }
    return nil
  }

  private func addCapacity(to database: inout Database, of draft: DatabaseDraft) {
    let place = draft.capacityPlace ?? draft.origin.place
    if draft.minimumCapacity != nil || draft.maximumCapacity != nil {
      let unsaid = Unknown("the capacity of `\(draft.origin.address)` is not written", at: place)
      database.serverless = CapacityRange(
        minimum: setting(draft.minimumCapacity, or: .unknown(unsaid), Words.capacity),
        maximum: setting(draft.maximumCapacity, or: .unknown(unsaid), Words.capacity))
    }
    let members = parts.clusterInstances.filter { isMember($0, of: draft) }
    if draft.kind == .instance || (members.isEmpty && draft.instanceClass != nil) {
      database.instances = .written(
        [DatabaseInstance(size(draft.instanceClass, draft.origin), isReader: false)],
        at: draft.instanceClass?.range ?? place)
      return
    }
    guard !members.isEmpty else {
      let unseen = Unknown("the instances of `\(draft.origin.address)` are not in these files", at: place)
      database.instances = .unknown(unseen)
      database.unseenInstances = unseen
      return
    }
    let first = members.firstIndex { $0.isReader == nil || $0.isReader?.setting(Words.bool).known == false }
    database.instances = .written(
      members.enumerated().map { index, member in
        DatabaseInstance(
          size(member.instanceClass, member.origin),
          isReader: member.isReader?.setting(Words.bool).known ?? (index != first))
      }, at: members.first?.origin.place ?? place)
    database.unseenInstances = members.lazy.compactMap { $0.origin.condition }.first
  }

  private func isMember(_ instance: ClusterInstanceDraft, of draft: DatabaseDraft) -> Bool {
    guard let cluster = instance.cluster else { return false }
    if case .text(let text, _) = cluster, let address = text.reference?.address {
      return address == draft.origin.address
    }
    let names = [draft.identifier.flatMap { settled($0).scalar }, draft.origin.found]
    return settled(cluster).scalar.map { names.contains($0) } ?? false
  }

  private func size(_ value: Value?, _ origin: Origin) -> Setting<DatabaseInstance.Size> {
    setting(value, or: .unknown(Unknown("the instance class of `\(origin.address)` is not written", at: origin.place)))
    {
      $0 == InstanceClass.serverless.value ? .serverless : .instanceClass($0)
    }
  }

  private func addParameters(to database: inout Database, of draft: DatabaseDraft) {
    database.unseenParameters = nil
    for name in [draft.clusterParameterGroup, draft.parameterGroup] {
      guard let name, !name.isNull else {
        continue
      }
      guard let group = parameterGroup(name) else {
        let written = settled(name).scalar ?? ""
        // AWS's own groups set nothing beyond its defaults.
        if written.hasPrefix("default.") { continue }
        database.unseenParameters =
          name.reasonUnknown ?? Unknown("the parameters of `\(written)` are not in these files", at: name.range)
        continue
      }
      for (name, value) in group.parameters {
        database.parameters[name.value] = settled(value).setting(Words.text)
      }
      database.unseenParameters = database.unseenParameters ?? group.unseen
    }
    if draft.origin.found != nil, draft.clusterParameterGroup == nil, draft.parameterGroup == nil {
      database.unseenParameters = Unknown(
        "the parameters of `\(draft.origin.address)` are not in these files", at: draft.origin.place)
    }
    let family = database.engine.known?.family ?? .postgresql
    if let most = database.parameters[MaxConnections.parameter(of: family)] {
      // AWS's own formula is what stands where nothing is set.
      database.maxConnections = most.maximumConnections(at: draft.origin.place)
    } else if let unseen = database.unseenParameters {
      database.maxConnections = .unknown(unseen)
    }
  }

  private func parameterGroup(_ name: Value) -> ParameterGroupDraft? {
    parts.parameterGroups.first { draft in
      if case .text(let text, _) = name, text.reference?.address == draft.origin.address { return true }
      let written = draft.name.flatMap { settled($0).scalar }
      return written != nil && written == settled(name).scalar
    }
  }

  /// The database that a target names; one that is only named is known by its identifier alone.
  mutating func databaseReferral(_ value: Value, _ kind: Database.Kind) -> Referral<Database> {
    guard case .external(let identifier) = reference(value, in: databases) else {
      return referral(value, in: databases)
    }
    let symbol = databases.unused(Naming.identifier(identifier))
    var database = Database(symbol, kind, at: Provenance(value.range, identifier), .existing(identifier))
    database.identifier = .written(identifier, at: value.range)
    database.forgetRemedies("`\(identifier)` is not declared in these files", at: value.range)
    deployment.databases.insert(database)
    databases.add(symbol, named: identifier)
    return Located(.symbol(symbol), at: value.range)
  }
}

extension Database {
  /// Says of everything that a foreign database leaves open that it is declared elsewhere, instead of which key to write.
  fileprivate mutating func forgetRemedies(_ reason: String, at range: SourceRange) {
    let unknown = Unknown(reason, at: range)
    engine = .unknown(unknown)
    engineVersion = .unknown(unknown)
    port = .unknown(unknown)
    securityGroups = .unknown(unknown)
    instances = .unknown(unknown)
    resourceID = .unknown(unknown)
    vpc = .unknown(unknown)
    networkType = .unknown(unknown)
    masterUsername = .unknown(unknown)
    maxConnections = .unknown(unknown)
    isRebootPending = .unknown(unknown)
    iamAuthentication = .unknown(unknown)
    replicaOf = .unknown(unknown)
    engineMode = .unknown(unknown)
    scalability = .unknown(unknown)
    globalRole = .unknown(unknown)
    localWriteForwarding = .unknown(unknown)
    postgresDatabase = .unknown(unknown)
    unseenParameters = unknown
    unseenInstances = unknown
    unseenDirectConnections = unknown
  }
}

extension Setting where Value == String {
  /// What a parameter group sets `max_connections` to; a formula of its own is not evaluated.
  fileprivate func maximumConnections(at place: SourceRange) -> Setting<Int?> {
    switch self {
    case .written(let text, let range), .defaulted(let text, let range), .refused(let text, let range):
      if let number = Words.integer(text) { return .written(number, at: range) }
      return .unknown(Unknown("`max_connections` is a formula: `\(text)`", at: range, expression: text))
    case .unknown(let unknown): return .unknown(unknown)
    }
  }
}
