import Rendering
import TestSupport

/// Makes in `moto` what generated files expect to be there, and tells under which ids it came to be.
struct Surroundings {
  /// The id in the cloud for each id in the files, as far as it is another.
  private(set) var ids: [String: String] = [:]

  /// Networks, groups, databases and roles that the files only name.
  init(of files: [RenderedFile], in cloud: Cloud) throws {
    let text = files.map(\.text).joined()
    let vpcs = Self.ids("vpc", in: text)
    let subnets = Self.ids("subnet", in: text)
    let groups = Self.ids("sg", in: text)
    guard let vpc = vpcs.first else { return }
    let made = try cloud.call([Cloud.Call("ec2", "create_vpc", ["CidrBlock": "10.0.0.0/16"])])
    guard let home = (made.first?["Vpc"] as? [String: Any])?["VpcId"] as? String else { return }
    ids[vpc] = home

    var calls = subnets.enumerated().map { index, _ in
      Cloud.Call(
        "ec2", "create_subnet",
        [
          "VpcId": home, "CidrBlock": "10.0.\(index).0/24",
          "AvailabilityZone": "us-east-1\(["a", "b", "c"][index % 3])",
        ])
    }
    calls += groups.map {
      Cloud.Call("ec2", "create_security_group", ["GroupName": "found-\($0)", "Description": "found", "VpcId": home])
    }
    calls += Self.names(/db_cluster_identifier += "([^"]+)"/, in: text).map {
      Cloud.Call(
        "rds", "create_db_cluster",
        ["DBClusterIdentifier": $0, "Engine": "aurora-postgresql"].merging(Self.master) { $1 })
    }
    calls += Self.names(/db_instance_identifier += "([^"]+)"/, in: text).map {
      Cloud.Call(
        "rds", "create_db_instance",
        ["DBInstanceIdentifier": $0, "Engine": "mysql", "DBInstanceClass": "db.m6g.large", "AllocatedStorage": 20]
          .merging(Self.master) { $1 })
    }
    calls += Self.names(/\n  role += "([^"]+)"/, in: text).map {
      Cloud.Call(
        "iam", "create_role",
        ["RoleName": $0, "AssumeRolePolicyDocument": #"{"Version":"2012-10-17","Statement":[]}"#])
    }
    for (old, answer) in zip(subnets + groups, try cloud.call(calls)) {
      ids[old] = (answer["Subnet"] as? [String: Any])?["SubnetId"] as? String ?? answer["GroupId"] as? String
    }
  }

  /// The files as they would have been generated for these surroundings.
  func moved(_ files: [RenderedFile]) -> [RenderedFile] {
    files.map { RenderedFile(name: $0.name, text: moved($0.text)) }
  }

  /// A text with its ids.
  func moved(_ text: String) -> String {
    ids.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  private static let master = ["MasterUsername": "root", "MasterUserPassword": "not-a-secret"]

  private static func ids(_ kind: String, in text: String) -> [String] {
    names(/"([a-z]+-[0-9a-f]{8,17})"/, in: text).filter { $0.hasPrefix("\(kind)-") }
  }

  /// What a pattern finds, each once, in the order of the text.
  private static func names(_ pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
    text.matches(of: pattern).map { String($0.1) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
