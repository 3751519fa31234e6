public import AWSFacts
public import ProxyModel
import SourceText

extension Deployment {
  /// Whether one party can open TCP connections to a port of another: what each side's groups say.
  ///
  /// - Parameter versions: By which kinds of addresses they speak; a rule for `::/0` lets no IPv4 through.
  public func hop(
    from source: Party, to target: Party, on port: Port, over versions: [CIDRBlock.Version] = [.ipv4]
  ) -> Hop {
    let wire = Wire(port: port, versions: versions)
    return Hop(
      source: source, target: target, port: port, egress: gate(.egress, of: source, towards: target, wire),
      ingress: gate(.ingress, of: target, towards: source, wire))
  }

  /// The first hop, from a client to a door of the proxy.
  public func hop(from client: Party, to door: Party, of proxy: Proxy) throws(Inconclusive) -> Hop {
    hop(from: client, to: door, on: try proxy.port, over: try proxy.endpointNetworkType.value.versions)
  }

  /// The last hop, from the proxy to its database.
  public func hop(from proxy: Proxy, to database: Database, on port: Port) -> Hop {
    hop(
      from: party(of: proxy), to: party(of: database), on: port,
      over: proxy.targetConnectionNetworkType.known?.versions ?? [.ipv4])
  }

  /// The rules of the groups that a party wears, in one direction.
  public func rules(_ direction: SecurityGroupRule.Direction, of party: Party) -> [SecurityGroupRule] {
    let worn = party.groups.map { identity(of: $0.value) }
    return securityGroupRules.filter { $0.direction == direction && worn.contains(identity(of: $0.group.value)) }
  }

  /// Why there may be more rules of a party's groups than the deployment shows; nil where it shows them all.
  public func unseenRules(of party: Party) -> Unknown? {
    guard case .wearing(let setting) = party.standing else { return nil }
    switch setting {
    case .unknown(let unknown): return unknown
    case .refused(let text, let range): return Unknown("`\(text)` is no list of security groups", at: range)
    case .written(let groups, let range), .defaulted(let groups, let range):
      guard !groups.isEmpty else {
        return Unknown(
          "`\(party.name)` wears the VPC's default security group, whose rules are not written", at: range,
          remedy: "name the security groups of `\(party.name)`")
      }
      return groups.lazy.compactMap(unseenRules).first
    }
  }

  private func unseenRules(of group: Referral<SecurityGroup>) -> Unknown? {
    switch group.value {
    case .unknown(let unknown): return unknown
    case .external(let id): return Unknown("the rules of `\(id)` are not written here", at: group.range)
    case .symbol(let symbol):
      guard let known = securityGroups[symbol] else {
        return Unknown("the rules of `\(symbol)` are not written here", at: group.range)
      }
      return known.unseenRules
    }
  }

  /// Whether two references mean one group: the same symbol, or the same id.
  public func isSame(_ one: Reference<SecurityGroup>, _ other: Reference<SecurityGroup>) -> Bool {
    identity(of: one) == identity(of: other)
  }
}

extension Proxy {
  /// The port on which the proxy and its endpoints listen, which the engine family fixes.
  public var port: Port {
    get throws(Inconclusive) {
      let family = try engineFamily.value
      guard let port = Port(family.proxyPort.value) else { throw .notApplicable }
      return port
    }
  }
}

extension NetworkType {
  /// The kinds of addresses that it takes in.
  public var versions: [CIDRBlock.Version] {
    switch self {
    case .ipv4: [.ipv4]
    case .ipv6: [.ipv6]
    case .dual: [.ipv4, .ipv6]
    }
  }
}

/// What is to get through: TCP to a port, by some kinds of addresses.
private struct Wire {
  let port: Port
  let versions: [CIDRBlock.Version]
}

extension SecurityGroupRule {
  /// Whether the rule has somebody in mind: one for every address says nothing of who was meant.
  fileprivate var isForSomebody: Bool {
    guard case .cidr(let block)? = peer.known else { return true }
    return !block.isEverything
  }
}

/// What tells one security group from another.
enum GroupIdentity: Equatable {
  /// A group of the deployment, whose id AWS has yet to make.
  case created(Symbol<SecurityGroup>)
  /// A group by its id.
  case id(String)
  /// Any group.
  case unknown(Unknown)
}

