import AWSFacts
import ProxyModel
import SourceText
import YAMLSyntax

/// What runs programs that may connect to a proxy.
extension TemplateLifting {
  static let compute: [String: Lift] = [
    "AWS::Lambda::Function": { lifting, body, origin in
      let function = functionDraft(body, origin)
      lifting.add { $0.compute.append(function) }
    },
    "AWS::Serverless::Function": { lifting, body, origin in
      lifting.addServerlessFunction(lifting.withGlobals(body), origin)
    },
    "AWS::ECS::Service": { lifting, body, origin in lifting.services.append((body, origin)) },
    "AWS::ECS::TaskDefinition": { lifting, body, origin in lifting.definitions[origin.address] = body },
    "AWS::AppRunner::Service": { lifting, body, origin in lifting.runners.append((body, origin)) },
    "AWS::AppRunner::VpcConnector": { lifting, body, origin in lifting.definitions[origin.address] = body },
  ]

  private static func functionDraft(_ body: TemplateBody, _ origin: Origin) -> ComputeDraft {
    var function = ComputeDraft(origin, .lambda)
    function.name = body["FunctionName"]
    function.securityGroups = body["VpcConfig", "SecurityGroupIds"]
    function.role = body["Role"]
    function.timeout = body["Timeout"]
    function.concurrency = body["ReservedConcurrentExecutions"]
    function.environment = body["Environment", "Variables"]
    return function
  }

  /// A function of SAM with what the template says of all functions.
  private func withGlobals(_ body: TemplateBody) -> TemplateBody {
    guard let node = scope.template.root["Globals"]?["Function"],
      case .map(let own, let range) = body.value
    else { return body }
    let names = Set(own.map { $0.key.value })
    var merged = body
    let common = scope.value(of: node).entries.filter { !names.contains($0.key.value) }
    merged = TemplateBody(value: .map(own + common, at: range), unseen: body.unseen)
    return merged
  }

  /// A function of SAM, and the role that SAM makes for it where it names none.
  private mutating func addServerlessFunction(_ body: TemplateBody, _ origin: Origin) {
    var function = Self.functionDraft(body, origin)
    if body["Role"] == nil {
      var made = origin.part("Role", at: origin.place)
      made.address = ResourceAddress("\(origin.address)Role")
      made.name = "\(origin.name)Role"
      let role = serverlessRole(body, made)
      function.role = .text(DeclaredText([.attribute(of: made.address, .arn)]), at: origin.place)
      add { $0.roles.append(role) }
    }
    add { $0.compute.append(function) }
  }

  /// `Policies` of a function: names and ARNs of managed policies, documents, and templates of SAM's own.
  private func serverlessRole(_ body: TemplateBody, _ origin: Origin) -> RoleDraft {
    var role = RoleDraft(origin)
    role.name = .unknown(
      Unknown(
        "CloudFormation makes up the name of `\(origin.address)`", at: origin.place, isMadeUp: true))
    for (index, policy) in (body["Policies"]?.elements ?? []).enumerated() {
      switch policy {
      case .text: role.managedPolicies.append(policy)
      case .unknown(let unknown): role.unseenPolicies = role.unseenPolicies ?? unknown
      case .map:
        var draft = InlinePolicyDraft(origin.part("Policies[\(index)]", at: policy.range))
        draft.document = policy["Statement"] == nil ? ServerlessPolicy.document(of: policy) : policy
        if draft.document == nil {
          role.unseenPolicies =
            role.unseenPolicies ?? Unknown("what SAM's policy template allows is not written here", at: policy.range)
        } else {
          role.policies.append(draft)
        }
      case .null, .bool, .number, .list, .json: continue
      }
    }
    return role
  }

  /// A service's tasks run as the role of their definition.
  mutating func joinServices() {
    for (body, origin) in services {
      var service = ComputeDraft(origin, .ecs)
      service.name = body["ServiceName"]
      service.securityGroups = body["NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups"]
      service.concurrency = body["DesiredCount"]
      if let definition = definition(body["TaskDefinition"]) {
        service.role = definition["TaskRoleArn"]
        service.environment = definition["ContainerDefinitions"].map(Self.environment)
      } else if let unseen = body["TaskDefinition"] {
        service.role = .unknown(
          Unknown("the task definition of `\(origin.address)` is not in this template", at: unseen.range))
      }
      add { $0.compute.append(service) }
    }
  }

  /// The environment of all containers as one mapping.
  private static func environment(_ containers: Value) -> Value {
    if case .unknown = containers { return containers }
    let pairs = containers.elements.flatMap { $0["Environment"]?.elements ?? [] }
    let entries = pairs.compactMap { pair -> Value.Entry? in
      guard let name = pair["Name"], let word = name.scalar, let value = pair["Value"] else { return nil }
      return Value.Entry(Located(word, at: name.range), value)
    }
    return .map(entries, at: containers.range)
  }

  /// A service of App Runner wears the groups of its connector.
  mutating func joinRunners() {
    for (body, origin) in runners {
      guard let connector = body["NetworkConfiguration", "EgressConfiguration", "VpcConnectorArn"] else { continue }
      var runner = ComputeDraft(origin, .appRunner)
      runner.name = body["ServiceName"]
      runner.role = body["InstanceConfiguration", "InstanceRoleArn"]
      runner.securityGroups =
        definition(connector)?["SecurityGroups"]
        ?? .unknown(Unknown("the VPC connector of `\(origin.address)` is not in this template", at: connector.range))
      add { $0.compute.append(runner) }
    }
  }

  /// What a service refers to, where the template makes it.
  private func definition(_ value: Value?) -> TemplateBody? {
    guard case .text(let text, _)? = value, let address = text.reference?.address else { return nil }
    return definitions[address]
  }
}

/// The policy templates of SAM that have to do with secrets.
enum ServerlessPolicy {
  /// The document that a template stands for; nil for one that is not known here.
  static func document(of policy: Value) -> Value? {
    guard policy.entries.count == 1, let entry = policy.entries.first, entry.key.value == readSecret,
      let secret = entry.value["SecretArn"]
    else { return nil }
    let place = entry.key.range
    func member(_ key: String, _ value: Value) -> Value.Entry { Value.Entry(Located(key, at: place), value) }
    let statement = Value.map(
      [
        member("Effect", .text("Allow", at: place)),
        member("Action", .text(IAMWords.getSecretValue.value, at: place)), member("Resource", secret),
      ], at: place)
    return .map(
      [member("Version", .text("2012-10-17", at: place)), member("Statement", .list([statement], at: place))], at: place
    )
  }

  private static let readSecret = "AWSSecretsManagerGetSecretValuePolicy"
}
