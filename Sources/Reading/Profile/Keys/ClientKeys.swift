import AWSFacts
import ProxyModel

/// `clients[]`.
enum ClientKeys {
  static let name = ProfileKey("name", .text(.word), "What it is called.", absent: .required)
  static let runtime = ProfileKey("runtime", Shape<Client.Runtime>.choice, "What it runs on.")
  static let securityGroup = ProfileKey(
    "security_group", Shape<[String]>.oneOrMany(.text(.securityGroupID)),
    "The group it wears; the rules from it to the proxy are added on both sides.", absent: .undetermined)
  static let cidr = ProfileKey(
    "cidr", Shape<[CIDRBlock]>.oneOrMany(.cidr), "The addresses it comes from, where it wears no group of this VPC.")
  static let role = ProfileKey(
    "role", .text(.any),
    "The name of its IAM role. With IAM sign-in it gets `rds-db:connect` on exactly this proxy and user.",
    absent: .undetermined)
  static let policies = SectionKey(
    listOf: "policies", PolicyKeys.declaration,
    summary:
      "All policies of its role, where somebody else looks after them; headroom then adds none, and checks these.")
  static let endpoints = ProfileKey(
    "endpoints", Shape<[String]>.oneOrMany(.text(.any)),
    "The endpoints that it uses, by their names in `endpoints`; `proxy` is the proxy's own.",
    absent: .derived("rules are added for all; any of them will do"))
  static let users = ProfileKey(
    "users", Shape<[String]>.oneOrMany(.text(.any)), "The database users it signs in as.",
    absent: .derived("every user of `proxy.auth`"))
  static let description = ProfileKey("description", .text(.any), "A note; it becomes the description of its rules.")
  static let instances = SectionKey("instances", InstanceKeys.declaration)
  static let connectionsEach = ProfileKey(
    "connections_each", .count, "How many connections each instance keeps to the proxy.", absent: .value(1))
  static let sslMode = ProfileKey(
    "sslmode", Shape<SSLMode>.choice,
    """
    How much TLS it insists on. MySQL's `ssl-mode` in these words: `DISABLED` is `disable`, `PREFERRED` is `prefer`, `REQUIRED` \
    is `require`, `VERIFY_IDENTITY` is `verify-full`.
    """,
    absent: .undetermined)
  static let traits = ProfileKey(
    "traits", Shape<[ClientTrait]>.list(.choice),
    "What it does with its connections that a proxy minds; `[]` where it does none of it.", absent: .undetermined)
  static let host = ProfileKey(
    "host", .text(.any), "The host it is told to connect to, where that is written somewhere.",
    absent: .derived("the proxy's endpoint"))
  static let port = ProfileKey(
    "port", .port, "The port it is told to connect to, where that is written somewhere.",
    absent: .derived("the proxy's port"))
  static let timeout = ProfileKey(
    "timeout", .seconds(1...Form.plausible.upperBound),
    "After how many seconds it gives up what it does: a function's time-out, that of a request.", absent: .undetermined)
  static let pool = SectionKey("pool", ClientPoolKeys.declaration, absent: .undetermined)

  static let declaration = SectionDeclaration(
    "Who connects to the proxy, through which security group, with how many connections.",
    [
      name.declaration, runtime.declaration, securityGroup.declaration, cidr.declaration, role.declaration,
      policies.declaration, endpoints.declaration, users.declaration, description.declaration, instances.declaration,
      connectionsEach.declaration, sslMode.declaration, traits.declaration,
      host.declaration, port.declaration, timeout.declaration, pool.declaration,
    ])
}

/// `clients[].instances`.
enum InstanceKeys {
  static let normal = ProfileKey("normal", .count, "On an ordinary day.", absent: .undetermined)
  static let peak = ProfileKey("peak", .count, "At the highest.", absent: .undetermined)
  static let deploy = ProfileKey(
    "deploy", .count, "While old and new instances stand side by side.", absent: .derived("`peak`"))

  static let declaration = SectionDeclaration(
    "How many instances run at a time: execution environments, tasks, pods.",
    [normal.declaration, peak.declaration, deploy.declaration])
}

/// `clients[].pool`.
enum ClientPoolKeys {
  static let idleTimeout = ProfileKey(
    "idle_timeout", .seconds(0...Form.plausible.upperBound),
    "After how many seconds the client closes a connection that it does not use; 0 is never.", absent: .undetermined)
  static let maxLifetime = ProfileKey(
    "max_lifetime", .seconds(0...Form.plausible.upperBound),
    "After how many seconds the client closes a connection, used or not; 0 is never.", absent: .undetermined)

  static let declaration = SectionDeclaration(
    "The pool that the client keeps itself, such as HikariCP's or SQLAlchemy's.",
    [idleTimeout.declaration, maxLifetime.declaration])
}

/// `publish`.
enum PublishKeys {
  static let prefix = ProfileKey(
    "ssm_prefix", .text(.parameterPath),
    "The path under which `endpoint`, and `<name>_endpoint` for each further endpoint, are written.", absent: .required)
  static let description = ProfileKey("description", .text(.any), "What the parameters say of themselves.")

  static let declaration = SectionDeclaration(
    "Where applications find the endpoints: parameters of Systems Manager.",
    [prefix.declaration, description.declaration])
}

/// `alarms`.
enum AlarmKeys {
  static let notify = ProfileKey(
    "notify", Shape<[String]>.oneOrMany(.text(.topicARN)), "Whom the alarms tell: the ARN of an SNS topic, or several.",
    absent: .required)
  static let pinnedSessions = ProfileKey(
    "pinned_sessions", .count, "More pinned sessions than this wake somebody: the pool is no longer shared.",
    absent: .derived("a fifth of the pool; 10 where its size is not known"))
  static let borrowLatency = ProfileKey(
    "borrow_latency_ms", .integer(1...60_000),
    "A longer average wait for a connection than this, in milliseconds, wakes somebody.", absent: .value(100))
  static let failedSignIns = ProfileKey(
    "failed_sign_ins", .count, "More refused clients a minute than this wake somebody.", absent: .value(5))
  static let availability = ProfileKey(
    "availability_percent", .integer(1...100),
    "A target that is available for less of a minute than this wakes somebody.",
    absent: .value(99))
  static let poolUse = ProfileKey(
    "pool_use_percent", .integer(1...100),
    "More database connections than this share of the pool wake somebody; needs a known `max_connections`.",
    absent: .value(85))
  static let standard = ProfileKey(
    "standard", .boolean, "Whether headroom's own alarms are made; `also` has the only ones where they are not.",
    absent: .value(true))
  static let also = SectionKey(listOf: "also", OwnAlarmKeys.declaration)

  static let declaration = SectionDeclaration(
    "Alarms on what goes wrong quietly. The thresholds are ours: AWS recommends none for RDS Proxy.",
    [
      notify.declaration, pinnedSessions.declaration, borrowLatency.declaration, failedSignIns.declaration,
      availability.declaration, poolUse.declaration, standard.declaration, also.declaration,
    ])
}
