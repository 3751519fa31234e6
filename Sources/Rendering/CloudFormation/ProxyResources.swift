import AWSFacts
import JSONSyntax
import ProxyModel
import SourceText

extension TemplateScope {
  /// The proxies and, with what is registered with them, their target groups.
  var proxyResources: [TemplateResource] { deployment.proxies.map(resource) + deployment.targetGroups.map(resource) }

  private func resource(of proxy: Proxy) -> TemplateResource {
    resource(id(.proxy(proxy.symbol)), CloudFormationType.proxy.rawValue, at: proxy.provenance) {
      "DBProxyName" .= value(proxy.name)
      "EngineFamily" .= value(proxy.engineFamily)
      "RoleArn" .= arn(proxy.role)
      list("VpcSubnetIds", proxy.subnets) { id($0) }
      list("VpcSecurityGroupIds", proxy.securityGroups) { id($0) }
      "RequireTLS" .= value(proxy.requireTLS)
      "IdleClientTimeout" .= value(proxy.idleClientTimeout)
      switch style {
      case .plain: "DebugLogging" .= value(proxy.debugLogging)
      case .cdk: unlessStandard("DebugLogging", proxy.debugLogging, false)
      }
      unlessStandard("DefaultAuthScheme", proxy.defaultAuthScheme, .none)
      unlessStandard("EndpointNetworkType", proxy.endpointNetworkType, .ipv4)
      unlessStandard("TargetConnectionNetworkType", proxy.targetConnectionNetworkType, .ipv4)
      auth(of: proxy)
      tags(proxy.tags)
    }
  }

  private func auth(of proxy: Proxy) -> [JSONMember] {
    let entries = known(proxy.auth) ?? []
    return entries.isEmpty ? [] : ("Auth" .= JSONValue.array(entries.map(value)))
  }

  private func value(of entry: AuthEntry) -> JSONValue {
    if let userName = entry.userName {
      obstacles.note(
        inexpressible: "an entry has no user name beside its secret", in: "CloudFormation", at: userName.range,
        help: "leave `user_name` out: the secret holds the name")
    }
    return .object {
      "Description" .= entry.description
      "AuthScheme" .= "SECRETS"
      "IAMAuth" .= value(entry.iamAuth)
      if let secret = known(entry.secret) { "SecretArn" .= arn(Located(secret, at: entry.secret.range)) }
      optional("ClientPasswordAuthType", entry.clientPasswordAuthType)
    }
  }

  private func resource(of group: TargetGroup) -> TemplateResource {
    var resource = resource(
      id(.targetGroup(group.symbol)), CloudFormationType.targetGroup.rawValue, at: group.provenance
    ) {
      "DBProxyName" .= name(group.proxy)
      "TargetGroupName" .= value(group.name)
      targets(of: group)
      "ConnectionPoolConfigurationInfo"
        .= .object {
          "MaxConnectionsPercent" .= value(group.maxConnectionsPercent)
          "MaxIdleConnectionsPercent" .= value(group.maxIdleConnectionsPercent)
          "ConnectionBorrowTimeout" .= value(group.connectionBorrowTimeout)
          if let filters = known(group.sessionPinningFilters), !filters.isEmpty {
            "SessionPinningFilters" .= JSONValue.strings(filters.map { $0.value })
          }
          optional("InitQuery", group.initQuery)
        }
    }
    // The stack waits until the database answers, so the way to it has to be open by then.
    resource.dependencies = (dependency(on: group.proxy) + waysToDatabase(of: group)).sorted()
    if let proxy = deployment.proxies[group.proxy.value], awaitedSecrets.contains(where: { isUsed($0, by: proxy) }) {
      resource.condition = Self.registration
    }
    return resource
  }

  @JSONObjectBuilder private func targets(of group: TargetGroup) -> [JSONMember] {
    let databases = deployment.targets.filter { $0.targetGroup.value == .symbol(group.symbol) }.compactMap {
      found($0.database)
    }
    for (kind, name) in [(Database.Kind.cluster, "DBClusterIdentifiers"), (.instance, "DBInstanceIdentifiers")] {
      let identifiers = databases.filter { $0.kind == kind }.map { value($0.identifier) }
      if !identifiers.isEmpty { name .= JSONValue.array(identifiers) }
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

  /// The rules between the proxy's groups and those of the database, both sides of them.
  private func waysToDatabase(of group: TargetGroup) -> [String] {
    guard let proxy = deployment.proxies[group.proxy.value] else { return [] }
    let own = Set((proxy.securityGroups.known ?? []).map { $0.value })
    return deployment.securityGroupRules.filter { rule in
      switch rule.direction {
      case .egress: return own.contains(rule.group.value)
      case .ingress:
        guard case .group(let peer)? = rule.peer.known else { return false }
        return own.contains(peer) && !own.contains(rule.group.value)
      }
    }.filter(isStandalone).compactMap { ruleIDs[$0.symbol] }
  }
}

// Secrets that have to be filled first.
extension TemplateScope {
  private static let parameter = "SecretsFilled"
  static let registration = "DatabaseIsRegistered"

  /// The secrets that a proxy reads and the stack creates empty.
  var awaitedSecrets: [Secret] {
    createdSecrets.filter { secret in deployment.proxies.contains { isUsed(secret, by: $0) } }
  }

  private func isUsed(_ secret: Secret, by proxy: Proxy) -> Bool {
    (proxy.auth.known ?? []).contains { $0.secret.known == .symbol(secret.symbol) }
  }

  /// Without a value in its secret the proxy cannot sign in, and the stack would wait for the target until it times out.
  ///
  /// There is no default: an update that forgot the parameter would take the database from the proxy.
  var secretsParameter: [JSONMember] {
    Self.parameter
      .= .object {
        "Type" .= "String"
        "AllowedValues" .= JSONValue.strings(["no", "yes"])
        "Description"
          .= """
          Whether the secrets of this stack have their values. Create the stack with no, fill the secrets, then update it \
          with yes: only then is the database registered.
          """
      }
  }

  var secretsCondition: [JSONMember] {
    Self.registration .= ["Fn::Equals": [.ref(Self.parameter), "yes"]]
  }
}
