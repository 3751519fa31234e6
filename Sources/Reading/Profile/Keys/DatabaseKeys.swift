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
  static let readerClass = ProfileKey(
    "reader_instance_class", .text(.any), "The class of its readers, where it is not the writer's.",
    absent: .derived("the writer's"))
  static let serverless = SectionKey("serverless_v2", ServerlessKeys.declaration)
  static let maxConnections = ProfileKey(
    "max_connections", .integer(1...Form.plausible.upperBound),
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
  static let directConnections = SectionKey(
    listOf: "direct_connections", DirectConnectionKeys.declaration, absent: .undetermined)
  static let otherProxies = SectionKey(listOf: "other_proxies", OtherProxyKeys.declaration)
  static let parameters = ProfileKey(
    "parameters", Shape<[String: String]>.tags,
    "What its parameter groups set beyond AWS's defaults, such as `rds.force_ssl: 1`. Written, it is taken as complete.",
    absent: .undetermined)
  static let pendingReboot = ProfileKey(
    "pending_reboot", .boolean, "Whether a changed parameter waits for a reboot.", absent: .undetermined)
  static let iamAuthentication = ProfileKey(
    "iam_authentication", .boolean, "Whether users can sign in to the database by IAM.", absent: .undetermined)
  static let replicaOf = ProfileKey(
    "replica_of", .text(.any), "The DB instance that this one is a read replica of.")
  static let engineMode = ProfileKey(
    "engine_mode", Shape<EngineMode>.choice, "Aurora's engine mode; `serverless` is Serverless v1.",
    absent: .value(.provisioned))
  static let scalability = ProfileKey(
    "cluster_scalability_type", Shape<ClusterScalability>.choice, "How an Aurora cluster grows.",
    absent: .value(.standard))
  static let globalRole = ProfileKey(
    "global_role", Shape<GlobalRole>.choice, "What the cluster is within an Aurora global database.")
  static let localWriteForwarding = ProfileKey(
    "local_write_forwarding", .boolean, "Whether Aurora's readers forward writes to the writer of their own cluster.",
    absent: .value(false))
  static let postgresDatabase = ProfileKey(
    "postgres_database", Shape<PostgresDatabase>.choice,
    "What became of PostgreSQL's database `postgres`, in which the proxy looks after its own user.",
    absent: .value(.kept))
  static let severalProxiesReason = ProfileKey(
    "several_proxies_reason", .text(.any),
    "Why more than one proxy stands before the database. AWS advises one.")
  static let blueGreen = ProfileKey(
    "blue_green", Shape<BlueGreenState>.choice,
    "Whether a blue/green deployment of the database is ahead or there already.")

  static let declaration = SectionDeclaration(
    "The database behind the proxy, which exists already.",
    [
      cluster.declaration, instance.declaration, engine.declaration, engineVersion.declaration, port.declaration,
      securityGroup.declaration, serverless.declaration, instanceClass.declaration, readers.declaration,
      readerClass.declaration, maxConnections.declaration, resourceID.declaration, vpcID.declaration,
      networkType.declaration,
      masterUsername.declaration, directConnections.declaration,
      otherProxies.declaration, parameters.declaration, pendingReboot.declaration, iamAuthentication.declaration,
      replicaOf.declaration, engineMode.declaration, scalability.declaration, globalRole.declaration,
      localWriteForwarding.declaration, postgresDatabase.declaration,
      severalProxiesReason.declaration, blueGreen.declaration,
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

/// `database.other_proxies[]`.
enum OtherProxyKeys {
  static let name = ProfileKey("name", .text(.any), "Which proxy.", absent: .required)
  static let maxConnectionsPercent = ProfileKey(
    "max_connections_percent", .percent(PoolLimits.maxConnectionsPercent.value),
    "How many hundredths of `max_connections` its pool may take.", absent: .required)

  static let declaration = SectionDeclaration(
    "Proxies before the same database that this profile does not describe, and what their pools may take.",
    [name.declaration, maxConnectionsPercent.declaration])
}
