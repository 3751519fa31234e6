import AWSFacts
import ProxyModel
import Reading
import Rendering
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// Our own scripts are read back as the deployments that they were written from.
@Suite struct ReadingLaw {
  @Test(arguments: SampleDeployment.allCases) func samplesReadBack(_ sample: SampleDeployment) throws {
    let isRendered = try Self.check(sample.deployment)
    #expect(isRendered)
  }

  @Test(arguments: SampleSource.all) func profilesReadBack(_ source: SampleSource) throws {
    try Self.check(source.deployment, source.testDescription)
  }

  /// Whether the deployment can be rendered; if so, it is read again and compared. Generated ones are held to the same as
  /// comparisons see it, with the other forms.
  @discardableResult private static func check(_ deployment: Deployment, _ words: String = "") throws -> Bool {
    guard let scripts = try? CommandLineRenderer.render(deployment) else { return false }
    let script = try #require(scripts.first { $0.name == "deploy.sh" })
    let reading = ScriptFixture.Reading(script.text)
    #expect(reading.result.diagnostics.isEmpty, "\(words)")
    #expect(reading.deployment.toolProblems.isEmpty, "\(words)")
    let (written, read) = (Facts(of: deployment), Facts(of: reading.deployment))
    #expect(written.lines.subtracting(read.lines).sorted() == [], "\(words)")
    #expect(read.lines.subtracting(written.lines).sorted() == [], "\(words)")
    return true
  }
}

/// What a deployment makes, in the names that AWS knows, so that it does not matter what a file calls its parts.
struct Facts {
  private(set) var lines: Set<String> = []
  private let deployment: Deployment

  init(of deployment: Deployment) {
    self.deployment = deployment
    for proxy in deployment.proxies { add(proxy) }
    for group in deployment.targetGroups {
      lines.insert(
        "pool \(name(group.proxy)): \(words(group.maxConnectionsPercent)) \(words(group.maxIdleConnectionsPercent)) "
          + "\(words(group.connectionBorrowTimeout)) \(words(group.initQuery)) "
          + "\((group.sessionPinningFilters.known ?? []).map(\.value))")
    }
    for target in deployment.targets {
      let database = deployment.databases[target.database.value]
      lines.insert("target of \(name(target.proxy)): \(words(database?.identifier)) \(database?.kind.rawValue ?? "")")
    }
    for endpoint in deployment.endpoints {
      lines.insert(
        "endpoint \(words(endpoint.name)) of \(name(endpoint.proxy)): \(words(endpoint.targetRole)) "
          + "\(subnets(endpoint.subnets)) \(groups(endpoint.securityGroups)) \(words(endpoint.networkType)) "
          + "\(tags(endpoint.tags))")
    }
    for group in deployment.securityGroups where group.ownership == .created {
      lines.insert("group \(words(group.name)): \(words(group.description)) \(tags(group.tags))")
    }
    // What a new group lets out by itself nobody writes.
    for rule in deployment.securityGroupRules where !rule.isFound && rule.peer.isWritten {
      lines.insert(
        "\(rule.direction) of \(self.group(rule.group.value)): \(words(rule.traffic)) \(peer(rule)) \(rule.description)"
      )
    }
    for secret in deployment.secrets where secret.ownership == .created {
      lines.insert("secret \(words(secret.name)): \(words(secret.kmsKey)) \(tags(secret.tags))")
    }
    for role in deployment.roles { add(role) }
    for alarm in deployment.alarms { add(alarm) }
    for parameter in deployment.parameters {
      lines.insert(
        "parameter \(words(parameter.name)): \(parameter.description) \(text(parameter.value)) \(tags(parameter.tags))")
    }
  }

  private mutating func add(_ proxy: Proxy) {
    let auth = (proxy.auth.known ?? []).map { entry in
      let secret = entry.secret.known.flatMap { deployment.secrets[$0] }
      return "\(words(secret?.name)) \(words(entry.iamAuth)) "
        + "\(words(entry.clientPasswordAuthType)) \(entry.description ?? "")"
    }
    lines.insert(
      "proxy \(words(proxy.name)): \(words(proxy.engineFamily)) \(role(proxy.role.value)) \(subnets(proxy.subnets)) "
        + "\(groups(proxy.securityGroups)) \(auth) \(words(proxy.defaultAuthScheme)) \(words(proxy.requireTLS)) "
        + "\(words(proxy.idleClientTimeout)) \(words(proxy.debugLogging)) \(words(proxy.endpointNetworkType)) "
        + "\(words(proxy.targetConnectionNetworkType)) \(tags(proxy.tags))")
  }

