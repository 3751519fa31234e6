public import ProxyModel
import SourceText

/// How many connections the clients keep to the proxy; the database sees fewer, as far as sessions are not pinned.
public struct ClientDemand: Hashable, Sendable {
  /// On an ordinary day.
  public let normal: Int
  /// With all clients at their peak.
  public let peak: Int
  /// While all clients are being deployed.
  public let deploy: Int
  /// The peak client by client, for the sum that a finding shows.
  public let parts: [Part]

  /// One client's share.
  public struct Part: Hashable, Sendable {
    /// Which client.
    public let client: Symbol<Client>
    /// Its instances at peak.
    public let instances: Int
    /// The connections of each.
    public let connectionsEach: Int
  }

  /// `900 × 1 + 40 × 5`.
  public var sum: String { parts.map { "\($0.instances) × \($0.connectionsEach)" }.joined(separator: " + ") }
}

extension Deployment {
  /// What the clients ask of the proxy. Clients without a count, people and networks, are not in it.
  ///
  /// - Throws: `Inconclusive` where no client has a count, or a count is not known.
  public var clientDemand: ClientDemand {
    get throws(Inconclusive) {
      var demand = (normal: 0, peak: 0, deploy: 0)
      var parts: [ClientDemand.Part] = []
      for client in clients {
        guard let instances = client.instances else { continue }
        let each = try client.connectionsEach.value
        let (peak, normal, deploy) = (try instances.peak.value, try instances.normal.value, try instances.deploy.value)
        demand.normal = demand.normal.addingClamped(normal.multipliedClamped(by: each))
        demand.peak = demand.peak.addingClamped(peak.multipliedClamped(by: each))
        demand.deploy = demand.deploy.addingClamped(deploy.multipliedClamped(by: each))
        parts.append(ClientDemand.Part(client: client.symbol, instances: peak, connectionsEach: each))
      }
      guard !parts.isEmpty else {
        throw .unknown(
          Unknown(
            "no client says how many instances it has", at: provenance.range, remedy: "write `clients[].instances`"))
      }
      return ClientDemand(normal: demand.normal, peak: demand.peak, deploy: demand.deploy, parts: parts)
    }
  }
}
