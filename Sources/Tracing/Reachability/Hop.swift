public import ProxyModel

/// What one side of a hop says to a connection.
public enum Gate: Hashable, Sendable {
  /// It passes, by this rule.
  case open(by: SecurityGroupRule)
  /// It passes because no security group stands on this side.
  case unguarded
  /// No rule lets it pass; the nearest one is for the same peer and another port or protocol.
  case closed(nearest: SecurityGroupRule?)
  /// It depends on something that is not written.
  case unknown(Unknown)

  /// Whether the connection passes for certain.
  public var isOpen: Bool {
    switch self {
    case .open, .unguarded: true
    case .closed, .unknown: false
    }
  }

  /// Whether the connection is stopped for certain.
  public var isClosed: Bool { if case .closed = self { true } else { false } }

  /// What would have to be known.
  public var unknown: Unknown? { if case .unknown(let unknown) = self { unknown } else { nil } }
}

/// One step of a connection: out of what wears some groups, into what wears others.
public struct Hop: Hashable, Sendable {
  /// Who connects.
  public let source: Party
  /// To whom.
  public let target: Party
  /// To which TCP port.
  public let port: Port
  /// What the source's own groups say.
  public let egress: Gate
  /// What the target's groups say.
  public let ingress: Gate

  /// Whether the connection is made for certain.
  public var isOpen: Bool { egress.isOpen && ingress.isOpen }
  /// Whether one side stops it for certain.
  public var isBroken: Bool { egress.isClosed || ingress.isClosed }

  /// The arrow of the hop: `──5432──▶`, `──✗──▶` where it is broken, `──?──▶` where that is not known.
  public var arrow: String { isBroken ? "──✗──▶" : isOpen ? "──\(port)──▶" : "──?──▶" }
}

/// The way of a client's connection, hop by hop.
public struct Chain: Hashable, Sendable {
  /// The hops in the order of the way.
  public let hops: [Hop]

  /// A way of these hops.
  public init(_ hops: [Hop]) { self.hops = hops }

  /// The first hop that is broken for certain.
  public var firstBroken: Hop? { hops.first { $0.isBroken } }

  /// The way as one line: `checkout ──5432──▶ proxy ──✗──▶ database`. An endpoint hands over to its proxy: `reader ══▶ proxy`.
  public var drawing: String {
    guard let first = hops.first else { return "" }
    var line = first.source.name, before = first.source
    for hop in hops {
      if hop.source != before { line += " ══▶ \(hop.source.name)" }
      line += " \(hop.arrow) \(hop.target.name)"
      before = hop.target
    }
    return line
  }
}
