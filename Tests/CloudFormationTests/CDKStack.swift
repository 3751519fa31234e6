import AWSFacts
import JSONSyntax
import ProxyModel
import SourceText

@testable import Rendering

/// What the CDK program of the tests is told of a deployment: its values and how its parts refer to each other, and nothing of
/// what a template makes of them. The construct ids are told, too: they are the program's to choose.
struct CDKStack {
  let deployment: Deployment
  private let names: PartNames
  private let stack: String

  init(_ deployment: Deployment) {
    self.deployment = deployment
    names = PartNames(deployment, chosen: deployment.constructNames.ids)
    stack = TemplateScope(deployment, style: .cdk).stackName
  }

  func specification() throws -> JSONValue {
    let groups = try deployment.securityGroups.map(group)
    let rules = try deployment.securityGroupRules.filter { !$0.isFound && !isOpen($0) }.map(rule)
    let secrets = try deployment.secrets.filter { $0.ownership == .created }.map(secret)
    let (roles, proxies) = (try deployment.roles.map(role), try deployment.proxies.map(proxy))
    let targetGroups = try deployment.targetGroups.map(targetGroup)
    let endpoints = try deployment.endpoints.map(endpoint)
    let (parameters, alarms) = (try deployment.parameters.map(parameter), try deployment.alarms.map(alarm))
    return .object {
      "stack" .= stack
      "filled" .= Self.filled
      "roles" .= JSONValue.array(roles)
      "groups" .= JSONValue.array(groups)
      "rules" .= JSONValue.array(rules)
      "secrets" .= JSONValue.array(secrets)
      "proxies" .= JSONValue.array(proxies)
      "target_groups" .= JSONValue.array(targetGroups)
      "endpoints" .= JSONValue.array(endpoints)
      "parameters" .= JSONValue.array(parameters)
      "alarms" .= JSONValue.array(alarms)
    }
  }

  private static let filled = """
    Whether the secrets of this stack have their values. Create the stack with no, fill the secrets, then update it \
    with yes: only then is the database registered.
    """

