import AWSFacts
import JSONSyntax
import YAMLSyntax

extension ClientWiring {
  /// `task-definition.json`, as `aws ecs register-task-definition --cli-input-json` takes it.
  var taskDefinition: RenderedFile {
    let definition = JSONValue.object {
      "family" .= .string(label)
      "networkMode" .= "awsvpc"
      "requiresCompatibilities" .= ["FARGATE"]
      "cpu" .= "512"
      "memory" .= "1024"
      "executionRoleArn" .= .string(Blank.executionRole)
      "taskRoleArn" .= .string(roleARN)
      "containerDefinitions" .= .array([container])
    }
    return RenderedFile(name: "task-definition.json", text: definition.text(.indented) + "\n")
  }

  private var container: JSONValue {
    .object {
      "name" .= .string(label)
      "image" .= .string(Blank.image)
      "essential" .= true
      "environment" .= .array(environment.map { ["name": .string($0.name), "value": .string($0.value)] })
      // The agent reads the parameter when a task starts, with the execution role.
      if let published { "secrets" .= [["name": "DB_HOST", "valueFrom": .string(published)]] }
    }
  }

  /// The parameter's ARN, or its name, which does within the region.
  private var published: String? {
    guard host == nil, let parameter else { return nil }
    guard let account, parameter.hasPrefix("/") else { return parameter }
    return "arn:\(partition.rawValue):ssm:\(region):\(account):parameter\(parameter)"
  }

  /// `deployment.yaml`: a service account that takes on the client's role, and pods that run under it.
  var kubernetesManifest: RenderedFile {
    let account = YAMLOutput.mapping([
      .init("apiVersion", "v1"), .init("kind", "ServiceAccount"),
      .init(
        "metadata",
        .mapping([
          .init("name", .string(label)),
          .init("annotations", .mapping([.init("eks.amazonaws.com/role-arn", .string(roleARN))])),
        ])),
    ])
    return RenderedFile(
      name: "deployment.yaml", text: "\(YAMLPrinter.print(account))---\n\(YAMLPrinter.print(podDeployment))")
  }

  private var podDeployment: YAMLOutput {
    let labels = YAMLOutput.mapping([.init("app", .string(label))])
    let pod = YAMLOutput.mapping([
      .init("serviceAccountName", .string(label)), .init("containers", .sequence([podContainer])),
    ])
    let template = YAMLOutput.mapping([.init("metadata", .mapping([.init("labels", labels)])), .init("spec", pod)])
    return .mapping([
      .init("apiVersion", "apps/v1"), .init("kind", "Deployment"),
      .init("metadata", .mapping([.init("name", .string(label)), .init("labels", labels)])),
      .init(
        "spec",
        .mapping(
          (instances.map { [.init("replicas", .integer($0))] } ?? [])
            + [.init("selector", .mapping([.init("matchLabels", labels)])), .init("template", template)])),
    ])
  }

  private var podContainer: YAMLOutput {
    .mapping([
      .init("name", .string(label)), .init("image", .string(Blank.image)),
      .init(
        "env",
        .sequence(
          environment.map {
            .mapping([.init("name", .string($0.name)), .init("value", .string($0.value))])
          })),
    ])
  }

  /// Where nothing tells the endpoint, the environment has to.
  private var environment: [(name: String, value: String)] {
    let place: [(name: String, value: String)] = [("AWS_REGION", region), ("DB_NAME", Blank.database)]
    return host == nil && parameter == nil ? place + [("DB_HOST", Blank.endpoint)] : place
  }
}
