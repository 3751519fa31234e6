import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SourceText
import Testing

extension AppliedModule {
  /// Puts into the state what `moto` cannot make or forgets, so that the whole module as it is rendered stands there.
  func addUnplayed(of deployment: Deployment) throws {
    try addEndpoint(of: deployment)
    try changeState { resources in
      for group in deployment.targetGroups {
        guard let query = group.initQuery.known ?? nil else { continue }
        try Self.change("aws_db_proxy_default_target_group", group.symbol.name, in: &resources) { attributes in
          var pools = attributes["connection_pool_config"] as? [[String: Any]] ?? []
          for index in pools.indices { pools[index]["init_query"] = query }
          attributes["connection_pool_config"] = pools
        }
      }
      try Self.addParameters(of: deployment, to: &resources)
      for rule in deployment.securityGroupRules where !rule.isFound {
        let type = "aws_vpc_security_group_\(rule.direction.rawValue)_rule"
        try Self.change(type, rule.symbol.name, in: &resources) { $0["description"] = rule.description }
      }
    }
  }

  /// Puts the endpoint into the state that `moto` cannot make.
  func addEndpoint(of deployment: Deployment) throws {
    let endpoint = try #require(deployment.endpoints.first)
    let (name, role) = (try endpoint.name.value, try endpoint.targetRole.value.rawValue)
    try changeState { resources in
      let proxy = try #require(resources.first { $0["type"] as? String == "aws_db_proxy" })
      let instance = try #require((proxy["instances"] as? [[String: Any]])?.first)
      let attributes = try #require(instance["attributes"] as? [String: Any])
      var own: [String: Any] = [
        "id": "\(try deployment.proxies[0].name.value)/\(name)",
        "arn": "arn:aws:rds:us-east-1:123456789012:db-proxy-endpoint:prx-endpoint-0", "endpoint": "reader.example",
        "db_proxy_endpoint_name": name, "target_role": role, "is_default": false, "vpc_id": "vpc-0",
      ]
      own["db_proxy_name"] = attributes["name"]
      for key in ["tags", "tags_all", "vpc_subnet_ids", "vpc_security_group_ids"] { own[key] = attributes[key] }
      resources.append([
        "mode": "managed", "type": "aws_db_proxy_endpoint", "name": endpoint.symbol.name,
        "provider": proxy["provider"] ?? "", "instances": [["schema_version": 0, "attributes": own]],
      ])
    }
  }

  /// Parameters that tell the address of an endpoint are taken out with it.
  private static func addParameters(of deployment: Deployment, to resources: inout [[String: Any]]) throws {
    func isHere(_ name: String) -> Bool {
      resources.contains { $0["type"] as? String == "aws_ssm_parameter" && $0["name"] as? String == name }
    }
    let model = try #require(resources.first { $0["type"] as? String == "aws_ssm_parameter" })
    for parameter in deployment.parameters where !isHere(parameter.symbol.name) {
      var copy = model
      copy["name"] = parameter.symbol.name
      resources.append(copy)
      let name = try parameter.name.value
      try change("aws_ssm_parameter", parameter.symbol.name, in: &resources) { attributes in
        for key in ["id", "name"] { attributes[key] = name }
        for key in ["value", "insecure_value"] where attributes[key] as? String != nil {
          attributes[key] = "reader.example"
        }
      }
    }
  }

  private func changeState(_ change: (inout [[String: Any]]) throws -> Void) throws {
    var state = try #require(
      try JSONSerialization.jsonObject(with: try folder.contents(of: "terraform.tfstate")) as? [String: Any])
    var resources = try #require(state["resources"] as? [[String: Any]])
    try change(&resources)
    state["resources"] = resources
    let text = String(decoding: try JSONSerialization.data(withJSONObject: state), as: UTF8.self)
    try folder.write(RenderedFile(name: "terraform.tfstate", text: text))
  }

  private static func change(
    _ type: String, _ name: String, in resources: inout [[String: Any]], _ change: (inout [String: Any]) -> Void
  ) throws {
    let index = try #require(
      resources.firstIndex { $0["type"] as? String == type && $0["name"] as? String == name }, "\(type).\(name)")
    var instances = resources[index]["instances"] as? [[String: Any]] ?? []
    for index in instances.indices {
      var attributes = instances[index]["attributes"] as? [String: Any] ?? [:]
      change(&attributes)
      instances[index]["attributes"] = attributes
    }
    resources[index]["instances"] = instances
  }
}
