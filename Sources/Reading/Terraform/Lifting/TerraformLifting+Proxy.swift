import ProxyModel
import SourceText

/// Proxies, and what belongs to them.
extension TerraformLifting {
  static let proxy: [String: Lift] = [
    "aws_db_proxy": { lifting, body, origin in
      // A configuration says nothing of a proxy that it only looks up: then there is nothing to judge.
      if origin.found != nil, body["engine_family"] == nil { return }
      lifting.add { $0.proxies.append(proxyDraft(body, origin)) }
    },
    "aws_db_proxy_default_target_group": { lifting, body, origin in
      lifting.add { $0.targetGroups.append(targetGroupDraft(body, origin)) }
    },
    "aws_db_proxy_target": { lifting, body, origin in
      var target = TargetDraft(origin)
      target.proxy = body["db_proxy_name"]
      target.targetGroup = body["target_group_name"]
      target.cluster = body["db_cluster_identifier"]
      target.instance = body["db_instance_identifier"]
      lifting.add { $0.targets.append(target) }
    },
    "aws_db_proxy_endpoint": { lifting, body, origin in
      var endpoint = EndpointDraft(origin)
      endpoint.proxy = body["db_proxy_name"]
      endpoint.name = body["db_proxy_endpoint_name"]
      endpoint.targetRole = body["target_role"]
      endpoint.subnets = body["vpc_subnet_ids"]
      endpoint.securityGroups = body["vpc_security_group_ids"]
      endpoint.networkType = body["endpoint_network_type"]
      endpoint.tags = body["tags"]
      lifting.add { $0.endpoints.append(endpoint) }
    },
  ]

  private static func proxyDraft(_ body: TerraformBody, _ origin: Origin) -> ProxyDraft {
    var proxy = ProxyDraft(origin)
    proxy.name = body["name"]
    proxy.engineFamily = body["engine_family"]
    proxy.role = body["role_arn"]
    proxy.subnets = body["vpc_subnet_ids"]
    proxy.securityGroups = body["vpc_security_group_ids"]
    proxy.auth = auth(body, origin)
    proxy.defaultAuthScheme = body["default_auth_scheme"]
    proxy.requireTLS = body["require_tls"]
    proxy.idleClientTimeout = body["idle_client_timeout"]
    proxy.debugLogging = body["debug_logging"]
    proxy.endpointNetworkType = body["endpoint_network_type"]
    proxy.targetConnectionNetworkType = body["target_connection_network_type"]
    proxy.resourceID = body["arn"].flatMap(resourceID)
    proxy.tags = body["tags"]
    return proxy
  }

  private static func auth(_ body: TerraformBody, _ origin: Origin) -> Listed<AuthDraft>? {
    let (blocks, unseen) = body.blocks("auth")
    guard !blocks.isEmpty || unseen != nil else { return nil }
    let entries = blocks.enumerated().map { index, block in
      var entry = AuthDraft(at: block.range, "\(origin.address).auth[\(index)]")
      entry.authScheme = block["auth_scheme"]
      entry.secret = block["secret_arn"]
      entry.iamAuth = block["iam_auth"]
      entry.clientPasswordAuthType = block["client_password_auth_type"]
      entry.description = block["description"]
      entry.userName = block["username"]
      return entry
    }
    return unseen.map { .atLeast(entries, $0) } ?? .known(entries, at: blocks.first?.range ?? origin.place)
  }

  /// The last part of an ARN, where it is known: `prx-…`.
  private static func resourceID(_ arn: Value) -> Value? {
    guard case .text(let text, let range) = arn, let last = text.split(":").last?.known else { return nil }
    return .text(last, at: range)
  }

  private static func targetGroupDraft(_ body: TerraformBody, _ origin: Origin) -> TargetGroupDraft {
    var group = TargetGroupDraft(origin)
    group.proxy = body["db_proxy_name"]
    group.name = body["name"]
    let (blocks, unseen) = body.blocks("connection_pool_config")
    if let pool = blocks.first, unseen == nil {
      group.poolPlace = pool.range
      group.maxConnectionsPercent = pool["max_connections_percent"]
      group.maxIdleConnectionsPercent = pool["max_idle_connections_percent"]
      group.connectionBorrowTimeout = pool["connection_borrow_timeout"]
      group.initQuery = pool["init_query"]
      group.sessionPinningFilters = pool["session_pinning_filters"]
      group.defaults = .terraformProvider
    } else if let unseen {
      group.maxConnectionsPercent = .unknown(unseen)
      group.maxIdleConnectionsPercent = .unknown(unseen)
      group.connectionBorrowTimeout = .unknown(unseen)
      group.initQuery = .unknown(unseen)
      group.sessionPinningFilters = .unknown(unseen)
    }
    return group
  }
}
