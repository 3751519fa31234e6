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
        Symbol(Naming.identifier(name, besides: deployment.parameters.map { $0.symbol.name })),
        at: Provenance(section.place, "publish.\(name)"),
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
    if case .unknown(let unknown)? = section.node {
      deployment.unseenAlarms = unknown
      return
    }
    guard section.node != nil, let proxy = deployment.proxies[Self.proxy], let group = deployment.targetGroup(of: proxy)
    else { return }
    if section.setting(AlarmKeys.standard).known == true { addStandardAlarms(section, on: group) }
    for own in section.sections(AlarmKeys.also) { insertOwn(own, among: section) }
  }

  /// headroom's own alarms, sized by the pool where that is known.
  private mutating func addStandardAlarms(_ section: ProfileSection, on group: TargetGroup) {
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
    let suffix = "-" + name.map { $0 == "_" ? "-" : String($0) }.joined()
    var alarm = Alarm(
      Symbol(name), at: Provenance(place, "alarms.\(name)"), name: derived(suffix), description: words,
      namespace: .defaulted(AlarmRules.namespace.value, at: place), metric: .defaulted(metric.rawValue, at: place),
      dimensions: dimensions(of: metric, at: place), statistic: .defaulted(statistic, at: place),
      period: .defaulted(Seconds(AlarmDefaults.period), at: place),
      evaluationPeriods: .defaulted(AlarmDefaults.evaluationPeriods, at: place), threshold: threshold,
      comparison: .defaulted(above ? "GreaterThanThreshold" : "LessThanThreshold", at: place),
      treatMissingData: .defaulted("notBreaching", at: place))
    alarm.actions = section.values(AlarmKeys.notify, each: .text(.topicARN))
    alarm.tags = tags
    deployment.alarms.insert(alarm)
  }
}

extension ProfileExpansion {
  /// An alarm as the profile writes it.
  private mutating func insertOwn(_ own: ProfileSection, among section: ProfileSection) {
    guard let name = own.value(OwnAlarmKeys.name) else { return }
    let metric = own.setting(OwnAlarmKeys.metric)
    let known = metric.known.flatMap { ProxyMetric(rawValue: $0) ?? ProxyMetric.meant(by: $0) }
    var alarm = Alarm(
      Symbol(unusedAlarm(name.value)), at: Provenance(name.range, own.path), name: .written(name.value, at: name.range),
      description: own.value(OwnAlarmKeys.description)?.value ?? "", namespace: own.setting(OwnAlarmKeys.namespace),
      metric: metric, dimensions: dimensions(of: own, known),
      statistic: own.setting(
        OwnAlarmKeys.statistic, default: known?.statistic.value.rawValue ?? MetricStatistic.average.rawValue),
      period: own.setting(OwnAlarmKeys.period), evaluationPeriods: own.setting(OwnAlarmKeys.evaluationPeriods),
      threshold: own.setting(OwnAlarmKeys.threshold),
      comparison: own.setting(OwnAlarmKeys.comparison).map { $0.rawValue },
      treatMissingData: own.setting(OwnAlarmKeys.treatMissingData).map { $0.rawValue })
    if case .unknown(let unknown)? = own.entry(OwnAlarmKeys.dimensions)?.value { alarm.unseenDimensions = unknown }
    alarm.actions = section.values(AlarmKeys.notify, each: .text(.topicARN))
    alarm.tags = tags
    deployment.alarms.insert(alarm)
  }

  /// A symbol from an alarm's name, told apart from those that are taken.
  private func unusedAlarm(_ name: String) -> String {
    let whole = Naming.identifier(name)
    let taken = Set(deployment.alarms.map { $0.symbol.name })
    if !taken.contains(whole) { return whole }
    return (2...(taken.count + 2)).map { "\(whole)_\($0)" }.first { !taken.contains($0) } ?? whole
  }

  /// The dimensions as written; the proxy's own name is written as what it refers to.
  private func dimensions(of own: ProfileSection, _ metric: ProxyMetric?) -> [Alarm.Dimension] {
    guard let written = own.entry(OwnAlarmKeys.dimensions) else {
      return dimensions(of: metric ?? .clientConnections, at: own.place)
    }
    guard case .map(let entries, _) = written.value else { return [] }
    let names = MetricDimensionSet.proxy.names
    // AWS knows no order of them: two profiles that differ in it alone say the same.
    return entries.sorted { $0.key.value < $1.key.value }.map { entry in
      let value: DeferredText =
        switch entry.value {
        case .unknown(let unknown): DeferredText([.unknown(unknown)])
        case .scalar(let scalar) where names.contains(entry.key.value) && scalar.text == proxyName.known:
          DeferredText(.proxyName(Self.proxy))
        case .scalar(let scalar): DeferredText(scalar.text)
        case .list, .map: DeferredText("")
        }
      return Alarm.Dimension(entry.key.value, value, at: Provenance(entry.key.range, entry.key.value))
    }
  }

  /// The series of a metric that is about the proxy as a whole.
  private func dimensions(of metric: ProxyMetric, at place: SourceRange) -> [Alarm.Dimension] {
    let here = Provenance(place, "alarms")
    let proxy = Alarm.Dimension("ProxyName", DeferredText(.proxyName(Self.proxy)), at: here)
    guard !metric.dimensionSets.contains(.proxy) else { return [proxy] }
    return [
      proxy, Alarm.Dimension("TargetGroup", DeferredText(DefaultTargetGroup.name.value), at: here),
      Alarm.Dimension("TargetRole", DeferredText(TargetRole.readWrite.rawValue), at: here),
    ]
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
