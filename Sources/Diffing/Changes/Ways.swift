import ProxyModel
import Tracing

/// A connection that only one of two deployments lets through.
public struct WayChange: Sendable, Hashable {
  /// What becomes of a connection.
  public enum State: String, Sendable, Hashable {
    /// It is made.
    case open
    /// A security group stops it.
    case broken
    /// The files do not tell.
    case unknown
  }

  /// Who connects.
  public let source: Part
  /// To what.
  public let target: Part
  /// To which port.
  public let port: Int
  /// What becomes of it on the first side; nil where there is no such pair.
  public let before: State?
  /// What becomes of it on the second side.
  public let after: State?

  /// In words: `workers can reach the proxy on 5432`.
  public var words: String {
    let way = "\(source.kind == .client ? source.name : "the \(source.title)")"
    let end = "the \(target.title) on \(port)"
    switch (before, after) {
    case (_, .open): return "new: \(way) can reach \(end)"
    case (.open, .broken): return "lost: \(way) can no longer reach \(end)"
    case (.open, nil): return "gone: \(way), which could reach \(end)"
    default: return "\(way) to \(end): \(before?.rawValue ?? "none") → \(after?.rawValue ?? "none")"
    }
  }

  /// Whether a connection that was made is stopped.
  public var isLost: Bool { before == .open && after == .broken }
}

/// The ways of a deployment's connections: from each client to each door, and from the proxy to its database.
enum Ways {
  private struct End: Hashable {
    let source, target: Part
    let port: Int
  }

  /// The ways that are open on one side and not on the other.
  static func changes(from before: OutlineScope, to after: OutlineScope) -> [WayChange] {
    let (old, new) = (states(in: before), states(in: after))
    let (opaque, opaqueToo) = (opaqueTargets(in: before), opaqueTargets(in: after))
    let ends = Set(old.keys).union(new.keys).sorted {
      ($0.source, $0.target, $0.port) < ($1.source, $1.target, $1.port)
    }
    return ends.compactMap { end in
      let (before, after) = (old[end], new[end])
      if before == nil && opaque.contains(end.target) || after == nil && opaqueToo.contains(end.target) { return nil }
      guard before != after, before == .open || after == .open || before == .broken && after == .unknown else {
        return nil
      }
      return WayChange(source: end.source, target: end.target, port: end.port, before: before, after: after)
    }
  }

  /// Databases of which nobody knows the port: that a way is not seen says nothing.
  private static func opaqueTargets(in scope: OutlineScope) -> Set<Part> {
    Set(
      scope.deployment.databases.filter { $0.port.known == nil }.map {
        Part(.database, scope.labels.databases[$0.symbol] ?? "")
      })
  }

  private static func states(in scope: OutlineScope) -> [End: WayChange.State] {
    let deployment = scope.deployment
    var states: [End: WayChange.State] = [:]
    for proxy in deployment.proxies {
      guard let port = try? proxy.port else { continue }
      let part = Part(.proxy, scope.labels.proxies[proxy.symbol] ?? "")
      var doors: [(part: Part, party: Party)] = [(part, deployment.party(of: proxy))]
      for endpoint in deployment.endpoints(of: proxy) {
        doors.append(
          (
            Part(.endpoint, scope.labels.endpoints[endpoint.symbol] ?? endpoint.role), deployment.party(of: endpoint)
          ))
      }
      for client in scope.comparesClients ? Array(deployment.clients) : [] {
        let source = Part(.client, scope.labels.clients[client.symbol] ?? client.symbol.name)
        for door in doors {
          let hops = deployment.parties(of: client).map { deployment.hop(from: $0, to: door.party, on: port) }
          states[End(source: source, target: door.part, port: port.rawValue)] = state(of: hops)
        }
      }
      for database in deployment.databases(behind: proxy) {
        guard let port = database.port.known else { continue }
        let target = Part(.database, scope.labels.databases[database.symbol] ?? "")
        states[End(source: part, target: target, port: port.rawValue)] = state(of: [
          deployment.hop(from: proxy, to: database, on: port)
        ])
      }
    }
    return states
  }

  /// Of several ways that a client has, the best.
  private static func state(of hops: [Hop]) -> WayChange.State {
    if hops.contains(where: { $0.isOpen }) { return .open }
    return hops.allSatisfy { $0.isBroken } ? .broken : .unknown
  }
}
