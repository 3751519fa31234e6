import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// The alarms.
  var alarmResources: [TemplateResource] { deployment.alarms.map(resource) }

  private func resource(of alarm: Alarm) -> TemplateResource {
    resource(id(.alarm(alarm.symbol)), "AWS::CloudWatch::Alarm", at: alarm.provenance) {
      "AlarmName" .= value(alarm.name)
      if !alarm.description.isEmpty { "AlarmDescription" .= alarm.description }
      "Namespace" .= value(alarm.namespace)
      "MetricName" .= value(alarm.metric)
      dimensions(of: alarm)
      statistic(of: alarm)
      "ComparisonOperator" .= value(alarm.comparison)
      "Threshold" .= value(alarm.threshold)
      "Period" .= value(alarm.period)
      "EvaluationPeriods" .= value(alarm.evaluationPeriods)
      "TreatMissingData" .= value(alarm.treatMissingData)
      if !alarm.actions.isEmpty { "AlarmActions" .= JSONValue.strings(alarm.actions.map({ $0.value })) }
      tags(alarm.tags)
    }
  }

  /// By name, as CDK sorts them; the order means nothing.
  private func dimensions(of alarm: Alarm) -> [JSONMember] {
    if let unseen = alarm.unseenDimensions { obstacles.note(unseen) }
    guard !alarm.dimensions.isEmpty else { return [] }
    return "Dimensions"
      .= JSONValue.array(
        alarm.dimensions.sorted { $0.name < $1.name }.map { dimension in
          .object {
            "Name" .= dimension.name
            "Value" .= value(dimension.value, at: alarm.provenance.range)
          }
        })
  }

  /// A percentile is written under another name.
  private func statistic(of alarm: Alarm) -> [JSONMember] {
    let plain = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]
    let isPlain = alarm.statistic.known.map(plain.contains) ?? true
    return (isPlain ? "Statistic" : "ExtendedStatistic") .= value(alarm.statistic)
  }
}
