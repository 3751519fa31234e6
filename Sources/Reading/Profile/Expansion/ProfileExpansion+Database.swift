import AWSFacts
import ProxyModel
import SourceText

extension ProfileExpansion {
  mutating func addDatabase() {
    let section = root.section(RootKeys.database)
    let kind: Database.Kind = section.has(DatabaseKeys.cluster) ? .cluster : .instance
    let identifier = section.setting(kind == .cluster ? DatabaseKeys.cluster : DatabaseKeys.instance)
    var database = Database(
      Self.database, kind, at: Provenance(section.place, "database"), .existing(identifier.known ?? ""))
    database.identifier = identifier
    database.engine = section.setting(DatabaseKeys.engine)
    database.engineVersion = section.setting(DatabaseKeys.engineVersion)
    database.port = port(of: database.engine, in: section)
    database.maxConnections = section.optional(DatabaseKeys.maxConnections)
    database.severalProxiesReason = section.optional(DatabaseKeys.severalProxiesReason)
    database.blueGreen = section.optional(DatabaseKeys.blueGreen)
    if let groups = groups(section, DatabaseKeys.securityGroup, label: "database") { database.securityGroups = groups }
    database.vpc = vpc(section.written(DatabaseKeys.vpcID), at: root.section(RootKeys.network).place)
    if let type = section.written(DatabaseKeys.networkType) { database.networkType = type }
    if let master = section.written(DatabaseKeys.masterUsername) { database.masterUsername = master }
    addCapacity(to: &database, from: section)
    addSharers(to: &database, from: section)
    addCondition(to: &database, from: section)
    deployment.databases.insert(database)
    if kind == .cluster, let instance = section.written(DatabaseKeys.instance) { addSecondDatabase(instance) }
  }

  /// An instance beside the cluster: AWS takes no second target, so that nothing more is asked about it.
  private mutating func addSecondDatabase(_ identifier: Setting<String>) {
    var second = Database(
      Self.secondDatabase, .instance, at: Provenance(identifier.range, "the second database"),
      .existing(identifier.known ?? ""))
    second.identifier = identifier
    deployment.databases.insert(second)
  }

  /// Who else takes connections of it.
  private func addSharers(to database: inout Database, from section: ProfileSection) {
    for client in section.sections(DatabaseKeys.directConnections) {
      database.directConnections.append(
        DirectConnection(
          client.setting(DirectConnectionKeys.name).known ?? client.path,
          client.setting(DirectConnectionKeys.connections),
          at: Provenance(client.place, client.path)))
    }
    switch section.node?.entry(DatabaseKeys.directConnections.declaration.name)?.value {
    case .unknown(let unknown)?: database.unseenDirectConnections = unknown
    case .list?, .map?, .scalar?: database.unseenDirectConnections = nil
    case nil: break
    }
    for proxy in section.sections(DatabaseKeys.otherProxies) {
      database.otherPools.append(
        OtherPool(
          proxy.setting(OtherProxyKeys.name).known ?? proxy.path, proxy.setting(OtherProxyKeys.maxConnectionsPercent),
          at: Provenance(proxy.place, proxy.path)))
    }
  }

  /// What it is set to, and what it is part of.
  private func addCondition(to database: inout Database, from section: ProfileSection) {
    database.parameters = section.settings(DatabaseKeys.parameters)
    if let written = section.entry(DatabaseKeys.parameters) {
      database.unseenParameters = if case .unknown(let unknown) = written.value { unknown } else { nil }
    }
    if !section.has(DatabaseKeys.maxConnections), let set = database.parameters["max_connections"] {
      database.maxConnections =
        switch set {
        case .written(let text, let range), .defaulted(let text, let range), .refused(let text, let range):
          Int(text).map { .written($0, at: range) } ?? .refused(text, at: range)
        case .unknown(let unknown): .unknown(unknown)
        }
    }
    database.resourceID = section.setting(DatabaseKeys.resourceID)
    database.isRebootPending = section.setting(DatabaseKeys.pendingReboot)
    database.iamAuthentication = section.setting(DatabaseKeys.iamAuthentication)
    database.replicaOf = section.optional(DatabaseKeys.replicaOf)
    database.engineMode = section.setting(DatabaseKeys.engineMode)
    database.scalability = section.setting(DatabaseKeys.scalability)
    database.globalRole = section.optional(DatabaseKeys.globalRole)
    database.localWriteForwarding = section.setting(DatabaseKeys.localWriteForwarding)
    database.postgresDatabase = section.setting(DatabaseKeys.postgresDatabase)
  }

  private func port(of engine: Setting<Engine>, in section: ProfileSection) -> Setting<Port> {
    if let written = section.written(DatabaseKeys.port) { return written }
    if let usual = engine.known?.defaultPort.flatMap({ Port($0.value) }) { return .defaulted(usual, at: section.place) }
    return .unknown(section.missing(DatabaseKeys.port))
  }

  private func addCapacity(to database: inout Database, from section: ProfileSection) {
    let serverless = section.section(DatabaseKeys.serverless)
    let size: Setting<DatabaseInstance.Size>
    if serverless.node != nil {
      database.serverless = CapacityRange(
        minimum: serverless.setting(ServerlessKeys.minimum), maximum: serverless.setting(ServerlessKeys.maximum))
      size = .written(.serverless, at: serverless.place)
    } else {
      size = section.setting(DatabaseKeys.instanceClass).map { .instanceClass($0) }
    }
    let writer = DatabaseInstance(size, isReader: false)
    let readerSize = section.written(DatabaseKeys.readerClass)?.map { DatabaseInstance.Size.instanceClass($0) } ?? size
    switch section.setting(DatabaseKeys.readers) {
    case .written(let readers, let range):
      database.instances = .written(
        [writer] + Array(repeating: DatabaseInstance(readerSize, isReader: true), count: max(0, readers)), at: range)
    case .defaulted, .refused, .unknown:
      // An instance stands alone; of a cluster nobody has said how many readers it has, but all are of one size.
      database.instances = .written([writer], at: section.place)
      if database.kind == .cluster { database.unseenInstances = section.missing(DatabaseKeys.readers) }
    }
  }
}
