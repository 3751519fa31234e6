extension ProxyAttribute {
  /// What `tool` calls it; nil where the tool has no word for it.
  public func name(in tool: DeploymentTool) -> AttributeName? {
    switch tool {
    case .terraform: terraformName
    case .cloudFormation: cloudFormationName
    case .commandLine: commandLineName
    }
  }

  private var terraformName: AttributeName? {
    func proxy(_ path: String) -> AttributeName { AttributeName("aws_db_proxy", path) }
    func pool(_ path: String) -> AttributeName {
      AttributeName("aws_db_proxy_default_target_group", "connection_pool_config.\(path)")
    }
    func endpoint(_ path: String) -> AttributeName { AttributeName("aws_db_proxy_endpoint", path) }
    return switch self {
    case .proxyName: proxy("name")
    case .engineFamily: proxy("engine_family")
    case .proxySubnets: proxy("vpc_subnet_ids")
    case .endpointNetworkType: proxy("endpoint_network_type")
    case .targetConnectionNetworkType: proxy("target_connection_network_type")
    case .role: proxy("role_arn")
    case .proxySecurityGroups: proxy("vpc_security_group_ids")
    case .requireTLS: proxy("require_tls")
    case .idleClientTimeout: proxy("idle_client_timeout")
    case .debugLogging: proxy("debug_logging")
    case .tags: proxy("tags")
    case .defaultAuthScheme: proxy("default_auth_scheme")
    case .authSecret: proxy("auth.secret_arn")
    case .authIAM: proxy("auth.iam_auth")
    case .authDescription: proxy("auth.description")
    case .authClientPasswordType: proxy("auth.client_password_auth_type")
    case .authUserName: proxy("auth.username")
    case .targetGroupProxy: AttributeName("aws_db_proxy_default_target_group", "db_proxy_name")
    case .maxConnectionsPercent: pool("max_connections_percent")
    case .maxIdleConnectionsPercent: pool("max_idle_connections_percent")
    case .connectionBorrowTimeout: pool("connection_borrow_timeout")
    case .pinningFilters: pool("session_pinning_filters")
    case .initQuery: pool("init_query")
    case .targetGroupName: AttributeName("aws_db_proxy_target", "target_group_name")
    case .targetIdentifier: AttributeName("aws_db_proxy_target", "db_cluster_identifier")
    case .targetProxy: AttributeName("aws_db_proxy_target", "db_proxy_name")
    case .endpointName: endpoint("db_proxy_endpoint_name")
    case .endpointProxy: endpoint("db_proxy_name")
    case .endpointSubnets: endpoint("vpc_subnet_ids")
    case .endpointRole: endpoint("target_role")
    case .endpointSecurityGroups: endpoint("vpc_security_group_ids")
    case .endpointTags: endpoint("tags")
    case .endpointOwnNetworkType: nil
    }
  }

  private var cloudFormationName: AttributeName? {
    func proxy(_ path: String) -> AttributeName { AttributeName("AWS::RDS::DBProxy", path) }
    func group(_ path: String) -> AttributeName { AttributeName("AWS::RDS::DBProxyTargetGroup", path) }
    func pool(_ path: String) -> AttributeName { group("ConnectionPoolConfigurationInfo.\(path)") }
    func endpoint(_ path: String) -> AttributeName { AttributeName("AWS::RDS::DBProxyEndpoint", path) }
    return switch self {
    case .proxyName: proxy("DBProxyName")
    case .engineFamily: proxy("EngineFamily")
    case .proxySubnets: proxy("VpcSubnetIds")
    case .endpointNetworkType: proxy("EndpointNetworkType")
    case .targetConnectionNetworkType: proxy("TargetConnectionNetworkType")
    case .role: proxy("RoleArn")
    case .proxySecurityGroups: proxy("VpcSecurityGroupIds")
    case .requireTLS: proxy("RequireTLS")
    case .idleClientTimeout: proxy("IdleClientTimeout")
    case .debugLogging: proxy("DebugLogging")
    case .tags: proxy("Tags")
    case .defaultAuthScheme: proxy("DefaultAuthScheme")
    case .authSecret: proxy("Auth.SecretArn")
    case .authIAM: proxy("Auth.IAMAuth")
    case .authDescription: proxy("Auth.Description")
    case .authClientPasswordType: proxy("Auth.ClientPasswordAuthType")
    case .authUserName: nil
    case .targetGroupProxy: group("DBProxyName")
    case .maxConnectionsPercent: pool("MaxConnectionsPercent")
    case .maxIdleConnectionsPercent: pool("MaxIdleConnectionsPercent")
    case .connectionBorrowTimeout: pool("ConnectionBorrowTimeout")
    case .pinningFilters: pool("SessionPinningFilters")
    case .initQuery: pool("InitQuery")
    case .targetGroupName: group("TargetGroupName")
    case .targetIdentifier: group("DBClusterIdentifiers")
    case .targetProxy: group("DBProxyName")
    case .endpointName: endpoint("DBProxyEndpointName")
    case .endpointProxy: endpoint("DBProxyName")
    case .endpointSubnets: endpoint("VpcSubnetIds")
    case .endpointRole: endpoint("TargetRole")
    case .endpointSecurityGroups: endpoint("VpcSecurityGroupIds")
    case .endpointOwnNetworkType: endpoint("EndpointNetworkType")
    case .endpointTags: endpoint("Tags")
    }
  }

  private var commandLineName: AttributeName? {
    func proxy(_ option: String) -> AttributeName { AttributeName("rds modify-db-proxy", option) }
    func endpoint(_ option: String) -> AttributeName { AttributeName("rds modify-db-proxy-endpoint", option) }
    return switch self {
    case .proxyName: proxy("--new-db-proxy-name")
    case .role: proxy("--role-arn")
    case .proxySecurityGroups: proxy("--security-groups")
    case .requireTLS: proxy("--require-tls")
    case .idleClientTimeout: proxy("--idle-client-timeout")
    case .debugLogging: proxy("--debug-logging")
    case .defaultAuthScheme: proxy("--default-auth-scheme")
    case .authSecret, .authIAM, .authDescription, .authClientPasswordType, .authUserName: proxy("--auth")
    case .maxConnectionsPercent, .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery:
      AttributeName("rds modify-db-proxy-target-group", "--connection-pool-config")
    case .targetIdentifier: AttributeName("rds register-db-proxy-targets", "--db-cluster-identifiers")
    case .endpointName: endpoint("--new-db-proxy-endpoint-name")
    case .endpointSecurityGroups: endpoint("--vpc-security-group-ids")
    case .tags, .endpointTags: AttributeName("rds add-tags-to-resource", "--tags")
    case .engineFamily, .proxySubnets, .endpointNetworkType, .targetConnectionNetworkType, .targetGroupProxy,
      .targetGroupName, .targetProxy, .endpointProxy, .endpointSubnets, .endpointRole, .endpointOwnNetworkType:
      nil
    }
  }

  /// The option that sets it where the command line makes the resource, if another one changes it afterwards, or none does; nil for the
  /// rest.
  public var creationName: AttributeName? {
    func proxy(_ option: String) -> AttributeName { AttributeName("rds create-db-proxy", option) }
    func endpoint(_ option: String) -> AttributeName { AttributeName("rds create-db-proxy-endpoint", option) }
    return switch self {
    case .proxyName: proxy("--db-proxy-name")
    case .engineFamily: proxy("--engine-family")
    case .proxySecurityGroups: proxy("--vpc-security-group-ids")
    case .proxySubnets: proxy("--vpc-subnet-ids")
    case .endpointNetworkType: proxy("--endpoint-network-type")
    case .targetConnectionNetworkType: proxy("--target-connection-network-type")
    case .targetGroupName: AttributeName("rds register-db-proxy-targets", "--target-group-name")
    case .endpointName: endpoint("--db-proxy-endpoint-name")
    case .endpointSubnets: endpoint("--vpc-subnet-ids")
    case .endpointRole: endpoint("--target-role")
    case .endpointOwnNetworkType: endpoint("--endpoint-network-type")
    case .role, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .defaultAuthScheme, .authSecret, .authIAM,
      .authDescription, .authClientPasswordType, .authUserName, .targetGroupProxy, .maxConnectionsPercent,
      .maxIdleConnectionsPercent, .connectionBorrowTimeout, .pinningFilters, .initQuery, .targetIdentifier,
      .targetProxy, .endpointProxy, .endpointSecurityGroups, .endpointTags:
      nil
    }
  }

  /// What the API calls it inside of the option that takes it together with others: `IAMAuth` of `--auth`; nil for what has an option
  /// of its own.
  public var member: String? {
    switch self {
    case .authSecret: "SecretArn"
    case .authIAM: "IAMAuth"
    case .authDescription: "Description"
    case .authClientPasswordType: "ClientPasswordAuthType"
    case .authUserName: "UserName"
    case .maxConnectionsPercent: "MaxConnectionsPercent"
    case .maxIdleConnectionsPercent: "MaxIdleConnectionsPercent"
    case .connectionBorrowTimeout: "ConnectionBorrowTimeout"
    case .pinningFilters: "SessionPinningFilters"
    case .initQuery: "InitQuery"
    case .proxyName, .engineFamily, .proxySubnets, .endpointNetworkType, .targetConnectionNetworkType, .role,
      .proxySecurityGroups, .requireTLS, .idleClientTimeout, .debugLogging, .tags, .defaultAuthScheme,
      .targetGroupProxy, .targetGroupName, .targetIdentifier, .targetProxy, .endpointName, .endpointProxy,
      .endpointSubnets, .endpointRole, .endpointSecurityGroups, .endpointOwnNetworkType, .endpointTags:
      nil
    }
  }
}
