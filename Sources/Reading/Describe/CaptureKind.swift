/// The answers that are understood, by the key that tells them apart, and the calls that give them.
enum CaptureKind: String, CaseIterable {
  case proxies = "DBProxies"
  /// Of a resource of RDS, which the answer does not name.
  case tags = "TagList"
  case targetGroups = "TargetGroups"
  case targets = "Targets"
  case endpoints = "DBProxyEndpoints"
  case clusters = "DBClusters"
  case instances = "DBInstances"
  case subnetGroups = "DBSubnetGroups"
  /// Of a parameter group, or of Systems Manager.
  case parameters = "Parameters"
  case parameter = "Parameter"
  case securityGroups = "SecurityGroups"
  case securityGroupRules = "SecurityGroupRules"
  case subnets = "Subnets"
  case vpcs = "Vpcs"
  case role = "Role"
  case inlinePolicy = "PolicyDocument"
  case inlinePolicyNames = "PolicyNames"
  case attachedPolicies = "AttachedPolicies"
  case managedPolicyVersion = "PolicyVersion"
  /// Of `iam get-policy`, or the text of a key's.
  case policy = "Policy"
  case secrets = "SecretList"
  case secretValue = "SecretString"
  case secret = "VersionIdsToStages"
  case key = "KeyMetadata"
  case alarms = "MetricAlarms"
  case function = "FunctionArn"
  case functionInFull = "Configuration"
  case services = "services"
  case taskDefinition = "taskDefinition"
  case identity = "UserId"

  /// The kinds that the keys of an answer show.
  static func shown(by keys: some Sequence<String>) -> Set<CaptureKind> {
    Set(keys.compactMap { CaptureKind(key: $0) })
  }

  private init?(key: String) {
    // A secret without a value has no versions, but always an ARN; a function's settings name its runtime.
    switch key {
    case "RotationEnabled", "DeletedDate", "LastChangedDate", "OwningService": self = .secret
    case "FunctionName": self = .function
    default: self.init(rawValue: key)
    }
  }

  /// What only a capture begins with; the others are words of many a file.
  static let telling: Set<CaptureKind> = [
    .proxies, .tags, .targetGroups, .targets, .endpoints, .clusters, .instances, .subnetGroups, .securityGroups,
    .securityGroupRules, .subnets, .vpcs, .attachedPolicies, .inlinePolicyNames, .managedPolicyVersion, .secrets,
    .secretValue, .secret, .key, .alarms, .function, .taskDefinition, .services,
  ]
}