  private func tags(_ tags: Tags) -> JSONValue {
    let isHere = deployment.constructNames.tags == .resources
    return .object(isHere ? tags.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) } : [])
  }

  private func text(_ text: DeferredText) -> JSONValue {
    .array(
      text.parts.map { part in
        switch part {
        case .text(let text): return ["text", .string(text)]
        case .attribute(.accountID): return ["account", ""]
        case .attribute(.secretARN(let secret)): return ["secret_arn", .string("secret:\(secret)")]
        case .attribute(.roleARN(let role)): return ["role_arn", .string("role:\(role)")]
        case .attribute(.proxyResourceID(let proxy)): return ["proxy_id", .string("proxy:\(proxy)")]
        case .attribute(.databaseResourceID(let database)):
          return ["text", .string(deployment.databases[database]?.resourceID.known ?? "unknown")]
        case .attribute(.proxyName(let proxy)): return ["proxy_name", .string("proxy:\(proxy)")]
        case .attribute(.proxyEndpoint(let proxy)): return ["endpoint", .string("proxy:\(proxy)")]
        case .attribute(.endpointAddress(let endpoint)): return ["endpoint", .string("endpoint:\(endpoint)")]
        case .unknown: return ["text", "unknown"]
        }
      })
  }

  private func role(_ role: Role) throws -> JSONValue {
    let statements = try role.policies.filter { !$0.isFound }.flatMap { try $0.document.value.statements }
    return .object {
      "ref" .= "role:\(role.symbol)"
      "id" .= names[.role(role.symbol)]
      "created" .= (role.ownership == .created)
      "name" .= role.name.known
      "service" .= role.trust?.known?.statements.first?.principals.first?.identifiers.first?.known
      "statements"
        .= JSONValue.array(
          statements.map { statement in
            .object {
              "actions" .= JSONValue.array(statement.actions.elements.map(text))
              "resources" .= JSONValue.array((statement.resources?.elements ?? []).map(text))
              "conditions"
                .= JSONValue.object(
                  statement.conditions.map { condition in
                    JSONMember(condition.test, .object { condition.key .= text(condition.values.first ?? "") })
                  })
            }
          })
      "tags" .= tags(role.tags)
    }
  }

  private func isOpen(_ rule: SecurityGroupRule) -> Bool { rule.traffic.known == .all }

  private func group(_ group: SecurityGroup) throws -> JSONValue {
    let isCreated = group.ownership == .created
    func written(_ setting: Setting<String>) -> JSONValue {
      if case .written(let text, _) = setting { .string(text) } else { .null }
    }
    let vpc = try isCreated ? group.vpc.value.symbol.flatMap { deployment.vpcs[$0] } : nil
    return .object {
      "ref" .= "group:\(group.symbol)"
      "id" .= names[.securityGroup(group.symbol)]
      "created" .= isCreated
      "existing" .= group.ownership.externalID
      "vpc" .= vpc?.ownership.externalID
      "open" .= deployment.securityGroupRules.contains { isOpen($0) && $0.group.value == .symbol(group.symbol) }
      "name" .= written(group.name)
      "description" .= written(group.description)
      "tags" .= tags(group.tags)
    }
  }

  private func rule(_ rule: SecurityGroupRule) throws -> JSONValue {
    guard case .tcp(let ports) = try rule.traffic.value else { return .null }
    let peer = try rule.peer.value
    return .object {
      "ref" .= "rule:\(rule.symbol)"
      "group" .= "group:\(rule.group.value.symbol?.name ?? "")"
      "ingress" .= (rule.direction == .ingress)
      "ports" .= JSONValue.array([.integer(ports.lowerBound), .integer(ports.upperBound)])
      switch peer {
      case .group(let group): "peer" .= "group:\(group.symbol?.name ?? "")"
      case .cidr(let block): "cidr" .= block.description
      case .prefixList(let id): "prefix_list" .= id
      }
    }
  }

  private func secret(_ secret: Secret) throws -> JSONValue {
    let key = try secret.kmsKey.value
    return .object {
      "ref" .= "secret:\(secret.symbol)"
      "id" .= names[.secret(secret.symbol)]
      "name" .= secret.name.known
      "key" .= key.map { JSONValue.string("\($0)") } ?? .null
      "tags" .= tags(secret.tags)
    }
  }

  private func proxy(_ proxy: Proxy) throws -> JSONValue {
    let subnets = try proxy.subnets.value
    let groups = try proxy.securityGroups.value
    let entries = try proxy.auth.value
    let tls = try proxy.requireTLS.value
    return .object {
      "ref" .= "proxy:\(proxy.symbol)"
      "id" .= names[.proxy(proxy.symbol)]
      "name" .= proxy.name.known
      "family" .= proxy.engineFamily.known?.rawValue
      "role" .= "role:\(proxy.role.value.symbol?.name ?? "")"
      "subnets" .= self.subnets(subnets)
      "groups" .= self.groups(groups)
      "tls" .= tls
      "idle" .= proxy.idleClientTimeout.known?.rawValue
      "debug" .= (proxy.debugLogging.isWritten ? .bool(proxy.debugLogging.known ?? false) : JSONValue.null)
      "auth"
        .= JSONValue.array(
          entries.map { entry in
            let secret = entry.secret.known?.symbol.flatMap { deployment.secrets[$0] }
            return .object {
              "iam" .= entry.iamAuth.known?.rawValue
              "description" .= entry.description.map { JSONValue.string($0) } ?? .null
              "password" .= (entry.clientPasswordAuthType.known ?? nil).map { JSONValue.string($0.rawValue) } ?? .null
              if let arn = secret?.ownership.externalID {
                "secret" .= text(DeferredText(arn))
              } else {
                "secret" .= text(DeferredText(.secretARN(secret?.symbol ?? Symbol(""))))
              }
            }
          })
      "tags" .= tags(proxy.tags)
    }
  }

  private func subnets(_ subnets: [Referral<Subnet>]) -> JSONValue {
    .strings(subnets.compactMap { deployment.subnets[$0.value]?.ownership.externalID })
  }

  private func groups(_ groups: [Referral<SecurityGroup>]) -> JSONValue {
    .strings(groups.map { "group:\($0.value.symbol?.name ?? "")" })
  }

  private func targetGroup(_ group: TargetGroup) throws -> JSONValue {
    let databases = deployment.targets.compactMap { deployment.databases[$0.database.value] }
    func identifiers(_ kind: Database.Kind) -> JSONValue {
      .strings(databases.filter { $0.kind == kind }.compactMap(\.identifier.known))
    }
    let own = deployment.proxies[group.proxy.value]?.securityGroups.known?.map(\.value) ?? []
    let ways = deployment.securityGroupRules.filter { rule in
      if isOpen(rule) || rule.isFound { return false }
      if rule.direction == .egress { return own.contains(rule.group.value) }
      guard case .group(let peer)? = rule.peer.known else { return false }
      return own.contains(peer)
    }
    return .object {
      "ref" .= "target_group:\(group.symbol)"
      "id" .= names[.targetGroup(group.symbol)]
      "proxy" .= "proxy:\(group.proxy.value.symbol?.name ?? "")"
      "clusters" .= identifiers(.cluster)
      "instances" .= identifiers(.instance)
      "most" .= group.maxConnectionsPercent.known?.rawValue
      "idle" .= group.maxIdleConnectionsPercent.known?.rawValue
      "borrow" .= group.connectionBorrowTimeout.known?.rawValue
      "query" .= (group.initQuery.known ?? nil).map { JSONValue.string($0) } ?? .null
      "filters" .= JSONValue.strings((group.sessionPinningFilters.known ?? []).map(\.value))
      "ways" .= JSONValue.strings(ways.map { "rule:\($0.symbol)" })
    }
  }

  private func endpoint(_ endpoint: Endpoint) throws -> JSONValue {
    let subnets = try endpoint.subnets.value
    let groups = try endpoint.securityGroups.value
    return .object {
      "ref" .= "endpoint:\(endpoint.symbol)"
      "id" .= names[.endpoint(endpoint.symbol)]
      "proxy" .= "proxy:\(endpoint.proxy.value.symbol?.name ?? "")"
      "name" .= endpoint.name.known
      "role" .= endpoint.targetRole.known?.rawValue
      "subnets" .= self.subnets(subnets)
      "groups" .= self.groups(groups)
      "tags" .= tags(endpoint.tags)
    }
  }

  private func parameter(_ parameter: Parameter) throws -> JSONValue {
    .object {
      "id" .= names[.parameter(parameter.symbol)]
      "name" .= parameter.name.known
      "description" .= parameter.description
      "value" .= text(parameter.value)
      "tags" .= tags(parameter.tags)
    }
  }

  private func alarm(_ alarm: Alarm) throws -> JSONValue {
    let threshold = try alarm.threshold.value
    return .object {
      "id" .= names[.alarm(alarm.symbol)]
      "name" .= alarm.name.known
      "description" .= alarm.description
      "namespace" .= alarm.namespace.known
      "metric" .= alarm.metric.known
      "statistic" .= alarm.statistic.known
      "period" .= alarm.period.known?.rawValue
      "periods" .= alarm.evaluationPeriods.known
      "threshold" .= JSONNumber("\(threshold)").map { .number($0) } ?? .null
      "comparison" .= alarm.comparison.known.map(Self.constant)
      "missing" .= alarm.treatMissingData.known.map(Self.constant)
      "dimensions" .= JSONValue.object(alarm.dimensions.map { JSONMember($0.name, text($0.value)) })
      "actions" .= JSONValue.strings(alarm.actions.map(\.value))
      "tags" .= tags(alarm.tags)
    }
  }

  /// `GreaterThanThreshold` as Python writes it: `GREATER_THAN_THRESHOLD`.
  private static func constant(_ word: String) -> String {
    var result = ""
    for character in word {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.uppercased()
    }
    return result
  }
}
