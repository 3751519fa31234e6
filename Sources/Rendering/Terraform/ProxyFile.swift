import AWSFacts
import HCLSyntax
import ProxyModel
import SourceText

extension TerraformScope {
  /// `proxy.tf`: the proxy, its pool, and what is registered with it.
  @HCLBuilder var proxyFile: [HCLItem] {
    for proxy in deployment.proxies { item(of: proxy) }
    for group in deployment.targetGroups { item(of: group) }
    for target in deployment.targets { item(of: target) }
  }

  private func item(of proxy: Proxy) -> HCLItem {
    // What decides the provider's version must be known, even where nothing is written for it.
    _ = known(proxy.defaultAuthScheme)
    _ = known(proxy.endpointNetworkType)
    _ = known(proxy.targetConnectionNetworkType)
    return block("resource", "aws_db_proxy", proxy.symbol.terraformName) {
      "name" .= lowerCase(proxy.name)
      "engine_family" .= value(proxy.engineFamily)
      "role_arn" .= arn(proxy.role)
      HCLItem.blank
      list("vpc_subnet_ids", proxy.subnets) { id($0) }
      list("vpc_security_group_ids", proxy.securityGroups) { id($0) }
      HCLItem.blank
      "require_tls" .= value(proxy.requireTLS)
      "idle_client_timeout" .= value(proxy.idleClientTimeout)
      "debug_logging" .= value(proxy.debugLogging)
      if providerFloor >= TerraformProvider.defaultAuthScheme.value {
        "default_auth_scheme" .= value(proxy.defaultAuthScheme)
      }
      if providerFloor >= TerraformProvider.networkTypes.value {
        "endpoint_network_type" .= value(proxy.endpointNetworkType)
        "target_connection_network_type" .= value(proxy.targetConnectionNetworkType)
      }
      for entry in known(proxy.auth) ?? [] {
        HCLItem.blank
        item(of: entry)
      }
      tags(proxy.tags)
    }
  }

  /// Scheme and IAM are always written: left out, they show as a difference in every plan.
  private func item(of entry: AuthEntry) -> HCLItem {
    block("auth") {
      if let description = entry.description { "description" .= .string(description) }
      "auth_scheme" .= "SECRETS"
      "iam_auth" .= value(entry.iamAuth)
      if let secret = known(entry.secret) { "secret_arn" .= arn(Located(secret, at: entry.secret.range)) }
      optional("client_password_auth_type", entry.clientPasswordAuthType)
      if let userName = entry.userName { "username" .= value(userName) }
    }
  }

  private func item(of group: TargetGroup) -> HCLItem {
    if let name = known(group.name), name != DefaultTargetGroup.name.value {
      obstacles.note(
        inexpressible: "a target group called `\(name)`", in: "Terraform", at: group.name.range,
        help: "AWS calls every proxy's group `\(DefaultTargetGroup.name.value)`: leave the name out")
    }
    return block("resource", "aws_db_proxy_default_target_group", group.symbol.terraformName) {
      "db_proxy_name" .= name(group.proxy)
      HCLItem.blank
      HCLItem.comment(
        "All three numbers: a number left out is set to the provider's 100, 50 or 120, whatever the others are.")
      block("connection_pool_config") {
        "max_connections_percent" .= value(group.maxConnectionsPercent)
        "max_idle_connections_percent" .= value(group.maxIdleConnectionsPercent)
        "connection_borrow_timeout" .= value(group.connectionBorrowTimeout)
        if let filters = known(group.sessionPinningFilters), !filters.isEmpty {
          "session_pinning_filters" .= .list(filters.map { .string($0.value) })
        }
        optional("init_query", group.initQuery)
      }
      replacement(with: group.proxy, otherwise: "AWS's own pool numbers")
    }
  }

  private func item(of target: Target) -> HCLItem {
    block("resource", "aws_db_proxy_target", target.symbol.terraformName) {
      "db_proxy_name" .= name(target.proxy)
      "target_group_name" .= name(target.targetGroup)
      database(of: target)
      replacement(with: target.proxy, otherwise: "no database")
    }
  }

  @HCLBuilder private func database(of target: Target) -> [HCLItem] {
    if let database = found(target.database) {
      switch database.kind {
      case .cluster:
        "db_cluster_identifier" .= value(database.identifier)
        HCLItem.blank
        HCLItem.comment("Orders the registration behind instances that the same run creates.")
        "depends_on" .= [.reference("var.database_instances")]
      case .instance: "db_instance_identifier" .= value(database.identifier)
      }
    }
  }

  private func found(_ referral: Referral<Database>) -> Database? {
    switch referral.value {
    case .unknown(let unknown): obstacles.note(unknown)
    case .external(let name):
      obstacles.note(missing: "whether `\(name)` is a cluster or an instance", at: referral.range)
    case .symbol(let symbol):
      if let database = deployment.databases[symbol] {
        if database.ownership != .created { return database }
        obstacles.note(missing: "`\(symbol)` would have to be created", at: referral.range)
      } else {
        obstacles.note(missing: "there is no `\(symbol)`", at: referral.range)
      }
    }
    return nil
  }

  /// Lets a dependent be replaced with its proxy. A new proxy has a new ARN and the old name, and the name is all that
  /// the dependent itself refers to; the whole resource as a trigger would replace it on every change in place.
  func replacement(with proxy: Referral<Proxy>, otherwise loss: String) -> [HCLItem] {
    guard let proxy = deployment.proxies[proxy.value] else { return [] }
    return [
      .blank,
      .comment(
        """
        Another engine family or other subnets replace the proxy under its old name. Without this,
        Terraform would see no change here, and the new proxy would have \(loss).
        """),
      block("lifecycle") { "replace_triggered_by" .= [.reference("\(proxy.terraformAddress).arn")] },
    ]
  }
}
