import AWSFacts
import ProxyModel
import Sizing
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `publish`; nil where no parameter says where the proxy is.
  func putPublication(into section: inout ProfileMapping) {
    guard let parameter = deployment.parameters.first(where: { $0.value == DeferredText(.proxyEndpoint(proxy.symbol)) })
    else { return }
    var inner = ProfileMapping(self)
    let suffix = "/endpoint"
    if let name = parameter.name.known, !name.hasSuffix(suffix) { return }
    inner.put("ssm_prefix", parameter.name.map { String($0.dropLast(suffix.utf8.count)) }, .required)
    let derived = baseline?.parameters.first?.description
    if !isDraft, !parameter.description.isEmpty, parameter.description != derived {
      inner.put("description", shown(.string(parameter.description)))
    }
    section.put("publish", inner, spaced: true)
  }

  /// `alarms`.
  func putAlarms(into section: inout ProfileMapping) {
    if let unseen = deployment.unseenAlarms, unseen.expression == ProfileMapping.tag {
      return section.put("alarms", unknown: unseen)
    }
    guard let first = deployment.alarms.first else { return }
    var inner = ProfileMapping(self)
    inner.put("notify", first.actions.map { $0.value }.oneOrMany, at: first.actions.first?.range)
    let standard = standardAlarms
    if let standard { putThresholds(standard, into: &inner) } else if !isDraft { inner.put("standard", false) }
    let own = deployment.alarms.filter { alarm in standard?.contains { $0.symbol == alarm.symbol } != true }
    if !isDraft, !own.isEmpty { inner.put("also", own.map(mapping)) }
    section.put("alarms", inner, spaced: true)
  }

  /// headroom's own alarms among those of the deployment, where all of them are there; nil where one is missing.
  private var standardAlarms: [Alarm]? {
    guard let baseline else { return nil }
    var found: [Alarm] = []
    for alarm in baseline.alarms {
      guard let same = deployment.alarms.first(where: { isSame($0, alarm) }) else { return nil }
      found.append(same)
    }
    return found
  }

  /// Whether an alarm is one of headroom's own, whatever its threshold and whomever it tells.
  private func isSame(_ alarm: Alarm, _ own: Alarm) -> Bool {
    alarm.name == own.name && alarm.metric == own.metric && alarm.namespace == own.namespace
      && alarm.statistic == own.statistic && alarm.period == own.period
      && alarm.evaluationPeriods == own.evaluationPeriods && alarm.comparison == own.comparison
      && alarm.treatMissingData == own.treatMissingData && alarm.description == own.description
      && alarm.dimensions.map { $0.name } == own.dimensions.map { $0.name }
      && (alarm.threshold == own.threshold || own.symbol.name != "setup_failed")
  }

  private func putThresholds(_ alarms: [Alarm], into section: inout ProfileMapping) {
    for (alarm, own) in zip(alarms, baseline.map { Array($0.alarms) } ?? []) {
      guard alarm.threshold != own.threshold || alarm.threshold.isWritten else { continue }
      switch own.symbol.name {
      case "session_pinned":
        section.put("pinned_sessions", alarm.threshold.map(Self.whole), .derived, like: own.threshold.map(Self.whole))
      case "borrow_latency":
        section.put(
          "borrow_latency_ms", alarm.threshold.map { Self.whole($0 / 1000) }, .derived,
          like: own.threshold.map { Self.whole($0 / 1000) })
      case "failed_sign_ins":
        section.put("failed_sign_ins", alarm.threshold.map(Self.whole), .derived, like: own.threshold.map(Self.whole))
      case "availability":
        section.put(
          "availability_percent", alarm.threshold.map(Self.whole), .derived, like: own.threshold.map(Self.whole))
      case "pool_use":
        section.put(
          "pool_use_percent", alarm.threshold.map(percentOfPool), .derived, like: own.threshold.map(percentOfPool))
      default: break
      }
    }
  }

  private static func whole(_ number: Double) -> Int { Int(exactly: number.rounded()) ?? 0 }

  /// The share of the pool that makes a number of connections.
  private func percentOfPool(_ connections: Double) -> Int {
    guard let group = targetGroup, let database = databases.first,
      let pool = try? deployment.connectionBudget(of: group, on: database).pool
    else { return 0 }
    return (1...100).first { Double(Percent($0).share(of: pool)) == connections } ?? 0
  }

  private func mapping(_ alarm: Alarm) -> ProfileMapping {
    var section = ProfileMapping(self)
    let range = alarm.provenance.range
    let metric = alarm.metric.known.flatMap { ProxyMetric(rawValue: $0) ?? ProxyMetric.meant(by: $0) }
    section.put("name", alarm.name, .required)
    if !alarm.description.isEmpty { section.put("description", shown(.string(alarm.description))) }
    section.put("metric", alarm.metric, .required)
    section.put("namespace", alarm.namespace, like: .defaulted(AlarmRules.namespace.value, at: range))
    putDimensions(of: alarm, metric ?? .clientConnections, into: &section)
    let statistic = metric?.statistic.value.rawValue ?? MetricStatistic.average.rawValue
    section.put("statistic", alarm.statistic, like: .defaulted(statistic, at: range))
    section.put("period", alarm.period, like: .defaulted(Seconds(AlarmRules.gaugePeriod.value), at: range))
    section.put("evaluation_periods", alarm.evaluationPeriods, like: .defaulted(1, at: range))
    section.put("threshold", alarm.threshold, .required)
    section.put("comparison", alarm.comparison, like: .defaulted(AlarmComparison.greater.rawValue, at: range))
    section.put(
      "treat_missing_data", alarm.treatMissingData,
      like: .defaulted(MissingDataTreatment.missing.rawValue, at: range))
    return section
  }

  private func putDimensions(of alarm: Alarm, _ metric: ProxyMetric, into section: inout ProfileMapping) {
    if let unseen = alarm.unseenDimensions { return section.put("dimensions", unknown: unseen) }
    let wanted: [String: DeferredText] =
      metric.dimensionSets.contains(.proxy)
      ? ["ProxyName": DeferredText(.proxyName(proxy.symbol))]
      : [
        "ProxyName": DeferredText(.proxyName(proxy.symbol)), "TargetGroup": DeferredText(DefaultTargetGroup.name.value),
        "TargetRole": DeferredText(TargetRole.readWrite.rawValue),
      ]
    let written = Dictionary(keepingFirst: alarm.dimensions.map { ($0.name, $0.value) })
    guard written != wanted else { return }
    var inner = ProfileMapping(self)
    for dimension in alarm.dimensions { inner.put(dimension.name, text(dimension.value)) }
    section.put("dimensions", inner.output)
  }
}
