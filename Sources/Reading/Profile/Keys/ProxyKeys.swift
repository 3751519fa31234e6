import AWSFacts
import ProxyModel

/// `proxy`.
enum ProxyKeys {
  static let name = ProfileKey(
    "name", .text(.any), "The proxy's name, unique in account and region.",
    absent: .derived("`<name>-<environment>-proxy`"),
    judgedBy: "HR001")
  static let engineFamily = ProfileKey(
    "engine_family", Shape<EngineFamily>.choice, "What the proxy speaks.",
    absent: .derived("the family of `database.engine`"),
    judgedBy: "HR004")
  static let securityGroup = ProfileKey(
    "security_group", Shape<[String]>.oneOrMany(.text(.securityGroupID)),
    "The proxy's security group, where one exists already; the rules it needs are added to it.",
    absent: .derived("a group of its own is created"))
  static let securityGroupName = ProfileKey(
    "security_group_name", .text(.any), "The name of the group that is created for the proxy.",
    absent: .derived("the proxy's name"))
  static let securityGroupDescription = ProfileKey(
    "security_group_description", .text(.any),
    "What the group that is created for the proxy says of itself. AWS never changes it: another text is another group.",
    absent: .derived("`RDS Proxy` and the proxy's name"))
  static let ingress = SectionKey(
    listOf: "ingress", SecurityGroupRuleKeys.declaration,
    summary: "What the proxy's group lets in beside its clients.")
  static let egress = SectionKey(
    listOf: "egress", SecurityGroupRuleKeys.declaration,
    summary: "What the proxy's group lets out beside the way to the database.")
  static let roleName = ProfileKey(
    "role_name", .text(.any), "The name of the role that is created for the proxy.",
    absent: .derived("the proxy's name and `-role`"))
  static let roleDescription = ProfileKey(
    "role_description", .text(.any), "What the role that is created for the proxy says of itself.",
    absent: .derived("that it lets the proxy read its secrets"))
  static let rolePolicyName = ProfileKey(
    "role_policy_name", .text(.any), "The name of the one policy of the role that is created for the proxy.",
    absent: .derived("`\(CreatedRole.policyName)`"))
  static let role = SectionKey("role", RoleKeys.declaration)
  static let resourceID = ProfileKey(
    "resource_id", .text(.any), "The `prx-` id of a proxy that exists already, which client policies name.",
    absent: .derived("AWS makes it"))
  static let subnets = ProfileKey(
    "subnets", Shape<[String]>.list(.text(.subnetID)),
    "The proxy's subnets, where it shall not stand in all of the network's.",
    absent: .derived("all of `network.subnets`"))
  static let requireTLS = ProfileKey(
    "require_tls", .boolean, "Refuse clients that do not use TLS. AWS's own default is not to.", absent: .value(true))
  static let idleClientTimeout = ProfileKey(
    "idle_client_timeout", .seconds(Timeouts.idleClient.value), "After how many seconds an idle client is dropped.",
    absent: .value(Seconds(Timeouts.idleClientDefault.value)), judgedBy: "HR086")
  static let debugLogging = ProfileKey(
    "debug_logging", .boolean, "Write statements to the log. AWS turns it off again after 24 hours.",
    absent: .value(false))
  static let defaultAuthScheme = ProfileKey(
    "default_auth_scheme", Shape<DefaultAuthScheme>.choice,
    "How users without a secret sign in: `IAM_AUTH` is IAM from client to database.", absent: .value(.none))
  static let endpointNetworkType = ProfileKey(
    "endpoint_network_type", Shape<NetworkType>.choice, "The addresses that clients connect to.", absent: .value(.ipv4))
  static let targetConnectionNetworkType = ProfileKey(
    "target_connection_network_type", Shape<NetworkType>.choice(of: [.ipv4, .ipv6]),
    "The addresses by which the proxy reaches the database.", absent: .value(.ipv4))
  static let auth = SectionKey(listOf: "auth", AuthKeys.declaration)

  static let declaration = SectionDeclaration(
    "The proxy itself.",
    [
      name.declaration, engineFamily.declaration, securityGroup.declaration,
      securityGroupName.declaration, securityGroupDescription.declaration, ingress.declaration, egress.declaration,
      roleName.declaration, roleDescription.declaration, rolePolicyName.declaration, role.declaration,
      resourceID.declaration, subnets.declaration,
      requireTLS.declaration, idleClientTimeout.declaration, debugLogging.declaration, defaultAuthScheme.declaration,
      endpointNetworkType.declaration, targetConnectionNetworkType.declaration, auth.declaration,
    ])
}

/// The role that is created where a profile names none.
enum CreatedRole {
  /// The name of its one policy.
  static let policyName = "read-secrets"
}

