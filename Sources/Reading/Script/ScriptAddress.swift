import ProxyModel
import SourceText

/// What a script's resources are called: their kind and their name, which is how commands find each other's.
enum ScriptAddress {
  /// A kind of resource, in the words of a report.
  enum Kind: String {
    case proxy, endpoint, role, secret, policy, alarm, parameter, cluster, instance, key, vpc, subnet
    case securityGroup = "security group"
    case parameterGroup = "parameter group"
    case subnetGroup = "subnet group"
  }

  static func address(_ kind: Kind, _ name: ScriptText) -> ResourceAddress { address(kind, words(of: name)) }

  static func address(_ kind: Kind, _ name: String) -> ResourceAddress { ResourceAddress("\(kind.rawValue) \(name)") }

  /// A name, with its variables where it has any.
  static func words(of text: ScriptText) -> String {
    text.runs.map { run in
      switch run.part {
      case .literal(let text): text
      case .attribute(let address, let facet): "(\(facet.words) of \(address))"
      case .account: "(account)"
      case .region: "(region)"
      case .partition: "(partition)"
      case .unknown(let unknown): unknown.expression ?? "?"
      }
    }.joined()
  }

  /// Which kind of resource an operation is about, and which option names it.
  private static let operations: [(operation: String, kind: Kind, option: String)] = [
    ("rds create-db-proxy", .proxy, "db-proxy-name"), ("rds modify-db-proxy", .proxy, "db-proxy-name"),
    ("rds describe-db-proxies", .proxy, "db-proxy-name"),
    ("rds create-db-proxy-endpoint", .endpoint, "db-proxy-endpoint-name"),
    ("rds modify-db-proxy-endpoint", .endpoint, "db-proxy-endpoint-name"),
    ("rds describe-db-proxy-endpoints", .endpoint, "db-proxy-endpoint-name"),
    ("rds create-db-cluster", .cluster, "db-cluster-identifier"),
    ("rds modify-db-cluster", .cluster, "db-cluster-identifier"),
    ("rds describe-db-clusters", .cluster, "db-cluster-identifier"),
    ("rds create-db-instance", .instance, "db-instance-identifier"),
    ("rds modify-db-instance", .instance, "db-instance-identifier"),
    ("rds create-db-instance-read-replica", .instance, "db-instance-identifier"),
    ("rds describe-db-instances", .instance, "db-instance-identifier"),
    ("ec2 create-security-group", .securityGroup, "group-name"),
    ("ec2 describe-security-groups", .securityGroup, "group-names"),
    ("ec2 create-vpc", .vpc, "cidr-block"), ("ec2 create-subnet", .subnet, "cidr-block"),
    ("iam create-role", .role, "role-name"), ("iam get-role", .role, "role-name"),
    ("iam create-policy", .policy, "policy-name"),
    ("secretsmanager create-secret", .secret, "name"), ("secretsmanager describe-secret", .secret, "secret-id"),
    ("kms create-key", .key, "description"), ("cloudwatch describe-alarms", .alarm, "alarm-names"),
  ]

  /// The resource that a call makes, changes or asks about, where its name shows which.
  static func subject(of call: CommandCall, asking query: ScriptText?) -> ResourceAddress? {
    guard let row = operations.first(where: { $0.operation == call.name }) else { return nil }
    if let name = call.option(row.option)?.words.first {
      // A secret may be asked about by what a variable holds already.
      if let reference = name.declared.reference { return reference.address }
      let text = PlacedJSON.value(of: name).flatMap(first) ?? name
      return address(row.kind, text)
    }
    if let name = named(in: query) ?? filtered(call) { return address(row.kind, name) }
    return nil
  }

  private static func first(_ value: Value) -> ScriptText? {
    value.elements.first?.scalar.map { ScriptText($0, at: value.range) }
  }

  /// The name that a query compares with: ``[?GroupName==`"orders"`]``.
  private static func named(in query: ScriptText?) -> String? {
    guard let path = query?.known else { return nil }
    for member in ["GroupName", "DBProxyName", "DBProxyEndpointName", "DBClusterIdentifier", "RoleName"] {
      for comparison in ["==", " == "] {
        let parts = DeclaredText(path).split(member + comparison)
        guard parts.count > 1, let rest = parts[1].known, let quote = rest.first, "`'\"".contains(quote) else {
          continue
        }
        let name = String(rest.dropFirst().prefix { $0 != quote })
        // Between backticks stands JSON.
        let range = query?.range ?? SourceRange(file: 0, 0..<0)
        return quote == "`" ? PlacedJSON.value(of: ScriptText(name, at: range))?.scalar ?? name : name
      }
    }
    return nil
  }

  /// The name that `--filters Name=group-name,Values=orders` asks for.
  private static func filtered(_ call: CommandCall) -> String? {
    for filter in call["filters"]?.elements ?? [] where filter["Name"]?.scalar == "group-name" {
      return filter["Values"]?.elements.first?.scalar
    }
    return nil
  }
}
