import ProxyModel
import SourceText

/// The modules of the registry that make an RDS Proxy, read as typed calls by the inputs that they document.
enum KnownModules {
  /// Takes a call in; false for a module that is not known here.
  static func lift(_ call: UnreadModuleCall, into lifting: inout TerraformLifting) -> Bool {
    let source = call.source?.value ?? ""
    let path = source.split(separator: "//").first.map(String.init) ?? source
    switch path {
    case "terraform-aws-modules/rds-proxy/aws", "clowdhaus/rds-proxy/aws":
      CommunityProxyModule(call: call).lift(into: &lifting)
    case "cloudposse/rds-db-proxy/aws": CloudPosseProxyModule(call: call).lift(into: &lifting)
    default: return false
    }
    return true
  }
}

extension UnreadModuleCall {
  /// The origin of a resource inside of the module.
  func origin(_ local: String) -> Origin {
    var origin = Origin(ResourceAddress("\(address).\(local)"), name: address, at: place)
    origin.condition = condition.map { Unknown($0) }
    return origin
  }

  /// A reference to a resource inside of the module.
  func reference(to origin: Origin, _ facet: Facet) -> Value {
    .text(DeclaredText([.attribute(of: origin.address, facet)]), at: place)
  }
}

/// `terraform-aws-modules/rds-proxy/aws`: a proxy, its target group, one target, endpoints and a role.
///
/// Inputs and defaults as its README documents them for version 4: TLS on, 90 % and 50 %, a role of its own.
/// https://registry.terraform.io/modules/terraform-aws-modules/rds-proxy/aws
private struct CommunityProxyModule {
  let call: UnreadModuleCall

  func lift(into lifting: inout TerraformLifting) {
    let inputs = Value(call.arguments)
    if let create = inputs["create"], create.scalar == "false" { return }
    let proxy = proxyDraft(inputs)
    let group = targetGroupDraft(inputs, of: proxy)
    lifting.add { parts in
      parts.proxies.append(proxy)
      parts.targetGroups.append(group)
      parts.endpoints += endpoints(inputs, of: proxy)
    }
    var target = TargetDraft(call.origin("aws_db_proxy_target.target"))
    target.proxy = call.reference(to: proxy.origin, .name)
    if inputs["target_db_cluster"]?.scalar == "true" { target.cluster = inputs["db_cluster_identifier"] }
    if inputs["target_db_instance"]?.scalar == "true" { target.instance = inputs["db_instance_identifier"] }
    if target.cluster != nil || target.instance != nil { lifting.add { $0.targets.append(target) } }
    if inputs["role_arn"] == nil { addRole(inputs, to: &lifting) }
  }

  private func proxyDraft(_ inputs: Value) -> ProxyDraft {
    var proxy = ProxyDraft(call.origin("aws_db_proxy.this[0]"))
    proxy.name = inputs["name"]
    proxy.engineFamily = inputs["engine_family"]
    proxy.subnets = inputs["vpc_subnet_ids"]
    proxy.securityGroups = inputs["vpc_security_group_ids"]
    proxy.defaultAuthScheme = inputs["default_auth_scheme"]
    // The module's own defaults, which are not the provider's.
    proxy.requireTLS = inputs["require_tls"] ?? .bool(true, at: call.place)
    proxy.idleClientTimeout = inputs["idle_client_timeout"]
    proxy.debugLogging = inputs["debug_logging"]
    proxy.endpointNetworkType = inputs["endpoint_network_type"]
    proxy.targetConnectionNetworkType = inputs["target_connection_network_type"]
    proxy.role = inputs["role_arn"] ?? call.reference(to: call.origin("aws_iam_role.this[0]"), .arn)
    proxy.tags = inputs["tags"]
    guard let auth = inputs["auth"] else { return proxy }
    if case .map(let entries, let range) = auth {
      proxy.auth = .known(entries.map { entry($0.value, $0.key, of: proxy.origin) }, at: range)
    } else {
      proxy.auth = .atLeast([], auth.reasonUnknown ?? Unknown("`auth` is \(auth.kind)", at: auth.range))
    }
    return proxy
  }

  private func entry(_ body: Value, _ key: Located<String>, of origin: Origin) -> AuthDraft {
    var entry = AuthDraft(at: key.range, "\(origin.address).auth[\"\(key.value)\"]")
    entry.authScheme = body["auth_scheme"]
    entry.iamAuth = body["iam_auth"]
    entry.secret = body["secret_arn"]
    entry.clientPasswordAuthType = body["client_password_auth_type"]
    entry.description = body["description"]
    entry.userName = body["username"]
    return entry
  }

  private func targetGroupDraft(_ inputs: Value, of proxy: ProxyDraft) -> TargetGroupDraft {
    var group = TargetGroupDraft(call.origin("aws_db_proxy_default_target_group.this[0]"))
    group.proxy = call.reference(to: proxy.origin, .name)
    group.poolPlace = call.place
    group.maxConnectionsPercent = inputs["max_connections_percent"] ?? .number(90, at: call.place)
    group.maxIdleConnectionsPercent = inputs["max_idle_connections_percent"] ?? .number(50, at: call.place)
    group.connectionBorrowTimeout = inputs["connection_borrow_timeout"]
    group.initQuery = inputs["init_query"]
    group.sessionPinningFilters = inputs["session_pinning_filters"]
    group.defaults = .terraformProvider
    return group
  }

