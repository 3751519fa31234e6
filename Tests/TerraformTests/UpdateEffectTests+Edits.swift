import AWSFacts
import Diffing
import ProxyModel
import SampleDeployments
import SourceText

extension UpdateEffectTests {
  /// Everything that the renderer knows, and an alarm for each of its attributes, so that one plan tells of all of them.
  static let original: Deployment = {
    var builder = SampleBuilder("orders", "prod")
    builder.deployment = SampleDeployment.orders.deployment
    if var pool = builder.deployment.targetGroups.first {
      pool.initQuery = written("SET search_path = orders")
      builder.deployment.targetGroups.insert(pool)
    }
    if let block = CIDRBlock("10.20.0.0/16") {
      builder.addRule(
        "proxy_from_vpn", .ingress, of: Located(.symbol(Symbol("proxy")), at: SampleBuilder.place), .cidr(block), 5432)
    }
    for attribute in alarmAttributes { builder.addAlarm(attribute.alarm, "ClientConnections", "Sum", above: 10) }
    return builder.deployment
  }()

  static let edits: [Edit] =
    proxyEdits + authEdits + poolEdits + targetEdits + endpointEdits + networkEdits + accessEdits + parameterEdits
    + alarmAttributes.map(\.edit)

  /// What is written and never changes by itself, or cannot be planned here.
  static let untried: [String: String] = {
    let follows = "a reference: it changes with what it refers to"
    let constant = "always the same"
    let provider = "the provider that is here has no such argument"
    let rule = "what a rule is known by: another one is another rule, removed and added"
    return [
      "aws_db_proxy.auth.auth_scheme": constant, "aws_db_proxy.default_auth_scheme": provider,
      "aws_db_proxy.endpoint_network_type": provider, "aws_db_proxy.target_connection_network_type": provider,
      "aws_db_proxy_default_target_group.db_proxy_name": follows,
      "aws_db_proxy_default_target_group.lifecycle.replace_triggered_by": "an instruction: see `ReplacementTests`",
      "aws_db_proxy_endpoint.db_proxy_name": follows,
      "aws_db_proxy_endpoint.lifecycle.replace_triggered_by": "an instruction: see `ReplacementTests`",
      "aws_db_proxy_target.db_proxy_name": follows, "aws_db_proxy_target.target_group_name": follows,
      "aws_db_proxy_target.lifecycle.replace_triggered_by": "an instruction: see `ReplacementTests`",
      "aws_iam_role_policy.name": "a policy is known by it: another one is another policy",
      "aws_iam_role_policy.role": follows, "aws_secretsmanager_secret.description": constant,
      "aws_ssm_parameter.type": constant,
      "aws_vpc_security_group_egress_rule.cidr_ipv4": rule, "aws_vpc_security_group_egress_rule.cidr_ipv6": rule,
      "aws_vpc_security_group_egress_rule.from_port": rule, "aws_vpc_security_group_egress_rule.ip_protocol": rule,
      "aws_vpc_security_group_egress_rule.prefix_list_id": rule,
      "aws_vpc_security_group_egress_rule.referenced_security_group_id": rule,
      "aws_vpc_security_group_egress_rule.security_group_id": rule, "aws_vpc_security_group_egress_rule.to_port": rule,
      "aws_vpc_security_group_ingress_rule.cidr_ipv4": rule, "aws_vpc_security_group_ingress_rule.cidr_ipv6": rule,
      "aws_vpc_security_group_ingress_rule.from_port": rule, "aws_vpc_security_group_ingress_rule.ip_protocol": rule,
      "aws_vpc_security_group_ingress_rule.prefix_list_id": rule,
      "aws_vpc_security_group_ingress_rule.referenced_security_group_id": rule,
      "aws_vpc_security_group_ingress_rule.security_group_id": rule,
      "aws_vpc_security_group_ingress_rule.to_port": rule,
    ]
  }()

