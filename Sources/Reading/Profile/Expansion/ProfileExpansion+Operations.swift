import AWSFacts
import ProxyModel
import Sizing
import SourceText

extension ProfileExpansion {
  mutating func addParameters() {
    let section = root.section(RootKeys.publish)
    guard section.node != nil, let proxy = deployment.proxies[Self.proxy] else { return }
    let prefix = section.setting(PublishKeys.prefix)
    let about = section.value(PublishKeys.description)?.value
    func parameter(_ name: String, _ words: String, _ value: ResourceAttribute) -> Parameter {
      var parameter = Parameter(
        Symbol(Naming.identifier(name)), at: Provenance(section.place, "publish.\(name)"),
        name: prefix.map { "\($0)/\(name)" },
        description: about ?? words, value: DeferredText(value))
      parameter.tags = tags
      return parameter
    }
    deployment.parameters.insert(
      parameter(
        "endpoint", "Where clients of \(proxy.name.known ?? "the proxy") connect, instead of the database",
        .proxyEndpoint(proxy.symbol)))
    for endpoint in deployment.endpoints(of: proxy) {
      deployment.parameters.insert(
        parameter(
          "\(endpoint.role)_endpoint", "The \(endpoint.role) endpoint of \(proxy.name.known ?? "the proxy")",
          .endpointAddress(endpoint.symbol)))
    }
  }

  mutating func addAlarms() {
    let section = root.section(RootKeys.alarms)
    guard section.node != nil, let proxy = deployment.proxies[Self.proxy], let group = deployment.targetGroup(of: proxy)
    else { return }
    let pool = deployment.databases[Self.database].flatMap { try? deployment.connectionBudget(of: group, on: $0).pool }
    let pinned = section.setting(
      AlarmKeys.pinnedSessions, default: pool.map { max(1, $0 / AlarmDefaults.pinnedShare) } ?? AlarmDefaults.pinned)
    insert(
      "session_pinned", "Sessions hold on to database connections: look in the proxy's log for what pins them",
      .databaseConnectionsCurrentlySessionPinned, "Sum", pinned.map(Double.init), above: true, section)
    insert(
      "borrow_latency", "Clients wait for a database connection: the pool is too small, or sessions are pinned",
      .databaseConnectionsBorrowLatency, "Average",
      section.setting(AlarmKeys.borrowLatency).map { Double($0) * AlarmDefaults.microsecondsInMillisecond },
      above: true, section)
    insert(
      "failed_sign_ins", "Clients are refused: wrong password, expired token, missing rds-db:connect, or no TLS",
      .clientConnectionsSetupFailedAuth, "Sum", section.setting(AlarmKeys.failedSignIns).map(Double.init), above: true,
      section)
    insert(
      "setup_failed", "The proxy cannot open connections to the database: security group, secret, role or limit",
      .databaseConnectionsSetupFailed, "Sum", .defaulted(0, at: section.place), above: true, section)
    insert(
      "availability", "The target is not available to the proxy: look at its health and its reason",
      .availabilityPercentage, "Minimum", section.setting(AlarmKeys.availability).map(Double.init), above: false,
      section)
    if let pool, let use = section.setting(AlarmKeys.poolUse).known {
      insert(
        "pool_use", "The pool is nearly all in use (\(pool) connections at most)", .databaseConnections, "Sum",
        .defaulted(Double(Percent(use).share(of: pool)), at: section.setting(AlarmKeys.poolUse).range), above: true,
        section)
    }
  }

  private mutating func insert(
    _ name: String, _ words: String, _ metric: ProxyMetric, _ statistic: String, _ threshold: Setting<Double>,
    above: Bool,
    _ section: ProfileSection
  ) {
    let place = section.place
    var dimensions = [Alarm.Dimension("ProxyName", DeferredText(.proxyName(Self.proxy)))]
    if !metric.dimensionSets.contains(.proxy) {
      dimensions.append(Alarm.Dimension("TargetGroup", DeferredText(DefaultTargetGroup.name.value)))
      dimensions.append(Alarm.Dimension("TargetRole", DeferredText(TargetRole.readWrite.rawValue)))
    }
    let suffix = "-" + name.map { $0 == "_" ? "-" : String($0) }.joined()
    var alarm = Alarm(
      Symbol(name), at: Provenance(place, "alarms.\(name)"), name: derived(suffix), description: words,
      namespace: .defaulted(AlarmRules.namespace.value, at: place), metric: .defaulted(metric.rawValue, at: place),
      dimensions: dimensions, statistic: .defaulted(statistic, at: place),
      period: .defaulted(Seconds(AlarmDefaults.period), at: place),
      evaluationPeriods: .defaulted(AlarmDefaults.evaluationPeriods, at: place), threshold: threshold,
      comparison: .defaulted(above ? "GreaterThanThreshold" : "LessThanThreshold", at: place),
      treatMissingData: .defaulted("notBreaching", at: place))
    alarm.actions = section.values(AlarmKeys.notify, each: .text(.arn))
    alarm.tags = tags
    deployment.alarms.insert(alarm)
  }
}

/// What our alarms look at, where AWS recommends nothing.
private enum AlarmDefaults {
  /// A gauge is published once a minute by each host, so a sum over a minute is the number (rds-proxy.monitoring).
  static let period = 60
  /// Three minutes in a row are no accident.
  static let evaluationPeriods = 3
  /// Pinned sessions beyond a fifth of the pool leave it no longer shared.
  static let pinnedShare = 5
  /// The same where the size of the pool is not known.
  static let pinned = 10
  /// Latencies are published in microseconds.
  static let microsecondsInMillisecond = 1000.0
}
