import ProxyModel
import SourceText

/// A proxy before a database, as several deployments can have it.
struct DatabaseUse: Sendable {
  let proxy: Proxy
  let group: TargetGroup
  let database: Database
}

extension [Claim<DatabaseUse>] {
  /// The pools of proxies that no deployment here describes.
  var otherPools: [OtherPool] {
    let described = Set(map { $0.member.label } + compactMap { $0.subject.proxy.name.known })
    var pools: [OtherPool] = []
    for pool in flatMap({ $0.subject.database.otherPools }) where !described.contains(pool.name) {
      if !pools.contains(where: { $0.name == pool.name }) { pools.append(pool) }
    }
    return pools
  }
}

extension Fleet {
  /// Every proxy together with each database behind it.
  var databaseUses: [Claim<DatabaseUse>] {
    members.flatMap { member in
      member.deployment.proxies.flatMap { proxy -> [Claim<DatabaseUse>] in
        guard let group = member.deployment.targetGroup(of: proxy) else { return [] }
        return member.deployment.databases(behind: proxy).map { database in
          Claim(
            DatabaseUse(proxy: proxy, group: group, database: database), of: member,
            key: member.identity(of: database), at: database.identifier.range)
        }
      }
    }
  }
}

extension Fleet.Member {
  /// What a database is called in its account and region. Where that is not known, the deployment still knows it as one thing.
  fileprivate func identity(of database: Database) -> Setting<String> {
    let isShared = deployment.proxies(before: database).count > 1
    if database.identifier.known == nil, isShared {
      return .defaulted("\(number).\(database.symbol.name)", at: database.provenance.range)
    }
    return database.identifier.map { "\(database.kind.rawValue) \($0.lowercased())" }
  }
}