  private static let proxyEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout Proxy) -> Void) -> Edit {
      Edit("aws_db_proxy.this", .proxy, setting, \.proxies, "this", change)
    }
    return [
      edit("require_tls") { $0.requireTLS = written(false) },
      edit("idle_client_timeout") { $0.idleClientTimeout = written(Seconds(900)) },
      edit("debug_logging") { $0.debugLogging = written(true) },
      edit("role") { $0.role = Located(.symbol(Symbol("checkout_lambda")), at: SampleBuilder.place) },
      edit("security_groups") { $0.securityGroups = written([group(SampleIDs.databaseGroup)]) },
      edit("tags.Team") { $0.tags["Team"] = "orders" },
      edit("name") { $0.name = written("another-proxy") }.drawingOthers,
      edit("engine_family") { $0.engineFamily = written(.mysql) }.drawingOthers,
      edit("subnets") { proxy in
        proxy.subnets = proxy.subnets.map {
          $0.dropLast() + [Located(.external("subnet-00000000000000003"), at: SampleBuilder.place)]
        }
      }.drawingOthers,
    ]
  }()

  private static let authEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout AuthEntry) -> Void) -> Edit {
      Edit("aws_db_proxy.this", .auth, setting, \.proxies, "this") { proxy in
        proxy.auth = proxy.auth.map { entries in
          var entries = entries
          if let first = entries.indices.first { change(&entries[first]) }
          return entries
        }
      }
    }
    return [
      edit("iam_auth") { $0.iamAuth = written(.disabled) }, edit("description") { $0.description = "another" },
      edit("client_password_auth_type") { $0.clientPasswordAuthType = written(.postgresMD5) },
      edit("user_name") { $0.userName = written("somebody") },
      // Another secret is another entry.
      edit("") { entry in
        let arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders/prod/other-GhIjKl"
        entry.secret = written(.external(arn))
      },
    ]
  }()

  private static let poolEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout TargetGroup) -> Void) -> Edit {
      Edit("aws_db_proxy_default_target_group.this", .targetGroup, setting, \.targetGroups, "this", change)
    }
    return [
      edit("max_connections_percent") { $0.maxConnectionsPercent = written(Percent(60)) },
      edit("max_idle_connections_percent") { $0.maxIdleConnectionsPercent = written(Percent(20)) },
      edit("connection_borrow_timeout") { $0.connectionBorrowTimeout = written(Seconds(60)) },
      edit("init_query") { $0.initQuery = written("SET search_path = public") },
      edit("init_query") { $0.initQuery = written(nil) },
      edit("session_pinning_filters") {
        $0.sessionPinningFilters = written([Located("EXCLUDE_VARIABLE_SETS", at: SampleBuilder.place)])
      },
    ]
  }()

  private static let targetEdits: [Edit] = {
    func edit(_ change: @escaping @Sendable (inout Database) -> Void) -> Edit {
      Edit("aws_db_proxy_target.this", .targetGroup, "targets", \.databases, "database", change)
    }
    return [
      edit { $0.identifier = written("another") },
      edit { database in
        var other = Database(database.symbol, .instance, at: database.provenance, .existing("another"))
        other.identifier = written("another")
        database = other
      },
    ]
  }()

  private static let endpointEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout Endpoint) -> Void) -> Edit {
      Edit("aws_db_proxy_endpoint.reader", .endpoint, setting, \.endpoints, "reader", change)
    }
    return [
      edit("security_groups") { $0.securityGroups = written([group(SampleIDs.databaseGroup)]) },
      edit("tags.Team") { $0.tags["Team"] = "orders" },
      // The parameter that publishes its address goes with it.
      edit("target_role") { $0.targetRole = written(.readWrite) }.drawingOthers,
      edit("name") { $0.name = written("another-reader") }.drawingOthers,
      edit("subnets") { endpoint in endpoint.subnets = endpoint.subnets.map { Array($0.dropLast()) } }.drawingOthers,
    ]
  }()

  private static let networkEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout SecurityGroup) -> Void) -> Edit {
      Edit("aws_security_group.proxy", .securityGroup, setting, \.securityGroups, "proxy", change)
    }
    return [
      edit("tags.Team") { $0.tags["Team"] = "orders" },
      edit("name") { $0.name = written("another") }.drawingOthers,
      edit("description") { $0.description = written("another") }.drawingOthers,
      edit("vpc") { $0.vpc = written(.external("vpc-00000000000000002")) }.drawingOthers,
      Edit(
        "aws_vpc_security_group_ingress_rule.proxy_from_vpn", .rule, "description", \.securityGroupRules,
        "proxy_from_vpn"
      ) { $0.description = "another" },
      Edit(
        "aws_vpc_security_group_egress_rule.proxy_to_database", .rule, "description", \.securityGroupRules,
        "proxy_to_database"
      ) { $0.description = "another" },
    ]
  }()

  private static let accessEdits: [Edit] = {
    func role(_ setting: String, _ change: @escaping @Sendable (inout Role) -> Void) -> Edit {
      Edit("aws_iam_role.proxy", .role, setting, \.roles, "proxy", change)
    }
    func secret(_ setting: String, _ change: @escaping @Sendable (inout Secret) -> Void) -> Edit {
      Edit("aws_secretsmanager_secret.app", .secret, setting, \.secrets, "app", change)
    }
    return [
      role("description") { $0.description = "another" }, role("tags.Team") { $0.tags["Team"] = "orders" },
      role("trust") { role in
        role.trust = role.trust.map { trust in trust.map { PolicyDocument($0.statements + $0.statements.map(again)) } }
      },
      Edit("aws_iam_role_policy.proxy_read_secrets", .role, "policies.read-secrets", \.roles, "proxy") { role in
        for index in role.policies.indices {
          role.policies[index].document = role.policies[index].document.map { document in
            PolicyDocument(Array(document.statements.dropLast()))
          }
        }
      },
      role("name") { $0.name = written("another") }.drawingOthers,
      secret("kms_key_arn") { $0.kmsKey = written(nil) }, secret("tags.Team") { $0.tags["Team"] = "orders" },
      secret("name") { $0.name = written("another") }.drawingOthers,
    ]
  }()

  private static let parameterEdits: [Edit] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout Parameter) -> Void) -> Edit {
      Edit("aws_ssm_parameter.endpoint", .parameter, setting, \.parameters, "endpoint", change)
    }
    return [
      edit("description") { $0.description = "another" }, edit("value") { $0.value = "another.example" },
      edit("tags.Team") { $0.tags["Team"] = "orders" }, edit("name") { $0.name = written("/orders/db/another") },
    ]
  }()

  private static func group(_ id: String) -> Referral<SecurityGroup> {
    Located(.symbol(Symbol(id)), at: SampleBuilder.place)
  }

  private static func again(_ statement: PolicyStatement) -> PolicyStatement {
    var statement = statement
    statement.sid = "Again"
    return statement
  }
}

