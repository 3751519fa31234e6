import ProxyModel
import SourceText

/// `terraform-aws-modules/rds-proxy/aws`: a proxy, its target group, one target, endpoints and a role.
///
/// Inputs and defaults as the module has them in version 4: TLS on, 90 % and 50 %, a role of its own that comes before `role_arn`.
/// https://registry.terraform.io/modules/terraform-aws-modules/rds-proxy/aws
struct CommunityProxyModule {
  let call: UnreadModuleCall

  func lift(into lifting: inout TerraformLifting) {
    let inputs = Value(call.arguments)
    guard let proxyOrigin = made("aws_db_proxy.this[0]", by: inputs["create"], default: true) else { return }
    let proxy = proxyDraft(inputs, proxyOrigin)
    let group = targetGroupDraft(inputs, of: proxy)
    let targets = targets(inputs, of: proxy)
    lifting.add { parts in
      parts.proxies.append(proxy)
      parts.targetGroups.append(group)
      parts.endpoints += endpoints(inputs, of: proxy)
      parts.targets += targets
    }
    if let role = roleDraft(inputs) { lifting.add { $0.roles.append(role) } }
  }

  /// The origin of something that an input switches on or off; nil where it is off.
  private func made(_ local: String, by input: Value?, default isOn: Bool) -> Origin? {
    var origin = call.origin(local)
    switch ModuleSwitch(input, default: isOn) {
    case .on: return origin
    case .off: return nil
    case .unknown(let unknown):
      origin.condition = origin.condition ?? unknown
      return origin
    }
  }

  private func proxyDraft(_ inputs: Value, _ origin: Origin) -> ProxyDraft {
    var proxy = ProxyDraft(origin)
    proxy.name = inputs["name"]
    proxy.engineFamily = inputs["engine_family"]
    proxy.subnets = inputs["vpc_subnet_ids"]
    proxy.securityGroups = inputs["vpc_security_group_ids"]
    proxy.defaultAuthScheme = inputs["default_auth_scheme"]
    proxy.requireTLS = inputs.input("require_tls", default: .bool(true, at: call.place))
    proxy.idleClientTimeout = inputs["idle_client_timeout"]
    proxy.debugLogging = inputs["debug_logging"]
    proxy.endpointNetworkType = inputs["endpoint_network_type"]
    proxy.targetConnectionNetworkType = inputs["target_connection_network_type"]
    switch ModuleSwitch(inputs["create_iam_role"], default: true) {
    case .on: proxy.role = call.reference(to: call.origin("aws_iam_role.this[0]"), .arn)
    case .off: proxy.role = inputs.filled("role_arn")
    case .unknown(let unknown): proxy.role = .unknown(unknown)
    }
    proxy.tags = inputs["tags"]
    proxy.auth = entries(inputs["auth"], of: origin)
    return proxy
  }

  private func entries(_ auth: Value?, of origin: Origin) -> Listed<AuthDraft> {
    guard let auth else {
      // One entry without a secret is what the module begins with.
      var entry = AuthDraft(at: call.place, "\(origin.address).auth[\"default\"]")
      entry.authScheme = .text("SECRETS", at: call.place)
      return .known([entry], at: call.place)
    }
    guard case .map(let entries, let range) = auth else {
      return .atLeast([], auth.reasonUnknown ?? Unknown("`auth` is \(auth.kind)", at: auth.range))
    }
    return .known(entries.map { entry($0.value, $0.key, of: origin) }, at: range)
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
    group.maxConnectionsPercent = inputs.input("max_connections_percent", default: .number(90, at: call.place))
    group.maxIdleConnectionsPercent = inputs.input("max_idle_connections_percent", default: .number(50, at: call.place))
    group.connectionBorrowTimeout = inputs["connection_borrow_timeout"]
    group.initQuery = inputs["init_query"]
    group.sessionPinningFilters = inputs["session_pinning_filters"]
    group.defaults = .terraformProvider
    return group
  }

  private func targets(_ inputs: Value, of proxy: ProxyDraft) -> [TargetDraft] {
    func target(_ local: String, _ input: String, _ put: (inout TargetDraft, Value?) -> Void) -> TargetDraft? {
      guard let origin = made("aws_db_proxy_target.\(local)[0]", by: inputs["target_\(local)"], default: false) else {
        return nil
      }
      var target = TargetDraft(origin)
      target.proxy = call.reference(to: proxy.origin, .name)
      put(&target, inputs[input])
      return target
    }
    return [
      target("db_instance", "db_instance_identifier") { $0.instance = $1 },
      target("db_cluster", "db_cluster_identifier") { $0.cluster = $1 },
    ].compactMap { $0 }
  }

  private func endpoints(_ inputs: Value, of proxy: ProxyDraft) -> [EndpointDraft] {
    (inputs["endpoints"]?.entries ?? []).map { entry in
      var endpoint = EndpointDraft(call.origin("aws_db_proxy_endpoint.this[\"\(entry.key.value)\"]"))
      endpoint.origin.place = entry.key.range
      endpoint.proxy = call.reference(to: proxy.origin, .name)
      endpoint.name = entry.value["name"] ?? .text(entry.key.value, at: entry.key.range)
      endpoint.subnets = entry.value["vpc_subnet_ids"]
      endpoint.securityGroups = entry.value["vpc_security_group_ids"]
      endpoint.targetRole = entry.value["target_role"]
      return endpoint
    }
  }

  /// The role that the module makes reads exactly the secrets of its `auth`, and decrypts through Secrets Manager.
  private func roleDraft(_ inputs: Value) -> RoleDraft? {
    guard let origin = made("aws_iam_role.this[0]", by: inputs["create_iam_role"], default: true) else { return nil }
    var role = RoleDraft(origin)
    role.name = name(inputs, "iam_role_name", "use_role_name_prefix", of: "role")
    role.trust = ProxyRoleDocuments.trust(at: call.place)
    switch ModuleSwitch(inputs["create_iam_policy"], default: true) {
    case .off: return role
    case .unknown(let unknown): role.unseenPolicies = unknown
    case .on:
      var policy = InlinePolicyDraft(call.origin("aws_iam_role_policy.this[0]"))
      policy.name = name(inputs, "iam_policy_name", "use_policy_name_prefix", of: "policy")
      policy.document = document(inputs)
      role.policies = [policy]
    }
    return role
  }

  private func document(_ inputs: Value) -> Value {
    if let auth = inputs["auth"], let unknown = auth.reasonUnknown { return .unknown(unknown) }
    let secrets = (inputs["auth"]?.entries ?? []).compactMap { $0.value["secret_arn"] }
    let given = inputs["kms_key_arns"]?.elements ?? []
    let everyKey = Value.text(
      DeclaredText([.literal("arn:"), .partition, .literal(":kms:*:*:key/*")]), at: call.place)
    return ProxyRoleDocuments.reading(secrets, decryptingBy: given.isEmpty ? [everyKey] : given, at: call.place)
  }

  private func name(_ inputs: Value, _ own: String, _ prefix: String, of what: String) -> Value? {
    if inputs[prefix]?.scalar == "true" {
      return .unknown(Unknown("Terraform makes up the rest of the \(what)'s name", at: call.place))
    }
    return inputs.filled(own) ?? inputs["name"]
  }
}
