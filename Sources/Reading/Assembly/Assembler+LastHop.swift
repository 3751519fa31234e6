import ProxyModel
import SourceText

/// What the rules of the last hop say of a database that the input only names.
extension Assembler {
  /// Gives a database of which nothing else is known the group and the port that the proxy's own rules lead to: one group that the
  /// proxy is let out to and that lets the proxy in, on the same port, and no other.
  mutating func readLastHop() {
    for target in deployment.targets {
      guard let proxy = deployment.proxies[target.proxy.value],
        var database = deployment.databases[target.database.value],
        case .unknown = database.securityGroups, let way = onlyWayOut(of: proxy)
      else { continue }
      database.securityGroups = .defaulted([Located(.symbol(way.group), at: way.place)], at: way.place)
      if case .unknown = database.port, let port = way.port { database.port = .defaulted(port, at: way.place) }
      deployment.databases.insert(database)
    }
  }

  private struct Way {
    let group: Symbol<SecurityGroup>
    let port: Port?
    let place: SourceRange
  }

  private func onlyWayOut(of proxy: Proxy) -> Way? {
    let own = Set((proxy.securityGroups.known ?? []).compactMap { $0.value.symbol })
    guard !own.isEmpty else { return nil }
    var ways: [Way] = []
    for rule in deployment.securityGroupRules where rule.direction == .egress {
      guard let owner = rule.group.value.symbol, own.contains(owner) else { continue }
      if case .other? = rule.traffic.known { continue }
      // A rule that lets everything out, or one that nobody can read, leaves open where the database is.
      guard case .group(.symbol(let peer))? = rule.peer.known, !own.contains(peer), let traffic = rule.traffic.known,
        letsIn(peer, from: own, traffic)
      else { return nil }
      ways.append(Way(group: peer, port: traffic.onlyPort, place: rule.peer.range))
    }
    return Set(ways.map { $0.group }).count == 1 ? ways.first : nil
  }

  private func letsIn(_ group: Symbol<SecurityGroup>, from own: Set<Symbol<SecurityGroup>>, _ traffic: Traffic) -> Bool
  {
    deployment.securityGroupRules.contains { rule in
      guard rule.direction == .ingress, rule.group.value == .symbol(group), rule.traffic.known == traffic,
        case .group(.symbol(let peer))? = rule.peer.known
      else { return false }
      return own.contains(peer)
    }
  }
}

extension Traffic {
  /// The port, where it is only one.
  fileprivate var onlyPort: Port? {
    guard case .tcp(let ports) = self, ports.count == 1 else { return nil }
    return Port(ports.lowerBound)
  }
}