  private func endpoints(_ inputs: Value, of proxy: ProxyDraft) -> [EndpointDraft] {
    (inputs["endpoints"]?.entries ?? []).map { entry in
      var endpoint = EndpointDraft(call.origin("aws_db_proxy_endpoint.this[\"\(entry.key.value)\"]"))
      endpoint.origin.place = entry.key.range
      endpoint.proxy = call.reference(to: proxy.origin, .name)
      endpoint.name = entry.value["name"] ?? .text(entry.key.value, at: entry.key.range)
      endpoint.subnets = entry.value["vpc_subnet_ids"]
      endpoint.securityGroups = entry.value["vpc_security_group_ids"] ?? inputs["vpc_security_group_ids"]
      endpoint.targetRole = entry.value["target_role"]
      return endpoint
    }
  }

  /// The role that the module makes reads exactly the secrets of its `auth`, and decrypts through Secrets Manager.
  private func addRole(_ inputs: Value, to lifting: inout TerraformLifting) {
    var role = RoleDraft(call.origin("aws_iam_role.this[0]"))
    role.name = inputs["iam_role_name"] ?? inputs["name"]
    role.trust = ProxyRoleDocuments.trust(at: call.place)
    var policy = InlinePolicyDraft(call.origin("aws_iam_role_policy.this[0]"))
    policy.name = inputs["iam_policy_name"] ?? inputs["name"]
    let secrets = (inputs["auth"]?.entries ?? []).compactMap { $0.value["secret_arn"] }
    policy.document = ProxyRoleDocuments.reading(secrets, at: call.place)
    role.policies = secrets.isEmpty ? [] : [policy]
    lifting.add { $0.roles.append(role) }
  }
}

/// `cloudposse/rds-db-proxy/aws`: a proxy, its target group, one target and a role.
///
/// Inputs and defaults as its README documents them. https://registry.terraform.io/modules/cloudposse/rds-db-proxy/aws
private struct CloudPosseProxyModule {
  let call: UnreadModuleCall

  func lift(into lifting: inout TerraformLifting) {
    let inputs = Value(call.arguments)
    if inputs["enabled"]?.scalar == "false" { return }
    var proxy = ProxyDraft(call.origin("aws_db_proxy.this[0]"))
    proxy.name = .unknown(
      Unknown("the module makes the name from its labels", at: call.place, expression: "\(call.address).name"))
    proxy.engineFamily = inputs["engine_family"] ?? .text("MYSQL", at: call.place)
    proxy.subnets = inputs["vpc_subnet_ids"]
    proxy.securityGroups = inputs["vpc_security_group_ids"]
    proxy.requireTLS = inputs["require_tls"]
    proxy.idleClientTimeout = inputs["idle_client_timeout"]
    proxy.debugLogging = inputs["debug_logging"]
    let roleOrigin = call.origin("aws_iam_role.this[0]")
    proxy.role = inputs["existing_iam_role_arn"] ?? call.reference(to: roleOrigin, .arn)
    proxy.tags = inputs["tags"]
    if let auth = inputs["auth"] { proxy.auth = entries(auth, of: proxy.origin) }
    var group = TargetGroupDraft(call.origin("aws_db_proxy_default_target_group.this[0]"))
    group.proxy = call.reference(to: proxy.origin, .name)
    group.poolPlace = call.place
    group.maxConnectionsPercent = inputs["max_connections_percent"]
    group.maxIdleConnectionsPercent = inputs["max_idle_connections_percent"]
    group.connectionBorrowTimeout = inputs["connection_borrow_timeout"]
    group.initQuery = inputs["init_query"]
    group.sessionPinningFilters = inputs["session_pinning_filters"]
    group.defaults = .terraformProvider
    var target = TargetDraft(call.origin("aws_db_proxy_target.this[0]"))
    target.proxy = call.reference(to: proxy.origin, .name)
    target.cluster = inputs["db_cluster_identifier"]
    target.instance = inputs["db_instance_identifier"]
    let made = (proxy, group, target)
    lifting.add { parts in
      parts.proxies.append(made.0)
      parts.targetGroups.append(made.1)
      parts.targets.append(made.2)
    }
    guard inputs["existing_iam_role_arn"] == nil else { return }
    var role = RoleDraft(roleOrigin)
    role.trust = ProxyRoleDocuments.trust(at: call.place)
    var policy = InlinePolicyDraft(call.origin("aws_iam_policy.this[0]"))
    let secrets = (inputs["auth"]?.elements ?? []).compactMap { $0["secret_arn"] }
    policy.document = ProxyRoleDocuments.reading(secrets, at: call.place)
    role.policies = secrets.isEmpty ? [] : [policy]
    lifting.add { $0.roles.append(role) }
  }

  private func entries(_ auth: Value, of origin: Origin) -> Listed<AuthDraft> {
    guard case .list(let items, let range) = auth else {
      return .atLeast([], auth.reasonUnknown ?? Unknown("`auth` is \(auth.kind)", at: auth.range))
    }
    return .known(
      items.enumerated().map { index, item in
        var entry = AuthDraft(at: item.range, "\(origin.address).auth[\(index)]")
        entry.authScheme = item["auth_scheme"]
        entry.iamAuth = item["iam_auth"]
        entry.secret = item["secret_arn"]
        entry.description = item["description"]
        return entry
      }, at: range)
  }
}
