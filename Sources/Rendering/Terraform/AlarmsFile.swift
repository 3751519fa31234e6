import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `alarms.tf`
  @HCLBuilder var alarmsFile: [HCLItem] {
    for alarm in deployment.alarms { item(of: alarm) }
  }

  private func item(of alarm: Alarm) -> HCLItem {
    block("resource", "aws_cloudwatch_metric_alarm", alarm.symbol.terraformName) {
      "alarm_name" .= value(alarm.name)
      if !alarm.description.isEmpty { "alarm_description" .= .string(alarm.description) }
      HCLItem.blank
      "namespace" .= value(alarm.namespace)
      "metric_name" .= value(alarm.metric)
      if !alarm.dimensions.isEmpty {
        "dimensions"
          .= .object {
            for dimension in alarm.dimensions {
              dimension.name .= value(dimension.value, at: alarm.provenance.range)
            }
          }
      }
      HCLItem.blank
      statistic(of: alarm)
      "comparison_operator" .= value(alarm.comparison)
      "threshold" .= value(alarm.threshold)
      "period" .= value(alarm.period)
      "evaluation_periods" .= value(alarm.evaluationPeriods)
      "treat_missing_data" .= value(alarm.treatMissingData)
      if !alarm.actions.isEmpty {
        HCLItem.blank
        "alarm_actions" .= .listed(alarm.actions.map { .string($0.value) })
      }
      tags(alarm.tags)
    }
  }

  /// A percentile is written under another name.
  private func statistic(of alarm: Alarm) -> HCLItem {
    let plain = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]
    let isPlain = alarm.statistic.known.map(plain.contains) ?? true
    return (isPlain ? "statistic" : "extended_statistic") .= value(alarm.statistic)
  }
}
