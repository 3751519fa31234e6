import AWSFacts
import ProxyModel
import SourceText

/// Which hops a deployment has to have, found without looking at how its rules are named.
struct Chain {
  private let deployment: Deployment

  init(of deployment: Deployment) { self.deployment = deployment }

  /// Every hop that neither a rule nor a group of somebody else's accounts for.
  var missingHops: [String] {
    guard let proxy = deployment.proxies.first, let family = proxy.engineFamily.known,
      let front = Port(family.proxyPort.value)
    else { return [] }
    var missing: [String] = []
    for client in deployment.clients {
      for door in doors(of: proxy, for: client).compactMap({ $0.known?.first?.value }) {
        if let group = client.securityGroups.known?.first?.value {
          missing += hop(.egress, of: group, .group(door), front) + hop(.ingress, of: door, .group(group), front)
        }
        for block in client.cidrBlocks { missing += hop(.ingress, of: door, .cidr(block.value), front) }
      }
    }
    if let database = deployment.databases.first, let port = database.port.known,
      let group = database.securityGroups.known?.first?.value, let own = proxy.securityGroups.known?.first?.value
    {
      missing += hop(.egress, of: own, .group(group), port) + hop(.ingress, of: group, .group(own), port)
    }
    return missing
  }

  /// The groups of the proxy and of each endpoint, or of those that the client says it uses.
  private func doors(of proxy: Proxy, for client: Client) -> [Setting<[Referral<SecurityGroup>]>] {
    let all =
      [(Client.Entrance.proxy, proxy.securityGroups)]
      + deployment.endpoints.map { (.endpoint($0.symbol), $0.securityGroups) }
    return all.filter { entrance, _ in client.entrances?.contains { $0.value == entrance } ?? true }.map(\.1)
  }

  private func hop(
    _ direction: SecurityGroupRule.Direction, of group: Reference<SecurityGroup>, _ peer: SecurityGroupRule.Peer,
    _ port: Port
  ) -> [String] {
    guard let owner = deployment.securityGroups[group] else { return ["there is no group \(group)"] }
    if owner.ownership != .created, owner.unseenRules == nil { return [] }
    let isThere = deployment.securityGroupRules.contains {
      guard $0.group.value == group, $0.direction == direction else { return false }
      let isOpen =
        direction == .egress && $0.traffic.known == .all && $0.peer.known == CIDRBlock("0.0.0.0/0").map { .cidr($0) }
      return isOpen || ($0.traffic.known == .tcp(port) && $0.peer.known == peer)
    }
    return isThere ? [] : ["\(direction) of \(owner.symbol) on \(port): \(peer)"]
  }
}
