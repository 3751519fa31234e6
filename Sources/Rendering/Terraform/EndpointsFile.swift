import HCLSyntax
import ProxyModel

extension TerraformScope {
  /// `endpoints.tf`: endpoints beside the proxy's own.
  @HCLBuilder var endpointsFile: [HCLItem] {
    for endpoint in deployment.endpoints { item(of: endpoint) }
  }

  private func item(of endpoint: Endpoint) -> HCLItem {
    if !endpoint.networkType.isIPv4 {
      obstacles.note(
        inexpressible: "an additional endpoint has no network type in the provider", in: "Terraform",
        at: endpoint.networkType.range, help: "leave `endpoint_network_type` out, which is IPv4")
    }
    return block("resource", "aws_db_proxy_endpoint", endpoint.symbol.terraformName) {
      "db_proxy_name" .= name(endpoint.proxy)
      "db_proxy_endpoint_name" .= lowerCase(endpoint.name)
      "target_role" .= value(endpoint.targetRole)
      HCLItem.blank
      list("vpc_subnet_ids", endpoint.subnets) { id($0) }
      list("vpc_security_group_ids", endpoint.securityGroups) { id($0) }
      tags(endpoint.tags)
      replacement(with: endpoint.proxy, otherwise: "no such endpoint")
    }
  }
}
