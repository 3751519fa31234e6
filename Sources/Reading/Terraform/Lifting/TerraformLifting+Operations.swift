import ProxyModel
import SourceText

/// Alarms and parameters.
extension TerraformLifting {
  static let operations: [String: Lift] = [
    "aws_cloudwatch_metric_alarm": { lifting, body, origin in
      lifting.add { $0.alarms.append(alarmDraft(body, origin)) }
    },
    "aws_ssm_parameter": { lifting, body, origin in
      var parameter = ParameterDraft(origin)
      parameter.name = body["name"]
      parameter.description = body["description"]
      // What is kept encrypted is none of our business.
      if body["type"]?.scalar != "SecureString" { parameter.value = body["value", "insecure_value"] }
      parameter.tags = body["tags"]
      lifting.add { $0.parameters.append(parameter) }
    },
  ]

  private static func alarmDraft(_ body: TerraformBody, _ origin: Origin) -> AlarmDraft {
    var alarm = AlarmDraft(origin)
    alarm.name = body["alarm_name"]
    alarm.description = body["alarm_description"]
    alarm.namespace = body["namespace"]
    alarm.metric = body["metric_name"]
    alarm.dimensions = dimensions(body["dimensions"])
    alarm.statistic = body["statistic", "extended_statistic"]
    alarm.period = body["period"]
    alarm.evaluationPeriods = body["evaluation_periods"]
    alarm.threshold = body["threshold"]
    alarm.comparison = body["comparison_operator"]
    alarm.treatMissingData = body["treat_missing_data"]
    alarm.actions = body["alarm_actions"]
    alarm.tags = body["tags"]
    if alarm.metric == nil, let query = body.blocks("metric_query").shown.first {
      let reason = Unknown(
        "`\(origin.address)` watches what is computed from metrics", at: query.range, expression: "metric_query")
      alarm.namespace = .unknown(reason)
      alarm.metric = .unknown(reason)
      alarm.dimensions = .atLeast([], reason)
      alarm.statistic = .unknown(reason)
      alarm.period = .unknown(reason)
    }
    return alarm
  }

  private static func dimensions(_ value: Value?) -> Listed<(name: Located<String>, value: Value)>? {
    guard let value else { return nil }
    if case .unknown(let unknown) = value { return .atLeast([], unknown) }
    return .known(value.entries.map { ($0.key, $0.value) }, at: value.range)
  }
}
