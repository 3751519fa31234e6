import AWSFacts
public import ProxyModel
public import Rendering
import SourceText
public import TestSupport

/// Makes in `moto` what a deployment expects to be there, and tells under which ids it came to be.
public struct Surroundings {
  /// The id in the cloud for each id in the deployment, as far as it is another.
  private(set) var ids: [String: String] = [:]

  /// Networks, groups, databases, roles and secrets that the deployment only names.
  public init(of deployment: Deployment, in cloud: Cloud) throws {
    guard let vpc = deployment.vpcs.first?.ownership.externalID else { return }
    let made = try cloud.call([Cloud.Call("ec2", "create_vpc", ["CidrBlock": "10.0.0.0/16"])])
    guard let home = (made.first?["Vpc"] as? [String: Any])?["VpcId"] as? String else { return }
    ids[vpc] = home

    let region = deployment.region.known ?? ""
    let subnets = deployment.subnets.compactMap(\.ownership.externalID)
    let groups = deployment.securityGroups.compactMap(\.ownership.externalID)
    let secrets = deployment.secrets.filter { $0.ownership.externalID != nil }
    var calls = subnets.enumerated().map { index, _ in
      Cloud.Call(
        "ec2", "create_subnet",
        ["VpcId": home, "CidrBlock": "10.0.\(index).0/24", "AvailabilityZone": region + ["a", "b", "c"][index % 3]])
    }
    calls += groups.map {
      Cloud.Call("ec2", "create_security_group", ["GroupName": "found-\($0)", "Description": "found", "VpcId": home])
    }
    calls += secrets.map { secret in
      Cloud.Call(
        "secretsmanager", "create_secret",
        [
          "Name": secret.name.known ?? "found",
          "SecretString": #"{"username": "app", "password": "not-a-secret", "host": "db.example", "port": 5432}"#,
        ])
    }
    calls += Self.roles(of: deployment).map {
      Cloud.Call(
        "iam", "create_role",
        ["RoleName": $0, "AssumeRolePolicyDocument": #"{"Version":"2012-10-17","Statement":[]}"#])
    }
    let answers = try cloud.call(calls)
    for (old, answer) in zip(subnets + groups + secrets.compactMap(\.ownership.externalID), answers) {
      ids[old] =
        (answer["Subnet"] as? [String: Any])?["SubnetId"] as? String ?? answer["GroupId"] as? String
        ?? answer["ARN"] as? String
    }
    _ = try cloud.call(deployment.securityGroupRules.filter(\.isFound).flatMap { ruleCalls($0, of: deployment) })
    _ = try cloud.call(
      deployment.databases.filter { $0.ownership != .created }.flatMap { databaseCalls($0, of: deployment) })
  }

  /// The files as they would have been generated for these surroundings.
  public func moved(_ files: [RenderedFile]) -> [RenderedFile] {
    files.map { RenderedFile(name: $0.name, text: moved($0.text), isExecutable: $0.isExecutable) }
  }

  /// A text with its ids.
  public func moved(_ text: String) -> String {
    ids.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  /// A text of the cloud with the ids that the deployment has.
  public func unmoved(_ text: String) -> String {
    ids.reduce(text) { $0.replacing($1.value, with: $1.key) }
  }

  /// Whether the deployment names something by this id.
  func knows(_ id: String) -> Bool { ids[id] != nil }

  /// What makes a rule that somebody else looks after; all of the traffic out is let through by every new group.
  private func ruleCalls(_ rule: SecurityGroupRule, of deployment: Deployment) -> [Cloud.Call] {
    func id(_ group: Reference<SecurityGroup>) -> String? {
      deployment.securityGroups[group]?.ownership.externalID.flatMap { ids[$0] }
    }
    guard let group = id(rule.group.value), case .tcp(let ports)? = rule.traffic.known else { return [] }
    var permission: [String: Any] = [
      "IpProtocol": "tcp", "FromPort": ports.lowerBound, "ToPort": ports.upperBound,
    ]
    switch rule.peer.known {
    case .cidr(let block)?: permission["IpRanges"] = [["CidrIp": "\(block)", "Description": rule.description]]
    case .group(let other)?:
      guard let peer = id(other) else { return [] }
      permission["UserIdGroupPairs"] = [["GroupId": peer, "Description": rule.description]]
    case .prefixList?, nil: return []
    }
    return [
      Cloud.Call(
        "ec2", "authorize_security_group_\(rule.direction.rawValue)",
        ["GroupId": group, "IpPermissions": [permission]])
    ]
  }

  private static let master = ["MasterUsername": "root", "MasterUserPassword": "not-a-secret"]

  /// What makes a database as the deployment has it, with its instances.
  private func databaseCalls(_ database: Database, of deployment: Deployment) -> [Cloud.Call] {
    let name = database.identifier.known ?? ""
    let subnetGroup = "subnets-of-\(name)"
    var own: [String: Any] = [
      "Engine": database.engine.known?.rawValue ?? (database.kind == .cluster ? "aurora-postgresql" : "mysql"),
      "DBSubnetGroupName": subnetGroup,
      "EnableIAMDatabaseAuthentication": database.iamAuthentication.known ?? false,
      "VpcSecurityGroupIds": (database.securityGroups.known ?? []).compactMap { group in
        deployment.securityGroups[group.value]?.ownership.externalID.flatMap { ids[$0] }
      },
    ]
    own["EngineVersion"] = database.engineVersion.known
    own["Port"] = database.port.known?.rawValue
    var calls = [
      Cloud.Call(
        "rds", "create_db_subnet_group",
        [
          "DBSubnetGroupName": subnetGroup, "DBSubnetGroupDescription": "found",
          "SubnetIds": deployment.subnets.compactMap(\.ownership.externalID).compactMap { ids[$0] },
        ])
    ]
    let instances = database.instances.known ?? []
    func instance(_ number: Int, _ more: [String: Any]) -> Cloud.Call {
      var words: [String: Any] = [
        "DBInstanceIdentifier": database.kind == .instance ? name : "\(name)-\(number + 1)", "AllocatedStorage": 20,
        "DBInstanceClass": database.kind == .cluster ? "db.serverless" : "db.m6g.large",
      ]
      if instances.indices.contains(number), case .instanceClass(let size)? = instances[number].size.known {
        words["DBInstanceClass"] = size
      }
      return Cloud.Call("rds", "create_db_instance", words.merging(more) { $1 })
    }
    switch database.kind {
    case .instance: calls.append(instance(0, own.merging(Self.master) { $1 }))
    case .cluster:
      var cluster = own.merging(Self.master) { $1 }
      cluster["DBClusterIdentifier"] = name
      if let capacity = database.serverless {
        cluster["ServerlessV2ScalingConfiguration"] = [
          "MinCapacity": capacity.minimum.known?.units ?? 0, "MaxCapacity": capacity.maximum.known?.units ?? 0,
        ]
      }
      calls.append(Cloud.Call("rds", "create_db_cluster", cluster))
      let member: [String: Any] = [
        "DBClusterIdentifier": name, "Engine": own["Engine"] ?? "", "DBSubnetGroupName": subnetGroup,
      ]
      calls += instances.indices.map { instance($0, member) }
    }
    return calls
  }

  /// The names of roles that exist, each once.
  private static func roles(of deployment: Deployment) -> [String] {
    deployment.roles.filter { $0.ownership != .created }.compactMap(\.name.known).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}
