/// What a tool does when an attribute changes.
public enum UpdateEffect: String, Sendable, Hashable, CaseIterable {
  /// Changes what is there.
  case inPlace = "in-place"
  /// Makes a new one and deletes the old one: its address changes.
  case replace
  /// Sees no change, so nothing is applied.
  case notApplied = "not-applied"
}

/// A tool that applies changes.
public enum DeploymentTool: String, Sendable, Hashable, CaseIterable {
  case terraform
  case cloudFormation = "cloudformation"
}

/// An attribute of a proxy or of what hangs on it.
public enum ProxyAttribute: Sendable, Hashable, CaseIterable {
  case proxyName, engineFamily, proxySubnets, endpointNetworkType, targetConnectionNetworkType
  case role, proxySecurityGroups, requireTLS, idleClientTimeout, debugLogging, tags, defaultAuthScheme
  case authSecret, authIAM, authDescription, authClientPasswordType
  case targetGroupProxy, poolNumbers, pinningFilters, initQuery
  case targetGroupName, targetIdentifier, targetProxy
  case endpointName, endpointProxy, endpointSubnets, endpointRole, endpointSecurityGroups

  /// What `tool` does when it changes.
  public func effect(in tool: DeploymentTool) -> Fact<UpdateEffect> {
    switch tool {
    case .terraform: terraform
    case .cloudFormation: cloudFormation
    }
  }

  private var terraform: Fact<UpdateEffect> {
    switch self {
    case .engineFamily, .proxySubnets: Fact(.replace, .terraformProxy)
    case .endpointNetworkType, .targetConnectionNetworkType:
      Fact(.replace, .terraformProxy, .terraformChangelog, note: "the provider has it from 6.28.0 on")
    case .proxyName, .role, .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .authSecret,
      .authIAM, .authDescription:
      Fact(.inPlace, .terraformProxy)
    case .defaultAuthScheme:
      Fact(
        .inPlace, .terraformProxy, .terraformChangelog, confidence: .notVerified,
        note: "the provider has it from 6.15.0 on")
    case .authClientPasswordType:
      Fact(.notApplied, .terraformIssue49544, note: "where it is the only change of the entry")
    case .poolNumbers, .pinningFilters: Fact(.inPlace, .terraformTargetGroup)
    case .initQuery:
      Fact(
        .inPlace, .terraformTargetGroup, .terraformIssue49875, note: "removing it is not applied, only another value is"
      )
    case .targetGroupProxy: Fact(.replace, .terraformTargetGroup)
    case .targetGroupName, .targetIdentifier, .targetProxy: Fact(.replace, .terraformTarget)
    case .endpointName, .endpointProxy, .endpointSubnets, .endpointRole: Fact(.replace, .terraformEndpoint)
    case .endpointSecurityGroups: Fact(.inPlace, .terraformEndpoint)
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
    case .targetGroupProxy, .targetGroupName, .targetProxy: Fact(.replace, .cfnDBProxyTargetGroup)
    case .poolNumbers, .pinningFilters, .initQuery: Fact(.inPlace, .cfnDBProxyTargetGroup, .cfnConnectionPool)
    case .targetIdentifier: Fact(.inPlace, .cfnDBProxyTargetGroup)
    case .endpointName, .endpointProxy, .endpointSubnets: Fact(.replace, .cfnDBProxyEndpoint)
    case .endpointRole:
      Fact(
        .replace, .cfnDBProxyEndpoint, .modifyDBProxyEndpoint, confidence: .conflict,
        note: "CloudFormation's page says in place, but the API has no way to do it")
    case .endpointSecurityGroups: Fact(.inPlace, .cfnDBProxyEndpoint)
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
      .authSecret, .authIAM, .authDescription, .authClientPasswordType, .targetGroupProxy, .poolNumbers,
      .pinningFilters, .initQuery, .targetGroupName, .targetIdentifier, .targetProxy, .endpointName, .endpointProxy,
      .endpointSubnets, .endpointRole, .endpointSecurityGroups:
      nil
    }
  }
}
