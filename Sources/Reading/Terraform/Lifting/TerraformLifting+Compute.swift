import ProxyModel
import SourceText

/// What runs programs that may connect to a proxy.
extension TerraformLifting {
  static let compute: [String: Lift] = [
    "aws_lambda_function": { lifting, body, origin in
      var function = ComputeDraft(origin, .lambda)
      function.name = body["function_name"]
      function.securityGroups = body.block("vpc_config")?["security_group_ids"]
      function.role = body["role"]
      function.timeout = body["timeout"]
      function.concurrency = bounded(body["reserved_concurrent_executions"])
      function.environment = body.block("environment")?["variables"]
      lifting.add { $0.compute.append(function) }
    },
    "aws_ecs_service": { lifting, body, origin in lifting.services.append((body, origin)) },
    "aws_ecs_task_definition": { lifting, body, origin in lifting.taskDefinitions.append((origin.address, body)) },
    "aws_apprunner_service": { lifting, body, origin in lifting.runners.append((body, origin)) },
    "aws_apprunner_vpc_connector": { lifting, body, origin in lifting.connectors.append((origin.address, body)) },
  ]

  /// How many may run at once; Lambda's `-1` is no bound.
  private static func bounded(_ concurrency: Value?) -> Value? { concurrency?.scalar == "-1" ? nil : concurrency }

  /// A service's tasks run as the role of their definition.
  mutating func joinServices() {
    for (body, origin) in services {
      var service = ComputeDraft(origin, .ecs)
      service.name = body["name"]
      service.securityGroups = body.block("network_configuration")?["security_groups"]
      service.concurrency = body["desired_count"]
      if let definition = definition(body["task_definition"]) {
        service.role = definition["task_role_arn"]
        service.environment = definition["container_definitions"].map(Self.environment)
      } else if let unseen = body["task_definition"] {
        service.role = .unknown(
          Unknown("the task definition of `\(origin.address)` is not among these files", at: unseen.range))
      }
      add { $0.compute.append(service) }
    }
    services = []
  }

  /// The environment of all containers as one mapping: a container lists pairs of `name` and `value`.
  private static func environment(_ containers: Value) -> Value {
    var content = containers
    if case .json(let value, _) = containers { content = value }
    if case .unknown = content { return content }
    let pairs = content.elements.flatMap { $0["environment"]?.elements ?? [] }
    let entries = pairs.compactMap { pair -> Value.Entry? in
      guard let name = pair["name"], let words = name.scalar, let value = pair["value"] else { return nil }
      return Value.Entry(Located(words, at: name.range), value)
    }
    return .map(entries, at: containers.range)
  }

  /// The task definition that a service names: by reference, by ARN or by family.
  private func definition(_ value: Value?) -> TerraformBody? {
    guard let value else { return nil }
    if let found = Self.referred(by: value, among: taskDefinitions) { return found }
    guard let words = value.scalar else { return nil }
    return taskDefinitions.first { _, body in
      guard let family = body["family"]?.scalar else { return false }
      return body["arn"]?.scalar == words || family == words || words.hasPrefix("\(family):")
    }?.body
  }

  /// A service of App Runner wears the groups of its connector.
  mutating func joinRunners() {
    for (body, origin) in runners {
      let egress = body.block("network_configuration")?.block("egress_configuration")
      guard let connector = egress?["vpc_connector_arn"] else { continue }
      var runner = ComputeDraft(origin, .appRunner)
      runner.name = body["service_name"]
      runner.role = body.block("instance_configuration")?["instance_role_arn"]
      runner.environment =
        body.block("source_configuration")?.block("image_repository")?.block("image_configuration")?[
          "runtime_environment_variables"]
      runner.securityGroups =
        self.connector(connector)?["security_groups"]
        ?? .unknown(Unknown("the VPC connector of `\(origin.address)` is not among these files", at: connector.range))
      add { $0.compute.append(runner) }
    }
    runners = []
  }

  private func connector(_ value: Value) -> TerraformBody? {
    if let found = Self.referred(by: value, among: connectors) { return found }
    guard let arn = value.scalar else { return nil }
    return connectors.first { $0.body["arn"]?.scalar == arn }?.body
  }

  private static func referred(by value: Value, among bodies: [Addressed]) -> TerraformBody? {
    guard case .text(let text, _) = value, let address = text.reference?.address else { return nil }
    return bodies.first { $0.address == address }?.body
  }
}
