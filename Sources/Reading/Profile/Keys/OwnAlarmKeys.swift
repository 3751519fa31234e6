import AWSFacts
import ProxyModel

/// `alarms.also[]`.
enum OwnAlarmKeys {
  static let name = ProfileKey("name", .text(.any), "Its name, unique in account and region.", absent: .required)
  static let description = ProfileKey("description", .text(.any), "What it means and what to do, for whom it wakes.")
  static let metric = ProfileKey(
    "metric", .text(.any), "The metric, as RDS Proxy publishes it.", absent: .required, judgedBy: "HR131")
  static let namespace = ProfileKey(
    "namespace", .text(.any), "The metric's namespace.", absent: .value(AlarmRules.namespace.value), judgedBy: "HR181")
  static let dimensions = ProfileKey(
    "dimensions", Shape<[String: String]>.tags, "Which series of the metric: names and values.",
    absent: .derived("those of the proxy as a whole"), judgedBy: "HR132")
  static let statistic = ProfileKey(
    "statistic", .text(.any), "`Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p99`.",
    absent: .derived("the one that AWS names for the metric"), judgedBy: "HR136")
  static let period = ProfileKey(
    "period", .seconds(1...Form.plausible.upperBound), "How many seconds one value spans.",
    absent: .value(Seconds(AlarmRules.gaugePeriod.value)), judgedBy: "HR136")
  static let evaluationPeriods = ProfileKey(
    "evaluation_periods", .integer(1...Form.plausible.upperBound), "How many values in a row are looked at.",
    absent: .value(1))
  static let threshold = ProfileKey(
    "threshold", .number(0...1_000_000_000_000), "The value it compares with; latencies are in microseconds.",
    absent: .required)
  static let comparison = ProfileKey(
    "comparison", Shape<AlarmComparison>.choice, "How it compares.", absent: .value(.greater))
  static let treatMissingData = ProfileKey(
    "treat_missing_data", Shape<MissingDataTreatment>.choice, "What a minute without a value means.",
    absent: .value(.missing))

  static let declaration = SectionDeclaration(
    "Alarms of your own, beside those that headroom makes. They tell whom the others tell.",
    [
      name.declaration, description.declaration, metric.declaration, namespace.declaration, dimensions.declaration,
      statistic.declaration, period.declaration, evaluationPeriods.declaration, threshold.declaration,
      comparison.declaration, treatMissingData.declaration,
    ])
}
