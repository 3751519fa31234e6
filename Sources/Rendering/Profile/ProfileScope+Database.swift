import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `database`.
  var database: ProfileMapping {
    var section = ProfileMapping(self)
    guard let database = databases.first else {
      let unknown = Unknown("nothing says which database stands behind the proxy", at: proxy.provenance.range)
      section.put("cluster", unknown: unknown)
      section.put("engine", unknown: unknown)
      return section
    }
    let base = baseDatabase
    section.put(database.kind.rawValue, database.identifier, .required)
    if let second = databases.dropFirst().first { section.put(second.kind.rawValue, second.identifier, .required) }
    section.put("engine", database.engine, .required)
    section.put("engine_version", database.engineVersion, isAsked: true)
    section.put("port", told(database.port, of: database), like: base?.port, standard: database.port)
    section.put("security_group", told(groups(of: database), of: database), isAsked: true) { $0.oneOrMany }
    putCapacity(of: database, into: &section)
    if database.parameters["max_connections"] == nil { section.put("max_connections", database.maxConnections) }
    section.put("resource_id", database.resourceID)
    put(database.vpc, into: &section)
    section.put("network_type", database.networkType)
    section.put("master_username", database.masterUsername)
    putSharers(of: database, into: &section)
    putCondition(of: database, into: &section)
    return section
  }

  /// What only the rules of the last hop tell of a database is no default of AWS: it stands where those stand.
  private func told<Value>(_ setting: Setting<Value>, of database: Database) -> Setting<Value> {
    guard case .defaulted(let groups, let place) = database.securityGroups, !groups.isEmpty,
      case .defaulted(let value, let range) = setting, range == place
    else { return setting }
    return .written(value, at: range)
  }

  /// The groups it wears; where it is declared elsewhere, the one that the configuration opens to the proxy.
  private func groups(of database: Database) -> Setting<[String]> {
    guard case .unknown = database.securityGroups, let own = proxy.securityGroups.known?.first?.value else {
      return ids(database.securityGroups) { id($0) }
    }
    let doors = [own] + deployment.endpoints(of: proxy).flatMap { ($0.securityGroups.known ?? []).map { $0.value } }
    let opened = deployment.securityGroupRules.filter { rule in
      rule.direction == .ingress && !rule.isFound && rule.peer.known == .group(own) && !doors.contains(rule.group.value)
        && database.port.known.map { rule.traffic.known == .tcp($0) } ?? true
    }
    guard opened.count == 1, let rule = opened.first, case .value(let id) = id(rule.group.value) else {
      return ids(database.securityGroups) { self.id($0) }
    }
    return .written([id], at: rule.provenance.range)
  }

  private func putCapacity(of database: Database, into section: inout ProfileMapping) {
    let writer = database.instances.known?.first
    if let range = database.serverless {
      var inner = ProfileMapping(self)
      inner.put("min_acu", range.minimum, .required)
      inner.put("max_acu", range.maximum, .required)
      section.put("serverless_v2", inner)
    } else if let writer {
      section.put("instance_class", writer.size.map { $0.instanceClass ?? "" }, isAsked: true)
    } else {
      section.put("instance_class", database.instances.map { _ in String?.none })
    }
    let readers = (database.instances.known ?? []).dropFirst()
    guard database.unseenInstances == nil, database.kind == .cluster || !readers.isEmpty,
      case .written(_, let range) = database.instances
    else { return }
    section.put("readers", .integer(readers.count), at: range)
    if let reader = readers.first, reader.size != writer?.size {
      section.put("reader_instance_class", reader.size.map { $0.instanceClass ?? "" }, .required)
    }
  }

  /// Who else takes connections of it.
  private func putSharers(of database: Database, into section: inout ProfileMapping) {
    if !database.directConnections.isEmpty || database.unseenDirectConnections == nil {
      section.put(
        "direct_connections",
        database.directConnections.map { client in
          var inner = ProfileMapping(self)
          inner.put("name", shown(.string(client.name)), at: client.provenance.range)
          inner.put("connections", client.connections, .required)
          return inner
        })
    } else if let unseen = database.unseenDirectConnections, unseen.expression != nil {
      section.put("direct_connections", unknown: unseen)
    }
    if !database.otherPools.isEmpty {
      section.put(
        "other_proxies",
        database.otherPools.map { pool in
          var inner = ProfileMapping(self)
          inner.put("name", shown(.string(pool.name)), at: pool.provenance.range)
          inner.put("max_connections_percent", pool.maxConnectionsPercent, .required)
          return inner
        })
    }
  }

  /// What it is set to, and what it is part of.
  private func putCondition(of database: Database, into section: inout ProfileMapping) {
    let base = baseDatabase
    if let unseen = database.unseenParameters {
      if unseen.expression != nil { section.put("parameters", unknown: unseen) }
    } else {
      var inner = ProfileMapping(self)
      for (name, value) in database.parameters.sorted(by: { $0.key < $1.key }) { inner.put(name, value, .required) }
      section.put("parameters", inner.output)
    }
    section.put("pending_reboot", database.isRebootPending)
    section.put("iam_authentication", database.iamAuthentication)
    section.put("replica_of", database.replicaOf)
    if matters(database.engineMode, mayBeAurora(database)) {
      section.put("engine_mode", database.engineMode, like: base?.engineMode)
    }
    if matters(database.scalability, mayBeAurora(database)) {
      section.put("cluster_scalability_type", database.scalability, like: base?.scalability)
    }
    section.put("global_role", database.globalRole)
    if matters(database.localWriteForwarding, mayBeAurora(database)) {
      section.put("local_write_forwarding", database.localWriteForwarding, like: base?.localWriteForwarding)
    }
    if matters(database.postgresDatabase, mayBe(.postgresql, database)) {
      section.put("postgres_database", database.postgresDatabase, like: base?.postgresDatabase)
    }
    section.put("several_proxies_reason", database.severalProxiesReason)
    section.put("blue_green", database.blueGreen)
  }
}

// What cannot matter is not asked for: a question about Aurora of a single instance, one about PostgreSQL before MySQL.
extension ProfileScope {
  private func matters<Value>(_ setting: Setting<Value>, _ isPossible: Bool) -> Bool {
    if case .unknown = setting { isPossible } else { true }
  }

  private func mayBeAurora(_ database: Database) -> Bool {
    database.kind == .cluster && database.engine.known?.isAurora != false
  }

  private func mayBe(_ family: EngineFamily, _ database: Database) -> Bool {
    (database.engine.known?.family ?? proxy.engineFamily.known).map { $0 == family } ?? true
  }
}

extension DatabaseInstance.Size {
  /// The class, for what has one.
  fileprivate var instanceClass: String? { if case .instanceClass(let name) = self { name } else { nil } }
}
