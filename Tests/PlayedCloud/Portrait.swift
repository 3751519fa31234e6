import Foundation
public import ProxyModel
public import TestSupport

/// What a cloud says of a deployment, in lines that another cloud, which gave other ids, would say alike.
public struct Portrait {
  /// `$.Proxies[].DBProxies[].IdleClientTimeout = 1800`, in order.
  public let lines: [String]

  /// Asks about everything that both tools can make before `moto`: all but endpoints, their parameters, and the descriptions of
  /// rules between groups.
  public init(of deployment: Deployment, in cloud: Cloud, _ surroundings: Surroundings) throws {
    let answers = try cloud.call(try Self.questions(about: deployment))
    let own = Set(deployment.parameters.filter { Self.isPlayed($0) }.compactMap(\.name.known))
    lines = answers.enumerated().flatMap { index, answer -> [String] in
      var answer = answer
      if let all = answer["Parameters"] as? [[String: Any]] {
        answer["Parameters"] = all.filter { own.contains($0["Name"] as? String ?? "") }
      }
      return Self.lines(of: answer, at: "\(index)", surroundings)
    }
  }

  private static func questions(about deployment: Deployment) throws -> [Cloud.Call] {
    var calls = deployment.proxies.compactMap(\.name.known).flatMap { name in
      ["describe_db_proxies", "describe_db_proxy_target_groups", "describe_db_proxy_targets"].map {
        Cloud.Call("rds", $0, ["DBProxyName": name])
      }
    }
    calls += [
      Cloud.Call("ec2", "describe_security_groups"), Cloud.Call("secretsmanager", "list_secrets"),
      Cloud.Call("ssm", "describe_parameters"), Cloud.Call("cloudwatch", "describe_alarms"),
    ]
    for role in deployment.roles {
      let name = try role.name.value
      calls.append(Cloud.Call("iam", "get_role", ["RoleName": name]))
      calls += role.policies.map {
        Cloud.Call("iam", "get_role_policy", ["RoleName": name, "PolicyName": $0.name])
      }
    }
    for parameter in deployment.parameters where isPlayed(parameter) {
      let name = try parameter.name.value
      calls.append(Cloud.Call("ssm", "get_parameter", ["Name": name]))
      calls.append(Cloud.Call("ssm", "list_tags_for_resource", ["ResourceType": "Parameter", "ResourceId": name]))
    }
    return calls
  }

  private static func isPlayed(_ parameter: Parameter) -> Bool {
    !parameter.value.parts.contains { if case .attribute(.endpointAddress) = $0 { true } else { false } }
  }

  /// When something was made, and under which number.
  private static let incidental: Set<String> = [
    "ResponseMetadata", "CreateDate", "CreatedDate", "UpdatedDate", "LastModifiedDate", "LastChangedDate", "RoleId",
    "AlarmConfigurationUpdatedTimestamp", "StateUpdatedTimestamp", "SecretVersionsToStages", "LastAccessedDate",
  ]

  private static func lines(of value: Any, at path: String, _ surroundings: Surroundings) -> [String] {
    switch value {
    case let object as [String: Any]:
      return object.keys.sorted().filter { !incidental.contains($0) }.flatMap { key -> [String] in
        if path.hasSuffix("UserIdGroupPairs[]"), key == "Description" { return [] }
        return lines(of: object[key] ?? "", at: "\(path).\(key)", surroundings)
      }
    case let list as [Any]:
      let items = list.map { lines(of: $0, at: "\(path)[]", surroundings) }
      return items.sorted { $0.joined(separator: "\n") < $1.joined(separator: "\n") }.flatMap { $0 }
    default: return ["\(path) = \(withoutIDs("\(value)", surroundings))"]
    }
  }

  /// With the ids that the deployment has, and one mark for all that the cloud made up.
  private static func withoutIDs(_ text: String, _ surroundings: Surroundings) -> String {
    surroundings.unmoved(text)
      .replacing(/(target-group:prx|prx|sgr?|vpc|subnet)-[0-9a-z-]+/) { match in
        surroundings.knows(String(match.0)) ? String(match.0) : "\(match.1)-*"
      }
      .replacing(/(:secret:[^" ]+)-[A-Za-z0-9]{6}(?![A-Za-z0-9-])/) { "\($0.1)-*" }
      .replacing(/\.(db-proxy|cluster)-[0-9a-z]+\./) { ".\($0.1)-*." }
  }
}