/// `proxy.auth[]`.
enum AuthKeys {
  static let secret = ProfileKey(
    "secret", .text(.any),
    "The name of a secret that is created empty; its value is put in by you, and never by headroom. Either this or `secret_arn`."
  )
  static let secretARN = ProfileKey(
    "secret_arn", .text(.any), "The full ARN of a secret that exists already.", judgedBy: "HR037")
  static let username = ProfileKey(
    "username", .text(.any), "The database user whose password the secret holds; one secret a user.",
    absent: .undetermined)
  static let iamAuth = ProfileKey(
    "iam_auth", Shape<IAMAuth>.choice, "Whether clients sign in by IAM instead of a password.",
    absent: .value(.disabled))
  static let clientPasswordAuthType = ProfileKey(
    "client_password_auth_type", Shape<ClientPasswordAuthType>.choice, "How clients prove their password.",
    absent: .derived("the engine family's default"), judgedBy: "HR047")
  static let kmsKeyARN = ProfileKey(
    "kms_key_arn", .text(.keyARN), "The customer-managed key that the secret is encrypted with.",
    absent: .derived("the AWS-managed key"))
  static let secretKeys = ProfileKey(
    "secret_keys", Shape<[String]>.list(.text(.word)),
    "The keys of the JSON in the secret, without their values: `[username, password]`.", absent: .undetermined)
  static let secretHost = ProfileKey(
    "secret_host", Shape<Secret.Host>.choice, "What `host` inside the secret names.", absent: .undetermined)
  static let rotation = ProfileKey(
    "rotation", Shape<Secret.Rotation>.choice, "How the secret's password is changed.", absent: .undetermined)
  static let description = ProfileKey("description", .text(.any), "A note of up to 1,000 characters.")
  static let userName = ProfileKey(
    "user_name", .text(.any),
    "AWS's own `UserName`. The API has it and refuses it beside a secret; write `username` instead.", judgedBy: "HR036")

  static let declaration = SectionDeclaration(
    "Whom the proxy lets in: one entry a database user.",
    [
      secret.declaration, secretARN.declaration, username.declaration, iamAuth.declaration,
      clientPasswordAuthType.declaration, kmsKeyARN.declaration, secretKeys.declaration, secretHost.declaration,
      rotation.declaration, description.declaration, userName.declaration,
    ])
}

/// `target_group`.
enum TargetGroupKeys {
  static let name = ProfileKey(
    "name", .text(.any), "AWS knows no other name than `default`.", absent: .value(DefaultTargetGroup.name.value),
    judgedBy: "HR014")
  static let maxConnectionsPercent = ProfileKey(
    "max_connections_percent", .percent(PoolLimits.maxConnectionsPercent.value),
    "How many hundredths of each instance's `max_connections` the pool may take.",
    absent: .derived("100; 10 for SQL Server"), judgedBy: "HR081")
  static let maxIdleConnectionsPercent = ProfileKey(
    "max_idle_connections_percent", .percent(PoolLimits.minimumIdlePercent.value...100),
    "How many hundredths of `max_connections` may stand idle in the pool.",
    absent: .derived("half of `max_connections_percent`"), judgedBy: "HR082")
  static let connectionBorrowTimeout = ProfileKey(
    "connection_borrow_timeout", .seconds(Timeouts.connectionBorrow.value),
    "How many seconds a client waits for a connection; 0 is an immediate error.",
    absent: .value(Seconds(Timeouts.connectionBorrowDefault.value)), judgedBy: "HR084")
  static let initQuery = ProfileKey(
    "init_query", .text(.any),
    "SQL that the proxy runs on each new database connection. Whoever may see the proxy can read it.",
    judgedBy: "HR106")
  static let sessionPinningFilters = ProfileKey(
    "session_pinning_filters", Shape<[String]>.list(.text(.any)),
    "What shall not pin a session: `EXCLUDE_VARIABLE_SETS`, for the MySQL family only.", absent: .emptyList,
    judgedBy: "HR104")
  static let sessionPinningFiltersReason = ProfileKey(
    "session_pinning_filters_reason", .text(.any),
    "Why the filter is safe for every client: what they set is the same for all, or set anew in each transaction.")
  static let peakConnections = ProfileKey(
    "peak_connections", .count,
    """
    The most connections of the pool that were ever in use at once: the highest `DatabaseConnectionsCurrentlyBorrowed` that \
    you measured. Not the number of clients, who share them.
    """,
    absent: .undetermined)

  static let declaration = SectionDeclaration(
    "The pool of connections to the database.",
    [
      name.declaration, maxConnectionsPercent.declaration, maxIdleConnectionsPercent.declaration,
      connectionBorrowTimeout.declaration, initQuery.declaration, sessionPinningFilters.declaration,
      sessionPinningFiltersReason.declaration, peakConnections.declaration,
    ])
}

/// `endpoints[]`.
enum EndpointKeys {
  static let name = ProfileKey(
    "name", .text(.any), "What it is called here: `reader`.", absent: .required, judgedBy: "HR003")
  static let endpointName = ProfileKey(
    "endpoint_name", .text(.any), "Its name in AWS, unique in account and region.",
    absent: .derived("the proxy's name and this one"), judgedBy: "HR003")
  static let targetRole = ProfileKey(
    "target_role", Shape<TargetRole>.choice, "Whether it leads to the writer or to the readers.",
    absent: .value(.readWrite))
  static let securityGroup = ProfileKey(
    "security_group", Shape<[String]>.oneOrMany(.text(.securityGroupID)), "Its own security group.",
    absent: .derived("the proxy's"))
  static let subnets = ProfileKey(
    "subnets", Shape<[String]>.list(.text(.subnetID)), "Its own subnets.", absent: .derived("the proxy's"))
  static let networkType = ProfileKey(
    "endpoint_network_type", Shape<NetworkType>.choice, "The addresses that clients connect to.", absent: .value(.ipv4))

  static let declaration = SectionDeclaration(
    "Endpoints beside the proxy's own, which always leads to the writer.",
    [
      name.declaration, endpointName.declaration, targetRole.declaration, securityGroup.declaration,
      subnets.declaration,
      networkType.declaration,
    ])
}
