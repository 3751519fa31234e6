import AWSFacts
import ProxyModel
import SourceText

extension Outline {
  /// What the deployment is as a whole.
  mutating func addWhole(of scope: OutlineScope) {
    let deployment = scope.deployment
    add(PartOutline(Part(.deployment), at: deployment.provenance.range, isMade: false), in: scope) { builder in
      builder.add("name", deployment.name)
      // A profile has a word for the whole; elsewhere it is guessed by a tag, which may say anything.
      if deployment.form.kind != .profile { builder.leaveOut("name") }
      builder.add("environment", deployment.environment, nil, .identifier)
      builder.add("region", deployment.region) { .text("region \($0)") }
      builder.add("account", deployment.account, nil, .identifier)
      builder.add("proxy_quota", deployment.proxyQuota)
      builder.leaveDefaultsUnsaid(["proxy_quota"])
    }
  }

  /// Who connects.
  mutating func addClients(of scope: OutlineScope) {
    for client in scope.deployment.clients {
      let part = Part(.client, scope.labels.clients[client.symbol] ?? client.symbol.name)
      add(PartOutline(part, at: client.provenance.range, isMade: false), in: scope) { builder in
        builder.addStanding(of: client)
        builder.addBehaviour(of: client)
      }
    }
  }

  /// The parameters and the alarms.
  mutating func addOperations(of scope: OutlineScope) {
    for parameter in scope.deployment.parameters { add(parameter, scope) }
    for alarm in scope.deployment.alarms { add(alarm, scope) }
    if let unknown = scope.deployment.unseenAlarms { openLists[ListName.alarms] = unknown }
  }

  private mutating func add(_ parameter: Parameter, _ scope: OutlineScope) {
    let part = Part(.parameter, scope.labels.parameters[parameter.symbol] ?? parameter.symbol.name)
    let place = parameter.provenance.range
    var subjects: Set<Part> = []
    for case .attribute(.endpointAddress(let endpoint)) in parameter.value.parts {
      subjects.insert(Part(.endpoint, scope.labels.endpoints[endpoint] ?? endpoint.name))
    }
    add(PartOutline(part, at: place, serves: subjects), in: scope) { builder in
      builder.add("name", parameter.name, .companion(.parameterName))
      builder.add("description", .text(parameter.description), at: place, .companion(.parameterDescription))
      // `ssm get-parameter` answers without it.
      if scope.deployment.form.kind == .describe, parameter.description.isEmpty { builder.leaveOut("description") }
      builder.add("value", parameter.value, at: place, .companion(.parameterValue))
      builder.add(parameter.tags, .companion(.parameterTags))
    }
  }

  private mutating func add(_ alarm: Alarm, _ scope: OutlineScope) {
    let part = Part(.alarm, scope.labels.alarms[alarm.symbol] ?? alarm.symbol.name)
    let place = alarm.provenance.range
    add(PartOutline(part, at: place, in: ListName.alarms), in: scope) { builder in
      builder.add("name", alarm.name, .companion(.alarmName))
      builder.add("description", .text(alarm.description), at: place, .companion(.alarmDescription))
      builder.add("namespace", alarm.namespace, .companion(.alarmNamespace))
      builder.add("metric", alarm.metric, .companion(.alarmMetric))
      if let unknown = alarm.unseenDimensions {
        builder.add("dimensions", Setting<String>.unknown(unknown))
      } else {
        let series = alarm.dimensions.map { "\($0.name)=\(scope.text($0.value))" }
        builder.add("dimensions", .set(series), at: place, .companion(.alarmDimensions))
      }
      builder.add("statistic", alarm.statistic, .companion(.alarmStatistic))
      builder.add("period", alarm.period, .companion(.alarmPeriod))
      builder.add("evaluation_periods", alarm.evaluationPeriods, .companion(.alarmEvaluationPeriods))
      builder.add("threshold", alarm.threshold, .companion(.alarmThreshold))
      builder.add("comparison", alarm.comparison, .companion(.alarmComparison))
      builder.add("treat_missing_data", alarm.treatMissingData, .companion(.alarmMissingData))
      builder.add("notify", .set(alarm.actions.map { $0.value }), at: place, .companion(.alarmActions))
      builder.add(alarm.tags, .companion(.alarmTags))
    }
  }
}

extension PartBuilder {
  fileprivate mutating func addStanding(of client: Client) {
    let (scope, place) = (scope, client.provenance.range)
    add("name", .text(client.symbol.name), at: place)
    if let runtime = client.runtime { add("runtime", runtime) }
    add("security_group", client.securityGroups) { scope.title(of: $0) }
    outline.reach = .addresses(client.cidrBlocks.map { $0.value })
    add("cidr", .set(client.cidrBlocks.map { $0.value.canonical }), at: client.cidrBlocks.first?.range ?? place)
    if let role = client.role { add("role", .text(scope.title(of: role.value)), at: role.range) }
    add("users", .set(client.users.map { $0.value }), at: client.users.first?.range ?? place)
    if let entrances = client.entrances {
      let names = entrances.map { entrance -> String in
        switch entrance.value {
        case .proxy: "proxy"
        case .endpoint(let endpoint): scope.labels.endpoints[endpoint] ?? endpoint.name
        }
      }
      add("endpoints", .set(names), at: entrances.first?.range ?? place)
    }
    add("description", client.description.settingValue, at: place)
    leaveUnsaid(["runtime", "role", "users", "endpoints", "host", "port"])
  }

  fileprivate mutating func addBehaviour(of client: Client) {
    if let instances = client.instances {
      add("instances.normal", instances.normal)
      add("instances.peak", instances.peak)
      add("instances.deploy", instances.deploy)
    }
    leaveUnsaid(["instances.normal", "instances.peak", "instances.deploy"])
    add("connections_each", client.connectionsEach)
    add("sslmode", client.sslMode)
    add("traits", client.traits) { .set($0.map { $0.value.rawValue }) }
    if let host = client.host { add("host", host) }
    if let port = client.port { add("port", port) }
    add("timeout", client.timeout)
    add("pool.idle_timeout", client.pool.idleTimeout)
    add("pool.max_lifetime", client.pool.maxLifetime)
  }
}

extension OutlineScope {
  /// The whole deployment as an outline.
  var outline: Outline {
    var outline = Outline()
    outline.kind = deployment.form.kind
    outline.addWhole(of: self)
    outline.addProxies(of: self)
    outline.addDatabases(of: self)
    if comparesClients { outline.addClients(of: self) }
    outline.addNetwork(of: self)
    outline.addAccess(of: self)
    outline.addOperations(of: self)
    return outline
  }
}
