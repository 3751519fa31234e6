import ProxyModel
import ShellSyntax
import SourceText

extension CommandLineScope {
  /// The parameters by which applications find the endpoints. One that says something else is left to the cut-over.
  @ShellBuilder var parameterSteps: [ShellStatement] {
    for parameter in deployment.parameters {
      let name = text(parameter.name)
      let value = word(parameter.value, at: parameter.provenance.range)
      ShellStatement.blank
      log("== parameter \(name)")
      AWSCommand("ssm", "get-parameter").option("--name", name).query("Parameter.Value").look(absent: Self.noParameter)
      when(.isEmpty(Self.answer)) {
        AWSCommand("ssm", "put-parameter").option("--name", name).option("--type", "String")
          .option("--description", text: parameter.description, member: "Description").option("--value", value)
          .option("--tags", ifAny: tags(parameter.tags)).change
      } otherwise: {
        when(.notEqual(Self.answer, value)) {
          log(
            ShellWord([.literal("   it says "), .variable("answer"), .literal(": cutover.sh points it at the proxy")]))
        }
        mend(
          parameter.tags, listedBy: tagged("list-tags-for-resource", name), under: "TagList",
          with: tagged("add-tags-to-resource", name))
      }
    }
  }

  private func tagged(_ operation: ShellWord, _ parameter: String) -> AWSCommand {
    AWSCommand("ssm", operation).option("--resource-type", "Parameter" as ShellWord).option("--resource-id", parameter)
  }

  /// What AWS says of a parameter that is not there.
  static let noParameter: ShellWord = "ParameterNotFound"

  /// The alarms.
  @ShellBuilder var alarmSteps: [ShellStatement] {
    for alarm in deployment.alarms { steps(for: alarm) }
  }

  /// A question about an alarm.
  func described(_ alarm: Alarm) -> AWSCommand {
    AWSCommand("cloudwatch", "describe-alarms").option("--alarm-names", CommandDocument.strings([text(alarm.name)]))
  }

  @ShellBuilder private func steps(for alarm: Alarm) -> [ShellStatement] {
    let arn = Self.variable("alarm", alarm.symbol)
    let put = command(toPut: alarm)
    ShellStatement.blank
    log("== alarm \(text(alarm.name))")
    described(alarm).query("MetricAlarms[0].AlarmArn").look()
    set(arn, Self.answer)
    when(.isEmpty(.variable(arn))) {
      put.option("--tags", ifAny: tags(alarm.tags)).change
    } otherwise: {
      unless(described(alarm).query(match(alarm)).look()) { put.change }
      mend(
        alarm.tags,
        listedBy: AWSCommand("cloudwatch", "list-tags-for-resource").option("--resource-arn", .variable(arn)),
        under: "Tags", with: AWSCommand("cloudwatch", "tag-resource").option("--resource-arn", .variable(arn)))
    }
  }

  private func command(toPut alarm: Alarm) -> AWSCommand {
    let statistic = text(alarm.statistic)
    return AWSCommand("cloudwatch", "put-metric-alarm").option(
      "--alarm-name", text: text(alarm.name), member: "AlarmName"
    )
    .option("--alarm-description", text: alarm.description, member: "AlarmDescription")
    .option("--namespace", text(alarm.namespace)).option("--metric-name", text(alarm.metric))
    .option("--dimensions", ifAny: alarm.dimensions.isEmpty ? nil : dimensions(of: alarm))
    .option(isPlain(statistic) ? "--statistic" : "--extended-statistic", statistic)
    .option("--comparison-operator", text(alarm.comparison)).option("--threshold", decimal(alarm.threshold))
    .option("--period", known(alarm.period)?.rawValue ?? 0)
    .option("--evaluation-periods", number(alarm.evaluationPeriods))
    .option("--treat-missing-data", text(alarm.treatMissingData))
    .option("--alarm-actions", ifAny: alarm.actions.isEmpty ? nil : .strings(alarm.actions.map { $0.value }))
  }

  private func dimensions(of alarm: Alarm) -> CommandDocument {
    .array(
      alarm.dimensions.map { dimension in
        .object([
          ("Name", .string(dimension.name)), ("Value", document(dimension.value, at: alarm.provenance.range)),
        ])
      })
  }

  /// A percentile is written under another name.
  private func isPlain(_ statistic: String) -> Bool {
    ["SampleCount", "Average", "Sum", "Minimum", "Maximum"].contains(statistic)
  }

  /// `900`, not `900.0`, as people write it.
  private func decimal(_ setting: Setting<Double>) -> String {
    let value = known(setting) ?? 0
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }

  private func match(_ alarm: Alarm) -> JMESPath {
    let statistic = text(alarm.statistic)
    let none = CommandDocument.array([])
    let actions = alarm.actions.map { $0.value }
    var parts: [JMESPath] = [
      "(AlarmDescription || \("")) == \(alarm.description)", "Namespace == \(text(alarm.namespace))",
      "MetricName == \(text(alarm.metric))",
      "\(name: isPlain(statistic) ? "Statistic" : "ExtendedStatistic") == \(statistic)",
      "ComparisonOperator == \(text(alarm.comparison))",
      "Threshold == \(CommandDocument.decimal(decimal(alarm.threshold)))",
      "Period == \(known(alarm.period)?.rawValue ?? 0)",
      "EvaluationPeriods == \(number(alarm.evaluationPeriods))",
      "TreatMissingData == \(text(alarm.treatMissingData))",
      "sort(AlarmActions || \(none)) == \(CommandDocument.strings(actions.sorted()))",
      "length(Dimensions || \(none)) == \(alarm.dimensions.count)",
    ]
    for dimension in alarm.dimensions {
      let value = document(dimension.value, at: alarm.provenance.range)
      parts.append("length(Dimensions[?Name==\(dimension.name) && Value==\(value)]) == \(1)")
    }
    return "MetricAlarms[0]|(\(path: .all(parts)))"
  }
}
