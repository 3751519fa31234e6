import ProxyModel

/// What the parts of a deployment are called in a template: `ProxyTargetGroup`, `ReaderEndpoint`.
///
/// They are logical ids in the plain style and construct ids in CDK's; no two parts share one.
struct PartNames {
  typealias Part = ConstructNames.Part
  private var names: [Part: String] = [:]
  private(set) var taken = UniqueNames()
  private let created: Set<Symbol<SecurityGroup>>

  init(_ deployment: Deployment, chosen: [Part: String] = [:]) {
    names = chosen
    created = Set(deployment.securityGroups.filter { $0.ownership == .created }.map { $0.symbol })
    for name in chosen.values.sorted() { _ = taken.take(name) }
    let isOnly = deployment.proxies.count == 1
    for proxy in deployment.proxies {
      name(.proxy(proxy.symbol), isOnly ? "Proxy" : UniqueNames.camel(proxy.symbol.name) + "Proxy")
    }
    for group in deployment.targetGroups {
      name(.targetGroup(group.symbol), (isOnly ? "Proxy" : UniqueNames.camel(group.symbol.name)) + "TargetGroup")
    }
    for group in deployment.securityGroups {
      let word = group.ownership == .created ? group.symbol.name : group.provenance.label
      name(.securityGroup(group.symbol), UniqueNames.camel(word) + "SecurityGroup")
    }
    for role in deployment.roles { name(.role(role.symbol), UniqueNames.camel(role.symbol.name) + "Role") }
    for secret in deployment.secrets { name(.secret(secret.symbol), UniqueNames.camel(secret.symbol.name) + "Secret") }
    for endpoint in deployment.endpoints {
      name(.endpoint(endpoint.symbol), UniqueNames.camel(endpoint.symbol.name) + "Endpoint")
    }
    for parameter in deployment.parameters {
      name(.parameter(parameter.symbol), UniqueNames.camel(parameter.symbol.name) + "Parameter")
    }
    for alarm in deployment.alarms { name(.alarm(alarm.symbol), UniqueNames.camel(alarm.symbol.name) + "Alarm") }
  }

  /// The name of a part of the deployment.
  subscript(part: Part) -> String { names[part] ?? "" }

  /// Whether a reference leads to a group that is made here.
  func isCreated(_ group: Reference<SecurityGroup>) -> Bool { group.symbol.map(created.contains) ?? false }

  private mutating func name(_ part: Part, _ wanted: String) {
    if names[part] == nil { names[part] = taken.take(wanted) }
  }
}

/// Names that are given away once.
struct UniqueNames {
  /// CloudFormation takes 255 bytes; a number may have to follow.
  private static let longest = 240
  private var taken: Set<String> = []

  /// The name itself, or the first number after it that makes it new.
  mutating func take(_ wanted: String) -> String {
    let short = String(decoding: wanted.utf8.prefix(Self.longest), as: UTF8.self)
    var name = short
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(short)\(number)"
      number += 1
    }
    return name
  }

  /// The words of a name run together, each with a capital: `us-east-1` is `UsEast1`.
  static func camel(_ text: String) -> String {
    var result: [UInt8] = []
    var isStart = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): result.append(isStart ? byte & 0xDF : byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
      default:
        isStart = true
        continue
      }
      isStart = false
    }
    return String(decoding: result, as: UTF8.self)
  }
}
