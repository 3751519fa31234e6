import ProxyModel
import SourceText

/// A security-group rule in words that do not depend on what its file calls things: AWS knows no two rules of the same words.
enum RuleWords {
  /// `ingress of orders-prod-proxy from sg-0aa1bb2cc3dd4ee5f, tcp/5432`.
  ///
  /// - Parameter names: What groups are called that the deployment knows by their ids.
  static func text(
    of rule: SecurityGroupRule, in deployment: Deployment, calling names: [String: String] = [:]
  ) -> String {
    func name(of group: Reference<SecurityGroup>, in deployment: Deployment) -> String {
      let name = Self.name(of: group, in: deployment)
      return names[name] ?? name
    }
    let group = name(of: rule.group.value, in: deployment)
    let peer: String =
      switch rule.peer.known {
      case .group(let other)?: name(of: other, in: deployment)
      case .cidr(let block)?: block.canonical
      case .prefixList(let id)?: id
      case nil: "an unknown peer"
      }
    let way = rule.direction == .ingress ? "from" : "to"
    return "\(rule.direction.rawValue) of \(group) \(way) \(peer), \(words(for: rule.traffic.known))"
  }

  private static func words(for traffic: Traffic?) -> String {
    switch traffic {
    case .all?: "everything"
    case .tcp(let ports)?:
      ports.count == 1 ? "tcp/\(ports.lowerBound)" : "tcp/\(ports.lowerBound)-\(ports.upperBound)"
    case .other(let word)?: word
    case nil: "unknown traffic"
    }
  }

  /// The group by its id, or by its name where it is yet to be made.
  static func name(of group: Reference<SecurityGroup>, in deployment: Deployment) -> String {
    switch group {
    case .external(let id): id
    case .unknown: "an unknown group"
    case .symbol(let symbol):
      deployment.securityGroups[symbol].map { $0.ownership.externalID ?? $0.name.known ?? symbol.name } ?? symbol.name
    }
  }
}
