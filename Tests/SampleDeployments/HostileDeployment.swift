import AWSFacts
public import ProxyModel
import SourceText

/// A deployment whose every free text would break out of its quotes if anything let it.
public enum HostileDeployment {
  /// The texts and their places.
  public static let texts = [
    "tag": SampleDeployment.awkward, "role": "-rf \"$(touch pwned)\" `touch pwned` ${HOME}\n'x' \\ %{if true} !Sub",
    "parameter": "https://wiki.example/$(touch pwned) ${AWS::Region}", "alarm": "file:///etc/passwd",
    "alarm name": "--dry-run $(touch pwned) {{resolve}}",
    "query": "SET x = '`touch pwned`'; -- \u{202E} é \u{1F986}\r\n", "user": "a'b\"c$(touch pwned)`d`${e}",
    "group": "[!-]* $((1)) ${x} {{y}} -- #",
  ]

  /// The key of a tag.
  public static let tagKey = "-k$(touch pwned)"

  /// The deployment.
  public static let deployment: Deployment = {
    var deployment = SampleDeployment.hostile.deployment
    for var role in deployment.roles where role.ownership == .created {
      role.description = texts["role"]
      role.tags[tagKey] = texts["tag"]
      deployment.roles.insert(role)
    }
    for var pool in deployment.targetGroups {
      pool.initQuery = written(texts["query"])
      deployment.targetGroups.insert(pool)
    }
    for var group in deployment.securityGroups where group.ownership == .created {
      group.description = written(texts["group"] ?? "")
      deployment.securityGroups.insert(group)
    }
    for var secret in deployment.secrets {
      secret.username = written(texts["user"] ?? "")
      deployment.secrets.insert(secret)
    }
    var parameter = Parameter(
      Symbol("endpoint"), at: deployment.provenance, name: written("/hostile/endpoint"),
      description: texts["parameter"] ?? "", value: DeferredText(.proxyEndpoint(SampleBuilder.proxy)))
    parameter.tags = ["Note": SampleDeployment.awkward]
    deployment.parameters.insert(parameter)
    deployment.alarms.insert(
      Alarm(
        Symbol("a b$(x)"), at: deployment.provenance, name: written(texts["alarm name"] ?? ""),
        description: texts["alarm"] ?? "", namespace: written("AWS/RDS"), metric: written("ClientConnections"),
        dimensions: [.init("ProxyName", DeferredText(.proxyName(SampleBuilder.proxy)), at: deployment.provenance)],
        statistic: written("Sum"), period: written(Seconds(60)), evaluationPeriods: written(3), threshold: written(0.5),
        comparison: written("GreaterThanThreshold"), treatMissingData: written("notBreaching")))
    return deployment
  }()
}
