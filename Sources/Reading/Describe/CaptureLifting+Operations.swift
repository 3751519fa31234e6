import ProxyModel
import SourceText

/// Alarms, parameters, and what runs programs.
extension CaptureLifting {
  mutating func addAlarm(_ row: Value) {
    var alarm = AlarmDraft(origin("alarm", row["AlarmName"], of: row))
    alarm.name = row["AlarmName"]
    alarm.description = row["AlarmDescription"]
    alarm.namespace = row["Namespace"]
    alarm.metric = row["MetricName"]
    if let dimensions = row["Dimensions"] {
      alarm.dimensions = .known(
        dimensions.elements.compactMap { dimension in
          guard let name = dimension["Name"], let words = name.scalar, let value = dimension["Value"] else {
            return nil
          }
          return (Located(words, at: name.range), value)
        }, at: dimensions.range)
    }
    alarm.statistic = row["Statistic"] ?? row["ExtendedStatistic"]
    alarm.period = row["Period"]
    alarm.evaluationPeriods = row["EvaluationPeriods"]
    alarm.threshold = row["Threshold"]
    alarm.comparison = row["ComparisonOperator"]
    alarm.treatMissingData = row["TreatMissingData"]
    alarm.actions = row["AlarmActions"]
    add { $0.alarms.append(alarm) }
  }

  /// A parameter of Systems Manager.
  mutating func addStoredParameter(_ row: Value) {
    var parameter = ParameterDraft(origin("parameter", row["Name"], of: row))
    parameter.name = row["Name"]
    if row["Type"]?.scalar != "SecureString" { parameter.value = row["Value"].map(host) }
    add { $0.parameters.append(parameter) }
  }

  /// A value that is the host of a captured proxy or endpoint means that one; any other is what it is.
  private func host(_ value: Value) -> Value {
    func isThere(_ row: Value) -> Bool { row["Endpoint"]?.scalar == value.scalar && value.scalar != nil }
    func address(_ kind: String, _ row: Value?, _ key: String) -> ResourceAddress? {
      row?[key]?.scalar.map { ResourceAddress("\(kind)/\($0)") }
    }
    let proxy = captures.lazy.flatMap { $0.rows("DBProxies") }.first(where: isThere)
    let endpoint = captures.lazy.flatMap { $0.rows("DBProxyEndpoints") }.first {
      isThere($0) && $0["IsDefault"]?.scalar != "true"
    }
    let owner = address("proxy", proxy, "DBProxyName") ?? address("endpoint", endpoint, "DBProxyEndpointName")
    return owner.map { .text(DeclaredText([.attribute(of: $0, .endpoint)]), at: value.range) } ?? value
  }

  mutating func addFunction(_ row: Value) {
    guard row["FunctionName"] != nil else { return }
    var function = ComputeDraft(origin("function", row["FunctionName"], of: row), .lambda)
    function.name = row["FunctionName"]
    function.securityGroups = row.at("VpcConfig", "SecurityGroupIds")
    function.role = row["Role"]
    function.timeout = row["Timeout"]
    function.environment = row.at("Environment", "Variables")
    add { $0.compute.append(function) }
  }

  mutating func addService(_ row: Value) {
    var service = ComputeDraft(origin("service", row["serviceName"], of: row), .ecs)
    service.name = row["serviceName"]
    service.securityGroups = row.at("networkConfiguration", "awsvpcConfiguration", "securityGroups")
    service.concurrency = row["desiredCount"]
    let arn = row["taskDefinition"]?.scalar
    let definition = captures.lazy.compactMap { $0.content["taskDefinition"] }.first {
      $0["taskDefinitionArn"]?.scalar == arn && arn != nil
    }
    service.role = definition?["taskRoleArn"]
    add { $0.compute.append(service) }
  }
}
