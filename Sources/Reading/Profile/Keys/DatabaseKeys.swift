import AWSFacts
import ProxyModel

/// `database`.
enum DatabaseKeys {
  static let cluster = ProfileKey(
    "cluster", .text(.any),
    "The identifier of the Aurora or Multi-AZ DB cluster behind the proxy. Either this or `instance`.")
  static let instance = ProfileKey(
    "instance", .text(.any), "The identifier of the DB instance behind the proxy. Either this or `cluster`.")
  static let engine = ProfileKey(
    "engine", Shape<Engine>.choice, "The engine, as AWS names it; the proxy's engine family follows from it.",
    absent: .required)
  static let engineVersion = ProfileKey(
    "engine_version", .text(.any), "The engine's version, in quotes.", absent: .undetermined)
  static let port = ProfileKey(
    "port", .port,
    "The port of the database. The proxy's own port is fixed by the engine family, whatever stands here.",
    absent: .derived("the engine's default port"))
  static let securityGroup = ProfileKey(
    "security_group", Shape<[String]>.oneOrMany(.text(.securityGroupID)), "The database's security group, or several.",
    absent: .undetermined)
  static let instanceClass = ProfileKey(
    "instance_class", .text(.any), "The class of its instances: `db.r6g.xlarge`.", absent: .undetermined)
  static let readers = ProfileKey(
    "readers", .integer(0...15), "How many readers the cluster has beside its writer.", absent: .undetermined)
  static let serverless = SectionKey("serverless_v2", ServerlessKeys.declaration)
  static let maxConnections = ProfileKey(
    "max_connections", .integer(1...Int.max),
    "The database's `max_connections`, where a parameter group overrides AWS's formula or where you have looked it up.",
    absent: .derived("computed from the instance class or the maximum ACU"))
  static let resourceID = ProfileKey(
    "resource_id", .text(.any),
    "The database's resource id, `cluster-...` or `db-...`, on which the proxy's role signs in when IAM goes from end to end.",
    absent: .undetermined)
  static let vpcID = ProfileKey(
    "vpc_id", .text(.vpcID), "The database's VPC, where somebody fears that it is another one.",
    absent: .derived("`network.vpc_id`"))
  static let networkType = ProfileKey(
    "network_type", Shape<NetworkType>.choice(of: [.ipv4, .dual]), "The addresses that it can be reached by.",
    absent: .undetermined)
  static let masterUsername = ProfileKey(
    "master_username", .text(.any), "The master user, whom no application should sign in as.", absent: .undetermined)
  static let directConnections = SectionKey(listOf: "direct_connections", DirectConnectionKeys.declaration)

  static let declaration = SectionDeclaration(
    "The database behind the proxy, which exists already.",
    [
      cluster.declaration, instance.declaration, engine.declaration, engineVersion.declaration, port.declaration,
      securityGroup.declaration, serverless.declaration, instanceClass.declaration, readers.declaration,
      maxConnections.declaration, resourceID.declaration, vpcID.declaration, networkType.declaration,
      masterUsername.declaration, directConnections.declaration,
    ])
}

/// `database.serverless_v2`.
enum ServerlessKeys {
  static let minimum = ProfileKey(
    "min_acu", .capacity, "The least capacity, in Aurora capacity units, by halves.", absent: .required)
  static let maximum = ProfileKey(
    "max_acu", .capacity, "The most capacity; it alone decides `max_connections`.", absent: .required)

  static let declaration = SectionDeclaration(
    "The range of Aurora Serverless v2, instead of `instance_class`.", [minimum.declaration, maximum.declaration])
}

/// `database.direct_connections[]`.
enum DirectConnectionKeys {
  static let name = ProfileKey("name", .text(.any), "Who: `migrations`, `admin`.", absent: .required)
  static let connections = ProfileKey(
    "connections", .count, "How many connections at most.", absent: .required)

  static let declaration = SectionDeclaration(
    "What reaches the database without the proxy, and must find connections left.",
    [name.declaration, connections.declaration])
}
