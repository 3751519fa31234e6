import AWSFacts
import Foundation
public import ProxyModel
import SourceText

/// A deployment as AWS would describe it once it runs: the answers of the AWS command line, by the names of their files.
///
/// The shapes are those of the AWS documentation; what `snapshot.sh` gets of a cloud that is played is read elsewhere.
public struct CapturedText {
  /// Which file holds which answer.
  public let files: [(name: String, text: String)]

  /// Nil where AWS would refuse the deployment: a setting that AWS has no word for never runs.
  public init?(of deployment: Deployment) {
    var writer = CaptureWriter(deployment)
    writer.write()
    guard !writer.isRefused else { return nil }
    files = writer.files
  }
}

/// The answers, one after the other.
struct CaptureWriter {
  let deployment: Deployment
  private(set) var files: [(name: String, text: String)] = []
  private let refusal = Refusal()
  var isRefused: Bool { refusal.isMet }
  /// What has no name cannot be asked about.
  func refuse() { refusal.isMet = true }

  /// Whether a setting was met that AWS has no word for.
  private final class Refusal { var isMet = false }

  init(_ deployment: Deployment) { self.deployment = deployment }

  mutating func write() {
    file("identity", ["UserId": "AIDAEXAMPLE", "Account": account, "Arn": "arn:aws:iam::\(account):user/somebody"])
    for (index, proxy) in deployment.proxies.enumerated() { write(proxy, suffix(index)) }
    for (index, database) in deployment.databases.enumerated() { write(database, suffix(index)) }
    file("subnets", ["Subnets": deployment.subnets.map { row($0) }])
    file("vpcs", ["Vpcs": deployment.vpcs.map { row($0) }])
    file("security-groups", ["SecurityGroups": deployment.securityGroups.map { row($0) }])
    for (index, role) in deployment.roles.enumerated() { write(role, suffix(index)) }
    for (index, secret) in deployment.secrets.enumerated() { file("secret\(suffix(index))", row(secret)) }
    for (index, client) in deployment.clients.filter({ $0.runtime?.known == .lambda }).enumerated() {
      file("function\(suffix(index))", function(client))
    }
    file("alarms", ["MetricAlarms": deployment.alarms.map { row($0) }])
    for (index, parameter) in deployment.parameters.enumerated() {
      let row: [String: Any] = [
        "Name": value(parameter.name) ?? "", "Type": "String", "Value": text(parameter.value),
      ]
      file("parameter\(suffix(index))", ["Parameter": row])
    }
  }

  var region: String { deployment.region.known ?? "us-east-1" }
  var account: String { deployment.account.known ?? "123456789012" }

  private func suffix(_ index: Int) -> String { index == 0 ? "" : "-\(index + 1)" }

