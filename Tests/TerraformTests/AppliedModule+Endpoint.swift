import Foundation
import ProxyModel
import Rendering
import SourceText
import Testing

extension AppliedModule {
  /// Puts the endpoint into the state that `moto` cannot make.
  func addEndpoint(of deployment: Deployment) throws {
    let endpoint = try #require(deployment.endpoints.first)
    var state = try #require(
      try JSONSerialization.jsonObject(with: try folder.contents(of: "terraform.tfstate")) as? [String: Any])
    var resources = try #require(state["resources"] as? [[String: Any]])
    let proxy = try #require(resources.first { $0["type"] as? String == "aws_db_proxy" })
    let instance = try #require((proxy["instances"] as? [[String: Any]])?.first)
    let attributes = try #require(instance["attributes"] as? [String: Any])
    var own: [String: Any] = [
      "id": "\(try deployment.proxies[0].name.value)/\(try endpoint.name.value)",
      "arn": "arn:aws:rds:us-east-1:123456789012:db-proxy-endpoint:prx-endpoint-0", "endpoint": "reader.example",
      "db_proxy_endpoint_name": try endpoint.name.value, "target_role": try endpoint.targetRole.value.rawValue,
      "is_default": false, "vpc_id": "vpc-0",
    ]
    own["db_proxy_name"] = attributes["name"]
    for key in ["tags", "tags_all", "vpc_subnet_ids", "vpc_security_group_ids"] { own[key] = attributes[key] }
    resources.append([
      "mode": "managed", "type": "aws_db_proxy_endpoint", "name": endpoint.symbol.name,
      "provider": proxy["provider"] ?? "",
      "instances": [["schema_version": 0, "attributes": own]],
    ])
    state["resources"] = resources
    let text = String(decoding: try JSONSerialization.data(withJSONObject: state), as: UTF8.self)
    try folder.write(RenderedFile(name: "terraform.tfstate", text: text))
  }
}
