import AWSFacts
import ProxyModel
import SourceText
import Tracing

/// A client at a door of the proxy: the first hop, and the whole way behind it.
struct Entry {
  let client: Client
  let door: Party
  /// The way from the client through the door to the database.
  let chain: Chain
  /// The hop from the client to the door.
  let hop: Hop
}

extension Deployment {
  /// Every way in that clients need.
  ///
  /// A client that names its endpoints needs each of them; of one that names none it is enough that it reaches any.
  func entries(of proxy: Proxy) throws(Inconclusive) -> [Entry] {
    guard !clients.isEmpty else { throw .notApplicable }
    let onwards = databases(behind: proxy).first.flatMap { database in
      database.port.known.map { hop(from: proxy, to: database, on: $0) }
    }
    let doors = doors(of: proxy)
    var entries: [Entry] = []
    for client in clients {
      let named = client.entrances?.compactMap { door($0.value, of: proxy) }
      for party in parties(of: client) {
        var ways: [Entry] = []
        for door in named ?? doors where !ways.contains(where: { $0.door == door }) {
          let hop = try hop(from: party, to: door, of: proxy)
          ways.append(Entry(client: client, door: door, chain: Chain([hop] + (onwards.map { [$0] } ?? [])), hop: hop))
        }
        guard named == nil else {
          entries += ways
          continue
        }
        let passable = ways.filter { !$0.hop.isBroken }
        entries += passable.isEmpty ? Array(ways.prefix(1)) : passable
      }
    }
    return entries
  }

  /// What a finding calls the groups of a party: `` `sg-0d1e...` (database) ``.
  func title(of party: Party) -> String {
    guard case .wearing = party.standing, let group = party.groups.first else { return "`\(party.name)`" }
    guard let known = group.value.symbol.flatMap({ securityGroups[$0] }), let id = known.ownership.externalID else {
      return "the group of `\(party.name)`"
    }
    return id == party.name ? "`\(id)`" : "`\(id)` (\(party.name))"
  }

  /// Where the groups of a party are to be changed: where they stand with their rules, or where they are named.
  func place(of party: Party) -> SourceRange {
    guard let group = party.groups.first else { return party.provenance.range }
    return group.value.symbol.flatMap { securityGroups[$0]?.provenance.range } ?? group.range
  }
}

/// Hops of which one side is closed for one and the same reason.
struct ClosedSide {
  let direction: SecurityGroupRule.Direction
  /// The first hop that it breaks, which stands for the others.
  let hop: Hop
  /// The ways that lead over the hops that it breaks.
  private(set) var chains: [Chain]
  private(set) var others: [Hop] = []
  /// A rule for the same peer and another port, if that is the reason.
  let nearest: SecurityGroupRule?

  /// The sides that are closed, one for each rule that is missing or wrong; and what is not known of the others.
  static func all(
    _ direction: SecurityGroupRule.Direction, of hops: [(hop: Hop, chain: Chain)]
  ) -> (closed: [ClosedSide], unknown: Unknown?) {
    var closed: [ClosedSide] = []
    var unknown: Unknown?
    for (hop, chain) in hops {
      switch direction == .egress ? hop.egress : hop.ingress {
      case .open, .unguarded: continue
      case .unknown(let doubt): unknown = unknown ?? doubt
      case .closed(let nearest):
        let side = ClosedSide(direction: direction, hop: hop, chains: [chain], nearest: nearest)
        if let index = closed.firstIndex(where: { $0.hasSameCause(as: side) }) {
          closed[index].others.append(hop)
          closed[index].chains.append(chain)
        } else {
          closed.append(side)
        }
      }
    }
    return (closed, unknown)
  }

  /// The side that is closed.
  var guarded: Party { direction == .egress ? hop.source : hop.target }
  /// The other side.
  var peer: Party { direction == .egress ? hop.target : hop.source }

  /// Whether one rule would mend both: the same one is wrong, or the same one is missing.
  private func hasSameCause(as other: ClosedSide) -> Bool {
    if let nearest, let another = other.nearest { return nearest.symbol == another.symbol }
    return nearest == nil && other.nearest == nil && guarded.standing == other.guarded.standing
      && peer.standing == other.peer.standing
  }
}

extension Report {
  /// Says which rule of a group is missing or wrong, with the chain drawn.
  mutating func flag(_ side: ClosedSide, of resource: Provenance) {
    let wanted = "tcp/\(side.hop.port)"
    let way = side.direction == .egress ? "lets \(wanted) out to" : "admits \(wanted) from"
    let guarded = deployment.title(of: side.guarded), peer = deployment.title(of: side.peer)
    let remarks = side.chains.map { Diagnostic.Remark("chain", $0.drawing) }
    let preposition = side.direction == .egress ? "to" : "from"
    if let nearest = side.nearest, let traffic = nearest.traffic.known {
      flag(
        nearest.traffic.range,
        "the rule for \(deployment.title(of: side.peer)) is for \(traffic.words), not for \(wanted)", of: resource,
        related: related(to: side), remarks: remarks,
        help: "let port \(side.hop.port) through in this \(side.direction.rawValue) rule of \(guarded)")
    } else {
      flag(
        deployment.place(of: side.guarded), "no \(side.direction.rawValue) rule \(way) \(peer)", of: resource,
        related: related(to: side), remarks: remarks,
        help: "add to \(guarded) an \(side.direction.rawValue) rule for \(wanted) \(preposition) \(peer)")
    }
  }

  /// The parties of the hops that one side breaks, where they stand.
  private func related(to side: ClosedSide) -> [Diagnostic.Label] {
    var labels: [Diagnostic.Label] = []
    for hop in [side.hop] + side.others {
      let party = hop.source
      let label = Diagnostic.Label(party.provenance.range, "`\(party.name)` cannot get through")
      if party.provenance.range != deployment.place(of: side.guarded), !labels.contains(label) { labels.append(label) }
    }
    return labels
  }
}

extension Traffic {
  /// What the rule lets through, in a few words: `tcp/5433`.
  var words: String {
    switch self {
    case .all: "everything"
    case .tcp(let ports):
      ports.count == 1 ? "tcp/\(ports.lowerBound)" : "tcp/\(ports.lowerBound)-\(ports.upperBound)"
    case .other(let name): name
    }
  }
}
