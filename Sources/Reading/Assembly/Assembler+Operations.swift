import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addOperations() {
    for draft in parts.alarms where isAboutProxy(draft) { addAlarm(draft) }
    for draft in parts.parameters { addParameter(draft) }
    if deployment.alarms.isEmpty, !context.isComplete {
      deployment.unseenAlarms = Unknown(
        "no alarm on a proxy is in these files, though others may have some", at: context.provenance.range)
    }
  }

  /// Whether an alarm is our business: it names a proxy, or watches what only proxies publish.
  private func isAboutProxy(_ draft: AlarmDraft) -> Bool {
    let names = draft.dimensions?.elements.map { $0.name.value } ?? []
    if names.contains("ProxyName") { return true }
    guard let metric = draft.metric.flatMap({ settled($0).scalar }).flatMap({ ProxyMetric(rawValue: $0) }) else {
      return false
    }
    return !AlarmRules.sharedNames.value.contains(metric)
  }

  private mutating func addAlarm(_ draft: AlarmDraft) {
    let place = draft.origin.place
    func unsaid<Value>(_ what: String) -> Setting<Value> {
      .unknown(Unknown("\(what) of `\(draft.origin.address)` is not written", at: place))
    }
    let symbols = Registry<Alarm>(parts.alarms.map { $0.origin })
    guard let symbol = symbols[draft.origin.address] else { return }
    var alarm = Alarm(
      symbol, at: draft.origin.provenance, name: setting(draft.name, or: unsaid("the name"), Words.text),
      description: words(draft.description),
      namespace: setting(draft.namespace, or: unsaid("the namespace"), Words.text),
      metric: setting(draft.metric, or: unsaid("the metric"), Words.text), dimensions: dimensions(of: draft),
      statistic: setting(draft.statistic, or: unsaid("the statistic"), Words.text),
      period: setting(draft.period, or: unsaid("the period"), Words.seconds),
      evaluationPeriods: setting(draft.evaluationPeriods, or: unsaid("the number of periods"), Words.integer),
      threshold: setting(draft.threshold, or: unsaid("the threshold")) { Double($0) },
      comparison: setting(draft.comparison, or: unsaid("the comparison"), Words.text),
      treatMissingData: setting(draft.treatMissingData, or: .defaulted("missing", at: place), Words.text))
    alarm.unseenDimensions = draft.dimensions?.unseen
    alarm.actions =
      draft.actions?.elements.compactMap { value in
        settled(value).scalar.map { Located($0, at: value.range) }
      } ?? []
    alarm.tags = tags(draft.tags)
    deployment.alarms.insert(alarm)
  }

  /// The dimensions; a proxy's literal name means the proxy itself.
  private func dimensions(of draft: AlarmDraft) -> [Alarm.Dimension] {
    (draft.dimensions?.elements ?? []).map { name, value in
      let place = Provenance(name.range, draft.origin.address.description)
      if name.value == "ProxyName", case .symbol(let proxy) = reference(value, in: proxies) {
        return Alarm.Dimension(name.value, DeferredText(.proxyName(proxy)), at: place)
      }
      return Alarm.Dimension(name.value, deferred(value), at: place)
    }
  }

  private func deferred(_ value: Value) -> DeferredText {
    if case .text(let text, let range) = value { return deferred(text, at: range) }
    return value.scalar.map { DeferredText($0) }
      ?? DeferredText([.unknown(value.reasonUnknown ?? Unknown("what stands here is no text", at: value.range))])
  }

  /// A parameter that publishes an endpoint; all others are none of our business.
  private mutating func addParameter(_ draft: ParameterDraft) {
    guard let value = draft.value else { return }
    let text = deferred(value)
    let publishes = text.parts.contains { part in
      switch part {
      case .attribute(.proxyEndpoint), .attribute(.endpointAddress): true
      case .text(let text): text.holds(".proxy-") && text.holds(".rds.amazonaws.com")
      case .attribute, .unknown: false
      }
    }
    let symbols = Registry<Parameter>(parts.parameters.map { $0.origin })
    guard publishes, let symbol = symbols[draft.origin.address] else { return }
    var parameter = Parameter(
      symbol, at: draft.origin.provenance,
      name: setting(
        draft.name,
        or: .unknown(Unknown("the name of `\(draft.origin.address)` is not written", at: draft.origin.place)),
        Words.text), description: words(draft.description), value: text)
    parameter.tags = tags(draft.tags)
    deployment.parameters.insert(parameter)
  }
}
