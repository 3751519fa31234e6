import AWSFacts
import ProxyModel
import SourceText

/// Proxies, and what belongs to them.
extension TemplateLifting {
  static let proxy: [String: Lift] = [
    CloudFormationType.proxy.rawValue: { lifting, body, origin in
      lifting.check(body, .proxy, origin)
      lifting.add { $0.proxies.append(proxyDraft(body, origin)) }
    },
    CloudFormationType.targetGroup.rawValue: { lifting, body, origin in
      lifting.check(body, .targetGroup, origin)
      lifting.add {
        $0.targetGroups.append(targetGroupDraft(body, origin))
        $0.targets += targetDrafts(body, origin)
      }
    },
    CloudFormationType.endpoint.rawValue: { lifting, body, origin in
      lifting.check(body, .endpoint, origin)
      var endpoint = EndpointDraft(origin)
      endpoint.proxy = body["DBProxyName"]
      endpoint.name = body["DBProxyEndpointName"]
      endpoint.targetRole = body["TargetRole"]
      endpoint.subnets = body["VpcSubnetIds"]
      endpoint.securityGroups = body["VpcSecurityGroupIds"]
      endpoint.networkType = body["EndpointNetworkType"]
      endpoint.tags = body.tags
      lifting.add { $0.endpoints.append(endpoint) }
    },
  ]

  private static func proxyDraft(_ body: TemplateBody, _ origin: Origin) -> ProxyDraft {
    var proxy = ProxyDraft(origin)
    proxy.name = body["DBProxyName"]
    proxy.engineFamily = body["EngineFamily"]
    proxy.role = body["RoleArn"]
    proxy.subnets = body["VpcSubnetIds"]
    proxy.securityGroups = body["VpcSecurityGroupIds"]
    proxy.auth = auth(body, origin)
    proxy.defaultAuthScheme = body["DefaultAuthScheme"]
    proxy.requireTLS = body["RequireTLS"]
    proxy.idleClientTimeout = body["IdleClientTimeout"]
    proxy.debugLogging = body["DebugLogging"]
    proxy.endpointNetworkType = body["EndpointNetworkType"]
    proxy.targetConnectionNetworkType = body["TargetConnectionNetworkType"]
    proxy.tags = body.tags
    return proxy
  }

  private static func auth(_ body: TemplateBody, _ origin: Origin) -> Listed<AuthDraft>? {
    guard let written = body["Auth"] else { return nil }
    let (shown, unseen) = body.list("Auth")
    let entries = shown.enumerated().map { index, item in
      let place = item.value.entries.first?.key.range ?? item.range
      var entry = AuthDraft(at: place, "\(origin.address).Auth[\(index)]")
      entry.authScheme = item["AuthScheme"]
      entry.secret = item["SecretArn"]
      entry.iamAuth = item["IAMAuth"]
      entry.clientPasswordAuthType = item["ClientPasswordAuthType"]
      entry.description = item["Description"]
      entry.userName = item["UserName"]
      return entry
    }
    return unseen.map { .atLeast(entries, $0) } ?? .known(entries, at: written.range)
  }

  private static func targetGroupDraft(_ body: TemplateBody, _ origin: Origin) -> TargetGroupDraft {
    var group = TargetGroupDraft(origin)
    group.proxy = body["DBProxyName"]
    group.name = body["TargetGroupName"]
    let pool = "ConnectionPoolConfigurationInfo"
    group.poolPlace = body.place(of: pool, in: origin)
    group.maxConnectionsPercent = body[pool, "MaxConnectionsPercent"]
    group.maxIdleConnectionsPercent = body[pool, "MaxIdleConnectionsPercent"]
    group.connectionBorrowTimeout = body[pool, "ConnectionBorrowTimeout"]
    group.initQuery = body[pool, "InitQuery"]
    group.sessionPinningFilters = body[pool, "SessionPinningFilters"]
    return group
  }

  /// A target group registers its targets itself: clusters and instances, by identifier.
  private static func targetDrafts(_ body: TemplateBody, _ origin: Origin) -> [TargetDraft] {
    let clusters = body["DBClusterIdentifiers"]?.elements ?? []
    let identifiers = clusters + (body["DBInstanceIdentifiers"]?.elements ?? [])
    return identifiers.enumerated().map { index, identifier in
      // Several targets are told apart by their number.
      var draft = TargetDraft(index == 0 ? origin : origin.part("\(index + 1)", at: origin.place))
      draft.proxy = body["DBProxyName"]
      draft.targetGroup = .text(DeclaredText([.attribute(of: origin.address, .name)]), at: origin.place)
      if index < clusters.count { draft.cluster = identifier } else { draft.instance = identifier }
      return draft
    }
  }

  /// Properties that the type does not have are a mistake of the template, not something to pass over.
  private func check(_ body: TemplateBody, _ type: CloudFormationType, _ origin: Origin) {
    for entry in body.value.entries {
      if let known = type.properties(below: entry.key.value)?.value {
        for element in entry.value.elements {
          for inner in element.entries where !known.contains(inner.key.value) {
            note(inner.key, known, of: "`\(entry.key.value)` of `\(origin.address)`")
          }
        }
      } else if !type.properties.value.contains(entry.key.value), !entry.key.value.hasPrefix("Fn::") {
        note(entry.key, type.properties.value, of: "`\(type.rawValue)`")
      }
    }
  }

  private func note(_ key: Located<String>, _ known: [String], of owner: String) {
    // What the API has and CloudFormation has not is spoken of by a rule.
    guard key.value != "UserName" else { return }
    scope.mistakes.note(
      .error(
        "CloudFormation has no property of that name", at: key.range, "\(owner) has no `\(key.value)`",
        help: Suggestion.closest(to: key.value, among: known).map { "did you mean `\($0)`?" }
          ?? "it has \(known.map { "`\($0)`" }.joined(separator: ", "))"))
  }
}