  mutating func file(_ name: String, _ answer: [String: Any?]) {
    let answer = answer.compactMapValues { $0 }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: answer, options: options) else { return }
    files.append(("\(name).json", String(decoding: data, as: UTF8.self) + "\n"))
  }

  /// What AWS says of a setting; nothing where nobody knows.
  func value<Value: Sendable>(_ setting: Setting<Value>, _ shape: (Value) -> Any?) -> Any? {
    if case .refused = setting { refusal.isMet = true }
    return setting.known.flatMap(shape)
  }

  func value(_ setting: Setting<String>) -> Any? { value(setting) { $0 } }
  func value<Value: RawRepresentable & Sendable>(_ setting: Setting<Value>) -> Any? {
    value(setting) { $0.rawValue }
  }

  // MARK: Proxies

  private mutating func write(_ proxy: Proxy, _ suffix: String) {
    let name = proxy.name.known ?? ""
    let home = deployment.databases(behind: proxy).first.map { vpc(of: $0) } ?? deployment.vpcs.first.map { id($0) }
    let auth = value(proxy.auth) { $0 } as? [AuthEntry] ?? []
    file(
      "proxy\(suffix)",
      [
        "DBProxies": [
          [
            "DBProxyName": value(proxy.name), "DBProxyArn": "arn:aws:rds:\(region):\(account):db-proxy:\(id(proxy))",
            "Status": "available", "EngineFamily": value(proxy.engineFamily), "VpcId": home,
            "VpcSecurityGroupIds": value(proxy.securityGroups) { ids($0) },
            "VpcSubnetIds": value(proxy.subnets) { $0.map { id($0.value) } }, "Auth": auth.map { row($0) },
            "RoleArn": arn(proxy.role.value), "Endpoint": host(proxy), "RequireTLS": value(proxy.requireTLS) { $0 },
            "IdleClientTimeout": value(proxy.idleClientTimeout) { $0.rawValue },
            "DebugLogging": value(proxy.debugLogging) { $0 },
            "DefaultAuthScheme": value(proxy.defaultAuthScheme),
            "EndpointNetworkType": value(proxy.endpointNetworkType),
            "TargetConnectionNetworkType": value(proxy.targetConnectionNetworkType),
          ].compactMapValues { $0 }
        ]
      ])
    file("proxy-tags\(suffix)", ["TagList": tags(proxy.tags)])
    let groups = deployment.targetGroups.filter { $0.proxy.value == .symbol(proxy.symbol) }
    file("target-groups\(suffix)", ["TargetGroups": groups.map { row($0, name) }])
    let databases = deployment.databases(behind: proxy)
    file("targets\(suffix)", ["Targets": databases.flatMap { targets($0) }])
    file("proxy-endpoints\(suffix)", ["DBProxyEndpoints": deployment.endpoints(of: proxy).map { row($0, name) }])
  }

  private func row(_ entry: AuthEntry) -> [String: Any] {
    let row: [String: Any?] = [
      "AuthScheme": "SECRETS", "SecretArn": value(entry.secret) { arn($0) }, "IAMAuth": value(entry.iamAuth),
      "ClientPasswordAuthType": value(entry.clientPasswordAuthType) { $0?.rawValue }, "Description": entry.description,
      "UserName": entry.userName.flatMap { value($0) },
    ]
    return row.compactMapValues { $0 }
  }

  private func row(_ group: TargetGroup, _ proxy: String) -> [String: Any] {
    let pool: [String: Any?] = [
      "MaxConnectionsPercent": value(group.maxConnectionsPercent) { $0.rawValue },
      "MaxIdleConnectionsPercent": value(group.maxIdleConnectionsPercent) { $0.rawValue },
      "ConnectionBorrowTimeout": value(group.connectionBorrowTimeout) { $0.rawValue },
      "InitQuery": value(group.initQuery) { $0 },
      "SessionPinningFilters": value(group.sessionPinningFilters) {
        $0.map(\.value)
      },
    ]
    return [
      "DBProxyName": proxy, "TargetGroupName": value(group.name) ?? "default", "Status": "available",
      "ConnectionPoolConfig": pool.compactMapValues { $0 },
    ]
  }

  private func row(_ endpoint: Endpoint, _ proxy: String) -> [String: Any] {
    let row: [String: Any?] = [
      "DBProxyName": proxy, "DBProxyEndpointName": value(endpoint.name), "Status": "available", "IsDefault": false,
      "Endpoint": host(endpoint), "TargetRole": value(endpoint.targetRole),
      "VpcSubnetIds": value(endpoint.subnets) { $0.map { id($0.value) } },
      "VpcSecurityGroupIds": value(endpoint.securityGroups) { ids($0) },
      "EndpointNetworkType": value(endpoint.networkType),
    ]
    return row.compactMapValues { $0 }
  }

  private func targets(_ database: Database) -> [[String: Any]] {
    let name = database.identifier.known ?? ""
    let health = ["State": "AVAILABLE"]
    guard database.kind == .cluster else {
      return [["RdsResourceId": name, "Type": "RDS_INSTANCE", "Role": "READ_WRITE", "TargetHealth": health]]
    }
    return [["RdsResourceId": name, "Type": "TRACKED_CLUSTER"]]
      + (database.instances.known ?? []).enumerated().map { index, instance in
        [
          "RdsResourceId": "\(name)-\(index + 1)", "Type": "RDS_INSTANCE", "TrackedClusterId": name,
          "Role": instance.isReader ? "READ_ONLY" : "READ_WRITE", "TargetHealth": health,
        ]
      }
  }
}
