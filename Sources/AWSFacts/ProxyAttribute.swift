/// An attribute of a proxy or of what hangs on it.
public enum ProxyAttribute: Sendable, Hashable, CaseIterable {
  case proxyName, engineFamily, proxySubnets, endpointNetworkType, targetConnectionNetworkType
  case role, proxySecurityGroups, requireTLS, idleClientTimeout, debugLogging, tags, defaultAuthScheme
  case authSecret, authIAM, authDescription, authClientPasswordType, authUserName
  case targetGroupProxy, maxConnectionsPercent, maxIdleConnectionsPercent, connectionBorrowTimeout, pinningFilters
  case initQuery
  case targetGroupName, targetIdentifier, targetProxy
  case endpointName, endpointProxy, endpointSubnets, endpointRole, endpointSecurityGroups, endpointOwnNetworkType
  case endpointTags

  /// What `tool` does when it changes.
  public func effect(in tool: DeploymentTool) -> Fact<UpdateEffect> {
    switch tool {
    case .terraform: terraform
    case .cloudFormation: cloudFormation
    case .commandLine: commandLine
    }
  }

  private var terraform: Fact<UpdateEffect> {
    switch self {
    case .engineFamily, .proxySubnets: Fact(.replace, .terraformProxy)
    case .endpointNetworkType, .targetConnectionNetworkType:
      Fact(.replace, .terraformProxy, .terraformChangelog, note: "the provider has it from 6.28.0 on")
    case .proxyName, .role, .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .authSecret,
      .authIAM, .authDescription, .authUserName:
      Fact(.inPlace, .terraformProxy)
    case .defaultAuthScheme:
      Fact(
        .inPlace, .terraformProxy, .terraformChangelog, confidence: .notVerified,
        note: "the provider has it from 6.15.0 on")
    case .authClientPasswordType:
      Fact(.notApplied, .terraformIssue49544, note: "where it is the only change of the entry")
    case .maxConnectionsPercent, .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters:
      Fact(.inPlace, .terraformTargetGroup)
    case .initQuery:
      Fact(
        .inPlace, .terraformTargetGroup, .terraformIssue49875, note: "removing it is not applied, only another value is"
      )
    case .targetGroupProxy: Fact(.replace, .terraformTargetGroup)
    case .targetGroupName, .targetIdentifier, .targetProxy: Fact(.replace, .terraformTarget)
    case .endpointName, .endpointProxy, .endpointSubnets, .endpointRole: Fact(.replace, .terraformEndpoint)
    case .endpointOwnNetworkType:
      Fact(.replace, .terraformEndpoint, confidence: .notVerified, note: "the provider has no such argument")
    case .endpointSecurityGroups, .endpointTags: Fact(.inPlace, .terraformEndpoint)
    }
  }

  private var cloudFormation: Fact<UpdateEffect> {
    switch self {
    case .proxyName, .engineFamily, .proxySubnets, .endpointNetworkType, .targetConnectionNetworkType:
      Fact(.replace, .cfnDBProxy)
    case .role, .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .defaultAuthScheme:
      Fact(.inPlace, .cfnDBProxy)
    case .authSecret, .authIAM, .authDescription, .authClientPasswordType:
      Fact(.inPlace, .cfnDBProxy, .cfnDBProxyAuth)
    case .authUserName:
      Fact(.inPlace, .cfnDBProxyAuth, confidence: .notVerified, note: "CloudFormation has no such property")
    case .targetGroupProxy, .targetGroupName, .targetProxy: Fact(.replace, .cfnDBProxyTargetGroup)
    case .maxConnectionsPercent, .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery:
      Fact(.inPlace, .cfnDBProxyTargetGroup, .cfnConnectionPool)
    case .targetIdentifier:
      Fact(
        .dropsConnections, .cfnDBProxyTargetGroup, .rdsProxyManaging, confidence: .derived,
        note: "the page says no interruption, which is so for the proxy and not for connections to the old target")
    case .endpointName, .endpointProxy, .endpointSubnets, .endpointOwnNetworkType: Fact(.replace, .cfnDBProxyEndpoint)
    case .endpointRole:
      Fact(
        .replace, .cfnDBProxyEndpoint, .modifyDBProxyEndpoint, confidence: .conflict,
        note: "CloudFormation's page says in place, but the API has no way to do it")
    case .endpointSecurityGroups, .endpointTags: Fact(.inPlace, .cfnDBProxyEndpoint)
    }
  }

  /// What the API can do: what `Modify...` takes is changed, everything else takes deleting and creating.
  private var commandLine: Fact<UpdateEffect> {
    switch self {
    case .engineFamily, .proxySubnets, .endpointNetworkType, .targetConnectionNetworkType:
      Fact(.replace, .modifyDBProxy, .createDBProxy)
    case .proxyName, .role, .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .defaultAuthScheme,
      .authSecret, .authIAM, .authDescription, .authClientPasswordType, .authUserName:
      Fact(.inPlace, .modifyDBProxy)
    case .tags, .endpointTags: Fact(.inPlace, .rdsTag)
    case .maxConnectionsPercent, .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery:
      Fact(.inPlace, .modifyDBProxyTargetGroup)
    case .targetGroupProxy, .targetGroupName: Fact(.replace, .dbProxyTargetGroup, confidence: .derived)
    case .targetIdentifier, .targetProxy:
      Fact(.dropsConnections, .registerDBProxyTargets, confidence: .derived, note: "deregistered and registered anew")
    case .endpointName, .endpointSecurityGroups: Fact(.inPlace, .modifyDBProxyEndpoint)
    case .endpointProxy, .endpointSubnets, .endpointRole, .endpointOwnNetworkType:
      Fact(.replace, .modifyDBProxyEndpoint, .createDBProxyEndpoint)
    }
  }

  /// What Terraform does to the target group, target and endpoints that refer to the proxy's name, when this changes.
  ///
  /// Nil where they are not concerned. `notApplied` is the dangerous one: the new proxy stands there with default pool numbers,
  /// without target and endpoints, until the next plan, unless they have `replace_triggered_by`.
  public var terraformCascade: Fact<UpdateEffect>? {
    switch self {
    case .proxyName: Fact(.replace, .terraformTargetGroup, .terraformTarget, .terraformEndpoint)
    case .engineFamily, .proxySubnets: Fact(.notApplied, .terraformIssue45738, .terraformPull45793)
    case .endpointNetworkType, .targetConnectionNetworkType:
      Fact(.notApplied, .terraformIssue45738, .terraformPull45793, confidence: .derived)
    case .role, .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .defaultAuthScheme,
      .authSecret, .authIAM, .authDescription, .authClientPasswordType, .authUserName, .targetGroupProxy,
      .maxConnectionsPercent, .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery,
      .targetGroupName,
      .targetIdentifier, .targetProxy, .endpointName, .endpointProxy, .endpointSubnets, .endpointRole,
      .endpointSecurityGroups, .endpointOwnNetworkType, .endpointTags:
      nil
    }
  }
}