extension UpdateEffectTests {
  /// An attribute of an alarm, and the alarm on which it is changed.
  struct AlarmAttribute: Sendable {
    let alarm: String
    let setting: String
    let change: @Sendable (inout Alarm) -> Void

    var edit: Edit {
      Edit("aws_cloudwatch_metric_alarm.\(alarm)", .alarm, setting, \.alarms, alarm, change)
    }
  }

  static let alarmAttributes: [AlarmAttribute] = {
    func edit(_ setting: String, _ change: @escaping @Sendable (inout Alarm) -> Void) -> AlarmAttribute {
      AlarmAttribute(alarm: "of_\(setting.replacing(".", with: "_"))", setting: setting, change: change)
    }
    return [
      edit("name") { $0.name = written("another") }, edit("description") { $0.description = "another" },
      edit("namespace") { $0.namespace = written("Other") }, edit("metric") { $0.metric = written("QueryRequests") },
      edit("dimensions") { alarm in
        alarm.dimensions = [.init("ProxyName", "another", at: alarm.provenance)]
      },
      edit("statistic") { $0.statistic = written("Maximum") },
      AlarmAttribute(alarm: "of_percentile", setting: "statistic") { $0.statistic = written("p99") },
      edit("period") { $0.period = written(Seconds(120)) }, edit("threshold") { $0.threshold = written(20) },
      edit("evaluation_periods") { $0.evaluationPeriods = written(5) },
      edit("comparison") { $0.comparison = written("LessThanThreshold") },
      edit("treat_missing_data") { $0.treatMissingData = written("breaching") }, edit("notify") { $0.actions = [] },
      edit("tags.Team") { $0.tags["Team"] = "orders" },
    ]
  }()
}