  private mutating func add(_ role: Role) {
    if role.ownership == .created {
      lines.insert("role \(words(role.name)): \(role.description ?? "") \(tags(role.tags)) \(document(role.trust))")
    }
    for policy in role.policies where !policy.isFound {
      lines.insert("policy \(policy.name) of \(words(role.name)): \(document(policy.document))")
    }
  }

  private mutating func add(_ alarm: Alarm) {
    let dimensions = alarm.dimensions.map { "\($0.name)=\(text($0.value))" }
    lines.insert(
      "alarm \(words(alarm.name)): \(alarm.description) \(words(alarm.namespace)) \(words(alarm.metric)) \(dimensions) "
        + "\(words(alarm.statistic)) \(words(alarm.period)) \(words(alarm.evaluationPeriods)) \(words(alarm.threshold)) "
        + "\(words(alarm.comparison)) \(words(alarm.treatMissingData)) \(alarm.actions.map(\.value)) \(tags(alarm.tags))"
    )
  }

  // MARK: Words

  private func words<Value>(_ setting: Setting<Value>?) -> String {
    guard let setting else { return "" }
    return setting.known.map { "\($0)" } ?? "?"
  }

  private func tags(_ tags: Tags) -> [String] { tags.map { "\($0.key)=\($0.value)" }.sorted() }
  private func name(_ proxy: Referral<Proxy>) -> String { words(deployment.proxies[proxy.value]?.name) }

  private func role(_ reference: Reference<Role>) -> String { words(deployment.roles[reference]?.name) }

  private func group(_ reference: Reference<SecurityGroup>) -> String {
    guard let group = deployment.securityGroups[reference] else { return "\(reference)" }
    return group.ownership.externalID ?? words(group.name)
  }

  private func groups(_ setting: Setting<[Referral<SecurityGroup>]>) -> [String] {
    (setting.known ?? []).map { group($0.value) }
  }

  private func subnets(_ setting: Setting<[Referral<Subnet>]>) -> [String] {
    (setting.known ?? []).map { deployment.subnets[$0.value]?.ownership.externalID ?? "?" }
  }

  private func peer(_ rule: SecurityGroupRule) -> String {
    switch rule.peer.known {
    case .group(let group)?: self.group(group)
    case .cidr(let block)?: block.description
    case .prefixList(let id)?: id
    case nil: "?"
    }
  }

  private func document(_ setting: Setting<PolicyDocument>?) -> String {
    guard let document = setting?.known else { return "?" }
    return document.statements.map { statement in
      let conditions = statement.conditions.map { "\($0.test) \($0.key) \($0.values.map(text))" }.sorted()
      return "\(statement.sid ?? "") \(statement.effect) \(statement.actions.elements.map(text)) "
        + "\((statement.resources?.elements ?? []).map(text)) "
        + "\(statement.principals.map { "\($0.kind) \($0.identifiers.map(text))" }) \(conditions)"
    }.joined(separator: "; ")
  }

  private func text(_ text: DeferredText) -> String {
    text.parts.map { part in
      switch part {
      case .text(let text): text
      case .unknown: "?"
      case .attribute(let attribute): self.attribute(attribute)
      }
    }.joined()
  }

  private func attribute(_ attribute: ResourceAttribute) -> String {
    switch attribute {
    case .secretARN(let symbol): "<secret \(words(deployment.secrets[symbol]?.name))>"
    case .roleARN(let symbol): "<role \(words(deployment.roles[symbol]?.name))>"
    case .proxyResourceID(let symbol): "<id of \(words(deployment.proxies[symbol]?.name))>"
    // A script writes the name itself.
    case .proxyName(let symbol): words(deployment.proxies[symbol]?.name)
    case .proxyEndpoint(let symbol): "<host of \(words(deployment.proxies[symbol]?.name))>"
    case .endpointAddress(let symbol): "<host of \(words(deployment.endpoints[symbol]?.name))>"
    case .accountID: words(deployment.account)
    default: "\(attribute)"
    }
  }
}
