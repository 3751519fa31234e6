import AWSFacts
import JSONSyntax
import ProxyModel

extension TemplateScope {
  /// Endpoints beside the proxy's own.
  var endpointResources: [TemplateResource] {
    deployment.endpoints.map { endpoint in
      var resource = resource(
        id(.endpoint(endpoint.symbol)), CloudFormationType.endpoint.rawValue, at: endpoint.provenance
      ) {
        "DBProxyName" .= name(endpoint.proxy)
        "DBProxyEndpointName" .= value(endpoint.name)
        "TargetRole" .= value(endpoint.targetRole)
        list("VpcSubnetIds", endpoint.subnets) { id($0) }
        list("VpcSecurityGroupIds", endpoint.securityGroups) { id($0) }
        unlessStandard("EndpointNetworkType", endpoint.networkType, .ipv4)
        tags(endpoint.tags)
      }
      resource.dependencies = dependency(on: endpoint.proxy)
      return resource
    }
  }
}
