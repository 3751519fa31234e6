public import ProxyModel
public import Rendering
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
    calls += deployment.databases.filter { $0.ownership != .created }.map(Self.call)
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
  func unmoved(_ text: String) -> String {
    ids.reduce(text) { $0.replacing($1.value, with: $1.key) }
  }

  /// Whether the deployment names something by this id.
  func knows(_ id: String) -> Bool { ids[id] != nil }

  private static let master = ["MasterUsername": "root", "MasterUserPassword": "not-a-secret"]

  private static func call(for database: Database) -> Cloud.Call {
    let name = database.identifier.known ?? ""
    return switch database.kind {
    case .cluster:
      Cloud.Call(
        "rds", "create_db_cluster",
        ["DBClusterIdentifier": name, "Engine": "aurora-postgresql"].merging(master) { $1 })
    case .instance:
      Cloud.Call(
        "rds", "create_db_instance",
        ["DBInstanceIdentifier": name, "Engine": "mysql", "DBInstanceClass": "db.m6g.large", "AllocatedStorage": 20]
          .merging(master) { $1 })
    }
  }

  /// The names of roles that exist, each once.
  private static func roles(of deployment: Deployment) -> [String] {
    deployment.roles.filter { $0.ownership != .created }.compactMap(\.name.known).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}
