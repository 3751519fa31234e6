import AWSFacts
import ProxyModel
import SourceText

extension Outline {
  /// The databases with their size and who shares them.
  mutating func addDatabases(of scope: OutlineScope) {
    for database in scope.deployment.databases {
      let part = Part(.database, scope.labels.databases[database.symbol] ?? "")
      let outline = PartOutline(part, at: database.provenance.range, isMade: database.ownership == .created)
      add(outline, in: scope) { builder in
        builder.addIdentity(of: database)
        builder.addSize(of: database)
        builder.addSharers(of: database, part)
        builder.addCondition(of: database)
        // Files that declare a proxy show of its database what their rules let guess.
        if database.ownership != .created, !scope.deployment.form.kind.speaksOfOthers {
          builder.leaveOut("security_groups")
          builder.leaveUnsaid([ListName.direct(of: part), ListName.parameters(of: part)])
        }
      }
      if let unknown = database.unseenParameters { openLists[ListName.parameters(of: part)] = unknown }
      if let unknown = database.unseenDirectConnections { openLists[ListName.direct(of: part)] = unknown }
    }
  }
}

extension PartBuilder {
  fileprivate mutating func addIdentity(of database: Database) {
    let scope = scope
    add("kind", .text(database.kind.rawValue), at: outline.place)
    add("identifier", database.identifier)
    addOwnership(isMade: database.ownership == .created)
    add("engine", database.engine)
    add("engine_version", database.engineVersion, .database(.engineVersion))
    add("port", database.port, .database(.port))
    add("security_groups", database.securityGroups) { scope.title(of: $0) }
    add("resource_id", database.resourceID, nil, .identifier)
    add("vpc", database.vpc) { .text(scope.title(of: $0)) }
    add("network_type", database.networkType)
    add("master_username", database.masterUsername)
  }

  fileprivate mutating func addSize(of database: Database) {
    if let range = database.serverless {
      add("serverless_v2.min_acu", range.minimum, .database(.minimumCapacity))
      add("serverless_v2.max_acu", range.maximum, .database(.maximumCapacity))
    }
    let instances = database.instances.known ?? []
    if database.instances.known == nil {
      leaveUnsaid(["serverless_v2.min_acu", "serverless_v2.max_acu", "reader_class", "readers"])
    }
    if case .unknown(let unknown) = database.instances {
      add("instance_class", Setting<String>.unknown(unknown))
    }
    let place = database.instances.range
    for (name, isReader) in [("instance_class", false), ("reader_class", true)] {
      let sizes = instances.filter { $0.isReader == isReader }.map { $0.size }
      guard let first = sizes.first else { continue }
      if case .unknown(let unknown)? = sizes.first(where: { $0.known == nil }) {
        add(name, Setting<String>.unknown(unknown), .database(.instanceSize))
      } else if sizes.allSatisfy({ $0 == first }) {
        add(name, first, .database(.instanceSize)) { .text($0.words) }
      } else {
        add(name, .set(sizes.compactMap { $0.known?.words }), at: place, .database(.instanceSize))
      }
    }
    if let unknown = database.unseenInstances {
      add("readers", Setting<Int>.unknown(unknown))
    } else if database.instances.known != nil {
      add("readers", .number(Double(instances.count { $0.isReader })), at: place, .database(.readers))
    }
    add("max_connections", database.maxConnections, .database(.parameters))
  }

  fileprivate mutating func addSharers(of database: Database, _ part: Part) {
    for connection in database.directConnections {
      add(
        "direct_connections.\(scope.words.common(connection.name))", connection.connections, nil, .ordinary,
        in: ListName.direct(of: part)
      ) { $0.settingValue }
    }
    for pool in database.otherPools {
      add(
        "other_proxies.\(scope.words.common(pool.name))", pool.maxConnectionsPercent, nil, .ordinary,
        in: ListName.others(of: part)
      ) { $0.settingValue }
    }
    leaveUnsaid([ListName.others(of: part)])
    add("several_proxies_reason", database.severalProxiesReason)
    leaveDefaultsUnsaid(["several_proxies_reason"])
    for (name, value) in database.parameters {
      add("parameters.\(name)", value, .database(.parameters), .ordinary, in: ListName.parameters(of: part)) {
        $0.settingValue
      }
    }
  }

  fileprivate mutating func addCondition(of database: Database) {
    add("pending_reboot", database.isRebootPending)
    add("iam_authentication", database.iamAuthentication, .database(.iamAuthentication))
    add("replica_of", database.replicaOf)
    add("engine_mode", database.engineMode)
    add("scalability", database.scalability)
    add("global_role", database.globalRole)
    add("local_write_forwarding", database.localWriteForwarding)
    add("postgres_database", database.postgresDatabase)
    add("blue_green", database.blueGreen)
    leaveDefaultsUnsaid(["blue_green"])
  }
}

extension DatabaseInstance.Size {
  /// The class, or that there is none.
  fileprivate var words: String {
    switch self {
    case .instanceClass(let name): name
    case .serverless: "serverless"
    }
  }
}
