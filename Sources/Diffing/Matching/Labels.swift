import ProxyModel

/// What the resources of one deployment are called by the parts that they play.
struct Labels {
  var proxies: [Symbol<Proxy>: String] = [:]
  var databases: [Symbol<Database>: String] = [:]
  var endpoints: [Symbol<Endpoint>: String] = [:]
  var clients: [Symbol<Client>: String] = [:]
  var secrets: [Symbol<Secret>: String] = [:]
  /// The entries of each proxy, in their order.
  var auth: [Symbol<Proxy>: [String]] = [:]
  var groups: [GroupKey: String] = [:]
  var roles: [Symbol<Role>: String] = [:]
  var subnets: [Symbol<Subnet>: String] = [:]
  var vpcs: [Symbol<VPC>: String] = [:]
  var rules: [Symbol<SecurityGroupRule>: String] = [:]
  var parameters: [Symbol<Parameter>: String] = [:]
  var alarms: [Symbol<Alarm>: String] = [:]
}

/// What tells one security group of a deployment from another: its id where it has one already.
enum GroupKey: Hashable {
  case created(Symbol<SecurityGroup>)
  case id(String)

  /// The id, where it has one.
  var id: String? { if case .id(let id) = self { id } else { nil } }
}

extension Deployment {
  /// The group that a reference means; nil where that is not known.
  func key(of group: Reference<SecurityGroup>) -> GroupKey? {
    switch group {
    case .symbol(let symbol): securityGroups[symbol]?.ownership.externalID.map { .id($0) } ?? .created(symbol)
    case .external(let id): .id(id)
    case .unknown: nil
    }
  }
}
