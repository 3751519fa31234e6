import AWSFacts
import ProxyModel
import SampleDeployments
import SourceText

extension UpdateEffectTests {
  /// Changes that nothing else hangs on.
  static let apart: [Edit] = proxyEdits + poolEdits + endpointEdits + companionEdits + alarmEdits

  private static let proxyEdits: [Edit] = {
    func edit(_ path: String, _ change: @escaping @Sendable (inout Proxy) -> Void) -> Edit {
      Edit("aws_db_proxy.this", path, \.proxies, "this", change)
    }
    func entry(_ path: String, _ change: @escaping @Sendable (inout AuthEntry) -> Void) -> Edit {
      edit("auth.app.\(path)") { proxy in
        proxy.auth = proxy.auth.map { entries in
          entries.enumerated().map { index, entry in
            var entry = entry
            if index == 0 { change(&entry) }
            return entry
          }
        }
      }
    }
    return [
      edit("proxy.require_tls") { $0.requireTLS = written(false) },
      edit("proxy.idle_client_timeout") { $0.idleClientTimeout = written(Seconds(900)) },
      edit("proxy.debug_logging") { $0.debugLogging = written(true) },
      edit("proxy.security_groups") { proxy in
        proxy.securityGroups = written([Located(.symbol(Symbol(SampleIDs.databaseGroup)), at: SampleBuilder.place)])
      },
      edit("proxy.tags.Team") { $0.tags["Team"] = "orders" },
      entry("iam_auth") { $0.iamAuth = written(.disabled) },
      entry("description") { $0.description = "another" },
      entry("client_password_auth_type") { $0.clientPasswordAuthType = written(.postgresMD5) },
    ]
  }()

  private static let poolEdits: [Edit] = {
    func edit(_ path: String, _ change: @escaping @Sendable (inout TargetGroup) -> Void) -> Edit {
      Edit("aws_db_proxy_default_target_group.this", "target_group.\(path)", \.targetGroups, "this", change)
    }
    return [
      edit("max_connections_percent") { $0.maxConnectionsPercent = written(Percent(60)) },
      edit("max_idle_connections_percent") { $0.maxIdleConnectionsPercent = written(Percent(20)) },
      edit("connection_borrow_timeout") { $0.connectionBorrowTimeout = written(Seconds(60)) },
      edit("init_query") { $0.initQuery = written("SET search_path = orders") },
      edit("session_pinning_filters") {
        $0.sessionPinningFilters = written([Located("EXCLUDE_VARIABLE_SETS", at: SampleBuilder.place)])
      },
    ]
  }()

  private static let endpointEdits: [Edit] = {
    func edit(_ path: String, _ change: @escaping @Sendable (inout Endpoint) -> Void) -> Edit {
      Edit("aws_db_proxy_endpoint.reader", "endpoints.reader.\(path)", \.endpoints, "reader", change)
    }
    return [
      edit("target_role") { $0.targetRole = written(.readWrite) },
      edit("name") { $0.name = written("another-reader") },
      edit("security_groups") { endpoint in
        endpoint.securityGroups = written([Located(.symbol(Symbol(SampleIDs.databaseGroup)), at: SampleBuilder.place)])
      },
      edit("subnets") { endpoint in endpoint.subnets = endpoint.subnets.map { Array($0.dropLast()) } },
      edit("tags.Team") { $0.tags["Team"] = "orders" },
    ]
  }()

  private static let companionEdits: [Edit] = [
    Edit("aws_security_group.proxy", "security_groups.proxy.tags.Team", \.securityGroups, "proxy") {
      $0.tags["Team"] = "orders"
    },
    Edit("aws_iam_role.proxy", "roles.proxy.description", \.roles, "proxy") { $0.description = "another" },
    Edit("aws_iam_role.proxy", "roles.proxy.trust", \.roles, "proxy") { role in
      role.trust = role.trust?.map { document in
        PolicyDocument(
          document.statements
            + document.statements.map { statement in
              var statement = statement
              statement.sid = "Again"
              return statement
            })
      }
    },
    Edit("aws_iam_role_policy.proxy_read_secrets", "roles.proxy.policies.read-secrets", \.roles, "proxy") { role in
      role.policies = role.policies.map { policy in
        var policy = policy
        policy.document = policy.document.map { PolicyDocument(Array($0.statements.dropLast())) }
        return policy
      }
    },
    Edit("aws_secretsmanager_secret.app", "secrets.orders/*/app.kms_key_arn", \.secrets, "app") {
      $0.kmsKey = written(nil)
    },
    Edit("aws_secretsmanager_secret.app", "secrets.orders/*/app.tags.Team", \.secrets, "app") {
      $0.tags["Team"] = "orders"
    },
    Edit("aws_ssm_parameter.endpoint", "parameters./orders/db/endpoint.description", \.parameters, "endpoint") {
      $0.description = "another"
    },
    Edit("aws_ssm_parameter.endpoint", "parameters./orders/db/endpoint.value", \.parameters, "endpoint") {
      $0.value = "another.example"
    },
    Edit("aws_ssm_parameter.endpoint", "parameters./orders/db/endpoint.name", \.parameters, "endpoint") {
      $0.name = written("/orders/db/another")
    },
  ]

  /// The alarm's own name is last: it is replaced.
  private static let alarmEdits: [Edit] = {
    func edit(_ path: String, _ change: @escaping @Sendable (inout Alarm) -> Void) -> Edit {
      Edit(
        "aws_cloudwatch_metric_alarm.session_pinned", "alarms.DatabaseConnectionsCurrentlySessionPinned.\(path)",
        \.alarms, "session_pinned", change)
    }
    return [
      edit("threshold") { $0.threshold = written(20) }, edit("period") { $0.period = written(Seconds(120)) },
      edit("evaluation_periods") { $0.evaluationPeriods = written(5) },
      edit("statistic") { $0.statistic = written("Maximum") },
      edit("comparison") { $0.comparison = written("GreaterThanOrEqualToThreshold") },
      edit("treat_missing_data") { $0.treatMissingData = written("breaching") },
      edit("description") { $0.description = "another" }, edit("notify") { $0.actions = [] },
      edit("name") { $0.name = written("another") },
    ]
  }()

  /// Changes that others are changed by, too.
  static let alone: [Edit] = [
    Edit("aws_db_proxy.this", "proxy.name", \.proxies, "this") { $0.name = written("another-proxy") },
    Edit("aws_db_proxy.this", "proxy.engine_family", \.proxies, "this") { $0.engineFamily = written(.mysql) },
    Edit("aws_db_proxy.this", "proxy.subnets", \.proxies, "this") { proxy in
      proxy.subnets = proxy.subnets.map {
        $0.dropLast() + [Located(.external("subnet-00000000000000003"), at: SampleBuilder.place)]
      }
    },
    Edit("aws_security_group.proxy", "security_groups.proxy.name", \.securityGroups, "proxy") {
      $0.name = written("another")
    },
    Edit("aws_security_group.proxy", "security_groups.proxy.description", \.securityGroups, "proxy") {
      $0.description = written("another")
    },
    Edit("aws_iam_role.proxy", "roles.proxy.name", \.roles, "proxy") { $0.name = written("another") },
    Edit("aws_secretsmanager_secret.app", "secrets.app.name", \.secrets, "app") { $0.name = written("another") },
    Edit("aws_db_proxy_target.this", "target_group.targets", \.databases, "database") {
      $0.identifier = written("another")
    },
  ]
}
