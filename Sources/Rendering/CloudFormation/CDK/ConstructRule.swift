import ProxyModel
import SourceText

/// A security-group rule as CDK names and describes it.
struct ConstructRule {
  private let rule: SecurityGroupRule
  private let names: PartNames
  private let stack: String

  init(_ rule: SecurityGroupRule, names: PartNames, stack: String) {
    (self.rule, self.names, self.stack) = (rule, names, stack)
  }

  /// The id of the rule where it is a resource of its own: below its group, named after what it lets through.
  var logicalID: String {
    var id = Array("\(way) \(peer):\(port)".utf8)
    // Only the first slash; the others are escaped as in every id.
    if let slash = id.firstIndex(of: UInt8(ascii: "/")) { id[slash] = UInt8(ascii: "_") }
    return ConstructPath([group(rule.group.value), String(decoding: id, as: UTF8.self)]).uniqueID
  }

  /// The description that CDK gives it.
  var description: String {
    // CDK's word for a block of addresses is "from" on both sides.
    if case .cidr? = rule.peer.known, names.isCreated(rule.group.value) { return "from \(peer):\(port)" }
    return "\(way) \(peer):\(port)"
  }

  private var way: String { rule.direction == .ingress ? "from" : "to" }

  private var peer: String {
    switch rule.peer.known {
    case .group(.symbol(let symbol)):
      ConstructPath([stack, names[.securityGroup(symbol)]]).uniqueID
    case .group(.external(let id)), .prefixList(let id): id
    case .cidr(let block): block.canonical
    case .group(.unknown), nil: ""
    }
  }

  private var port: String {
    switch rule.traffic.known {
    case .all: "ALL TRAFFIC"
    case .tcp(let ports) where ports.count == 1: "\(ports.lowerBound)"
    case .tcp(let ports): "\(ports.lowerBound)-\(ports.upperBound)"
    case .other(let word): word
    case nil: ""
    }
  }

  private func group(_ reference: Reference<SecurityGroup>) -> String {
    switch reference {
    case .symbol(let symbol): names[.securityGroup(symbol)]
    case .external(let id): UniqueNames.camel(id) + "SecurityGroup"
    case .unknown: ""
    }
  }
}
