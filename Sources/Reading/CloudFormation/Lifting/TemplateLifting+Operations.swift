import ProxyModel
import SourceText

/// Alarms and parameters.
extension TemplateLifting {
  static let operations: [String: Lift] = [
    "AWS::CloudWatch::Alarm": { lifting, body, origin in
      if body["Metrics"] != nil, body["MetricName"] == nil {
        lifting.passedOver.append((origin.address.description, "an alarm on a calculation over metrics"))
        return
      }
      lifting.add { $0.alarms.append(alarmDraft(body, origin)) }
    },
    "AWS::SSM::Parameter": { lifting, body, origin in
      var parameter = ParameterDraft(origin)
      parameter.name = body.name("Name", of: origin)
      parameter.description = body["Description"]
      parameter.value = body["Value"]
      parameter.tags = body.tags
      lifting.add { $0.parameters.append(parameter) }
    },
  ]

  private static func alarmDraft(_ body: TemplateBody, _ origin: Origin) -> AlarmDraft {
    var alarm = AlarmDraft(origin)
    alarm.name = body.name("AlarmName", of: origin)
    alarm.description = body["AlarmDescription"]
    alarm.namespace = body["Namespace"]
    alarm.metric = body["MetricName"]
    alarm.dimensions = dimensions(of: body)
    alarm.statistic = body["ExtendedStatistic"] ?? body["Statistic"]
    alarm.period = body["Period"]
    alarm.evaluationPeriods = body["EvaluationPeriods"]
    alarm.threshold = body["Threshold"]
    alarm.comparison = body["ComparisonOperator"]
    alarm.treatMissingData = body["TreatMissingData"]
    alarm.actions = body["AlarmActions"]
    alarm.tags = body.tags
    return alarm
  }

  private static func dimensions(of body: TemplateBody) -> Listed<(name: Located<String>, value: Value)>? {
    guard let written = body["Dimensions"] else { return nil }
    let (shown, unseen) = body.list("Dimensions")
    let dimensions = shown.compactMap { dimension -> (name: Located<String>, value: Value)? in
      guard let name = dimension["Name"], let word = name.scalar, let value = dimension["Value"] else { return nil }
      return (Located(word, at: name.range), value)
    }
    return unseen.map { .atLeast(dimensions, $0) } ?? .known(dimensions, at: written.range)
  }
}
