import AWSFacts
import ProxyModel
import SourceText

/// `cloudposse/rds-db-proxy/aws`: a proxy, its target group, one target and a role.
///
/// Inputs and defaults as the module has them in version 1: MySQL, TLS off, AWS's own numbers for the pool.
/// https://registry.terraform.io/modules/cloudposse/rds-db-proxy/aws
struct CloudPosseProxyModule {
  let call: UnreadModuleCall

  func lift(into lifting: inout TerraformLifting) {
    let inputs = Value(call.arguments)
    if inputs["enabled"]?.scalar == "false" { return }
    let existingRole = inputs.filled("existing_iam_role_arn")
    let roleOrigin = call.origin("aws_iam_role.this[0]")
    var proxy = proxyDraft(inputs)
    proxy.role = existingRole ?? call.reference(to: roleOrigin, .arn)
    let group = targetGroupDraft(inputs, of: proxy)
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
    guard existingRole == nil else { return }
    var role = RoleDraft(roleOrigin)
    role.name = label(inputs).name(adding: inputs["iam_role_attributes"])
    role.trust = ProxyRoleDocuments.trust(at: call.place)
    var policy = InlinePolicyDraft(call.origin("aws_iam_policy.this[0]"))
    policy.name = role.name
    policy.document = document(inputs)
    role.policies = [policy]
    lifting.add { $0.roles.append(role) }
  }

  private func label(_ inputs: Value) -> NullLabel {
    NullLabel(inputs: inputs, place: inputs["name"]?.range ?? call.place)
  }

  private func proxyDraft(_ inputs: Value) -> ProxyDraft {
    var proxy = ProxyDraft(call.origin("aws_db_proxy.this[0]"))
    proxy.name = label(inputs).name()
    proxy.engineFamily = inputs["engine_family"] ?? .text(EngineFamily.mysql.rawValue, at: call.place)
    proxy.subnets = inputs["vpc_subnet_ids"]
    proxy.securityGroups = inputs["vpc_security_group_ids"]
    proxy.requireTLS = inputs["require_tls"]
    proxy.idleClientTimeout = inputs["idle_client_timeout"]
    proxy.debugLogging = inputs["debug_logging"]
    proxy.tags = inputs["tags"]
    if let auth = inputs["auth"] { proxy.auth = entries(auth, of: proxy.origin) }
    return proxy
  }

  private func targetGroupDraft(_ inputs: Value, of proxy: ProxyDraft) -> TargetGroupDraft {
    var group = TargetGroupDraft(call.origin("aws_db_proxy_default_target_group.this[0]"))
    group.proxy = call.reference(to: proxy.origin, .name)
    group.poolPlace = call.place
    group.maxConnectionsPercent = inputs["max_connections_percent"]
    group.maxIdleConnectionsPercent = inputs["max_idle_connections_percent"]
    group.connectionBorrowTimeout = inputs["connection_borrow_timeout"]
    group.initQuery = inputs["init_query"]
    group.sessionPinningFilters = inputs["session_pinning_filters"]
    group.defaults = .terraformProvider
    return group
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
        entry.clientPasswordAuthType = item["client_password_auth_type"]
        entry.description = item["description"]
        entry.userName = item["username"]
        return entry
      }, at: range)
  }

  /// The secrets of `auth`, and the key that the module looks up by what it is given; nothing needs a right on AWS's own.
  private func document(_ inputs: Value) -> Value {
    if let auth = inputs["auth"], let unknown = auth.reasonUnknown { return .unknown(unknown) }
    let secrets = (inputs["auth"]?.elements ?? []).compactMap { $0["secret_arn"] }
    let keys = inputs.filled("kms_key_id").map { key in
      key.scalar.map { ARN($0) == nil } == true
        ? Value.unknown(Unknown("the module looks up the ARN of this key", at: key.range, expression: "kms_key_id"))
        : key
    }
    return ProxyRoleDocuments.reading(secrets, decryptingBy: keys.map { [$0] } ?? [], at: call.place)
  }
}