extension Deployment {
  func identity(of group: Reference<SecurityGroup>) -> GroupIdentity {
    switch group {
    case .symbol(let symbol): securityGroups[symbol]?.ownership.externalID.map { .id($0) } ?? .created(symbol)
    case .external(let id): .id(id)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// Whether two lists name the same groups, in whatever order; two that are not known do.
  func isSame(_ one: Setting<[Referral<SecurityGroup>]>, _ other: Setting<[Referral<SecurityGroup>]>) -> Bool {
    guard let one = one.known, let other = other.known else { return one.known == nil && other.known == nil }
    let (left, right) = (one.map { identity(of: $0.value) }, other.map { identity(of: $0.value) })
    return left.allSatisfy(right.contains) && right.allSatisfy(left.contains)
  }

  private func gate(
    _ direction: SecurityGroupRule.Direction, of guarded: Party, towards other: Party, _ wire: Wire
  ) -> Gate {
    guard case .wearing = guarded.standing else { return .unguarded }
    var doubt: Unknown?
    var nearest: SecurityGroupRule?
    for rule in rules(direction, of: guarded) {
      let peer = admits(rule.peer, other, wire)
      switch admits(rule.traffic, wire).and(peer) {
      case .yes: return .open(by: rule)
      case .perhaps(let unknown): doubt = doubt ?? unknown
      case .no: if peer == .yes, rule.isForSomebody { nearest = nearest ?? rule }
      }
    }
    return (doubt ?? unseenRules(of: guarded)).map { .unknown($0) } ?? .closed(nearest: nearest)
  }

  private func admits(_ traffic: Setting<Traffic>, _ wire: Wire) -> Match {
    switch traffic {
    case .written(let traffic, _), .defaulted(let traffic, _): traffic.admits(wire.port) ? .yes : .no
    case .refused(let text, let range): .perhaps(Unknown("`\(text)` is no protocol and ports", at: range))
    case .unknown(let unknown): .perhaps(unknown)
    }
  }

  private func admits(_ peer: Setting<SecurityGroupRule.Peer>, _ party: Party, _ wire: Wire) -> Match {
    switch peer {
    case .refused(let text, let range): .perhaps(Unknown("`\(text)` is no peer of a rule", at: range))
    case .unknown(let unknown): .perhaps(unknown)
    case .written(let peer, let range), .defaulted(let peer, let range):
      switch peer {
      case .group(let group): wears(group, party)
      case .cidr(let block): holds(block, party, wire, at: range)
      case .prefixList(let id):
        .perhaps(Unknown("the addresses of the prefix list `\(id)` are not written here", at: range))
      }
    }
  }

  private func wears(_ group: Reference<SecurityGroup>, _ party: Party) -> Match {
    guard case .wearing(let worn) = party.standing else { return .no }
    let sought = identity(of: group)
    if case .unknown(let unknown) = sought { return .perhaps(unknown) }
    switch worn {
    case .unknown(let unknown): return .perhaps(unknown)
    case .refused(let text, let range): return .perhaps(Unknown("`\(text)` is no security group", at: range))
    case .written(let groups, _), .defaulted(let groups, _):
      return groups.any { worn in
        switch identity(of: worn.value) {
        case sought: .yes
        case .unknown(let unknown): .perhaps(unknown)
        case .created, .id: .no
        }
      }
    }
  }

  /// Whether a block holds the addresses of a party: all of them, none, or one cannot tell.
  private func holds(_ block: CIDRBlock, _ party: Party, _ wire: Wire, at range: SourceRange) -> Match {
    guard wire.versions.contains(block.version) else { return .no }
    if block.isEverything { return .yes }
    let unknown = Unknown(
      "whether `\(block)` holds the addresses of `\(party.name)` is not written", at: range,
      remedy: "write `network.vpc_cidr`, and `cidr` beside each subnet")
    guard let addresses = party.addresses?.filter({ $0.version == block.version }), !addresses.isEmpty else {
      return .perhaps(unknown)
    }
    if addresses.allSatisfy(block.contains) { return .yes }
    if addresses.allSatisfy({ !$0.overlaps(block) }) { return .no }
    guard case .at(let whole) = party.standing else { return .perhaps(unknown) }
    return .perhaps(Unknown("`\(block)` is only a part of `\(whole)`", at: range))
  }
}

extension CIDRBlock {
  /// Whether an address is in both.
  func overlaps(_ other: CIDRBlock) -> Bool { contains(other) || other.contains(self) }
}
