import ProxyModel
import SourceText

/// What a part of a deployment lets through, in the types of the model.
enum Reach: Hashable, Sendable {
  /// The traffic of one rule of a security group.
  case rule(RuleReach)
  /// Whatever comes from these addresses.
  case addresses([CIDRBlock])
}

/// What a rule of a security group lets through, and between whom.
struct RuleReach: Hashable, Sendable {
  /// Who is on the other side.
  enum Peer: Hashable, Sendable {
    /// Addresses.
    case addresses(CIDRBlock)
    /// A group or a list of addresses, by the name that both deployments have for it.
    case named(String)
  }

  let direction: SecurityGroupRule.Direction
  /// The group it is a rule of, by the name that both deployments have for it.
  let group: String
  let traffic: Traffic
  let peer: Peer

  /// Nil where it is not known what the rule lets through, or between whom.
  init?(of rule: SecurityGroupRule, in scope: OutlineScope) {
    guard let traffic = rule.traffic.known, let peer = rule.peer.known else { return nil }
    (direction, group, self.traffic) = (rule.direction, scope.title(of: rule.group.value), traffic)
    switch peer {
    case .cidr(let block): self.peer = .addresses(block)
    case .group, .prefixList: self.peer = .named(scope.title(of: rule.peer))
    }
  }

  /// Whether it lets through all that the other one does.
  func covers(_ other: RuleReach) -> Bool {
    direction == other.direction && group == other.group && traffic.covers(other.traffic) && peer.covers(other.peer)
  }
}

extension RuleReach.Peer {
  fileprivate func covers(_ other: Self) -> Bool {
    switch (self, other) {
    case (.addresses(let wide), .addresses(let narrow)): wide.contains(narrow)
    case (.named(let one), .named(let other)): one == other
    case (.addresses, .named), (.named, .addresses): false
    }
  }
}

extension Traffic {
  fileprivate func covers(_ other: Traffic) -> Bool {
    switch (self, other) {
    case (.all, _): true
    case (.tcp(let wide), .tcp(let narrow)): wide.contains(narrow)
    case (.other(let one), .other(let other)): one == other
    case (.tcp, _), (.other, _): false
    }
  }
}

extension [CIDRBlock] {
  /// Whether each of the other blocks lies within one of these.
  func cover(_ others: [CIDRBlock]) -> Bool { others.allSatisfy { other in contains { $0.contains(other) } } }
}

extension Outline {
  /// Whether another rule lets through all that this one does.
  func covers(_ part: PartOutline) -> Bool {
    guard case .rule(let narrow)? = part.reach else { return false }
    return parts.values.contains { other in
      guard other.part != part.part, case .rule(let wide)? = other.reach else { return false }
      return wide.covers(narrow)
    }
  }

  /// The addresses that a part stands for.
  func addresses(of part: Part) -> [CIDRBlock] {
    if case .addresses(let blocks)? = parts[part]?.reach { blocks } else { [] }
  }
}
