import AWSFacts
import JSONSyntax
import ProxyModel
import SourceText

/// How the resources of the template, and those outside it, are named.
extension TemplateScope {
  /// A group's id.
  func id(_ group: Referral<SecurityGroup>) -> JSONValue {
    resolve(group, in: deployment.securityGroups) { .attribute("GroupId", of: id(.securityGroup($0))) }
  }

  /// A subnet's id; subnets are never created here.
  func id(_ subnet: Referral<Subnet>) -> JSONValue { resolve(subnet, in: deployment.subnets) { _ in nil } }

  /// A VPC's id; VPCs are never created here.
  func id(_ vpc: Referral<VPC>) -> JSONValue { resolve(vpc, in: deployment.vpcs) { _ in nil } }

  /// A secret's ARN.
  func arn(_ secret: Referral<Secret>) -> JSONValue {
    resolve(secret, in: deployment.secrets) { .ref(id(.secret($0))) }
  }

  /// A proxy's name. CDK's own programs hand on the name that they gave it, and order what uses it by `DependsOn`.
  func name(_ proxy: Referral<Proxy>) -> JSONValue {
    resolve(proxy, in: deployment.proxies) { symbol in
      switch style {
      case .plain: .ref(id(.proxy(symbol)))
      case .cdk: deployment.proxies[symbol].map { value($0.name) }
      }
    }
  }

  /// What has to stand in `DependsOn` because the name alone does not say it.
  func dependency(on proxy: Referral<Proxy>) -> [String] {
    guard style == .cdk, let proxy = deployment.proxies[proxy.value] else { return [] }
    return [id(.proxy(proxy.symbol))]
  }

  /// A role's ARN. One that exists and is only named has it from the account.
  func arn(_ role: Referral<Role>) -> JSONValue { .joined(arnPieces(role)) }

  private func arnPieces(_ role: Referral<Role>) -> [JSONValue] {
    let resolved = resolve(role, in: deployment.roles) { .attribute("Arn", of: id(.role($0))) }
    guard case .string(let text) = resolved, ARN(text) == nil else { return [resolved] }
    let partition = Partition(region: deployment.region.known ?? "").rawValue
    return [.string("arn:\(partition):iam::"), account, .string(":role/\(text)")]
  }

  /// The account's number.
  var account: JSONValue { deployment.account.known.map { .string($0) } ?? .accountID }

  /// What a reference is written as: the id of what exists, a function for what is created, or nothing at all.
  private func resolve<Row: OwnedResource>(
    _ referral: Referral<Row>, in table: Table<Row>, created value: (Symbol<Row>) -> JSONValue?
  ) -> JSONValue {
    switch referral.value {
    case .external(let id): return .string(id)
    case .unknown(let unknown): obstacles.note(unknown)
    case .symbol(let symbol):
      switch table[symbol]?.ownership {
      case .existing(let id): return .string(id)
      case .created:
        if let value = value(symbol) { return value }
        obstacles.note(missing: "`\(symbol)` would have to be created", at: referral.range)
      case nil: obstacles.note(missing: "there is no `\(symbol)`", at: referral.range)
      }
    }
    return .null
  }

  /// Text of which some parts are known only once the stack stands.
  func value(_ text: DeferredText, at range: SourceRange) -> JSONValue {
    .joined(text.parts.flatMap { pieces(of: $0, at: range) })
  }

  private func pieces(of part: DeferredText.Part, at range: SourceRange) -> [JSONValue] {
    switch part {
    case .text(let text): return [.string(text)]
    case .attribute(.roleARN(let role)): return arnPieces(Located(.symbol(role), at: range))
    case .attribute(let attribute): return [value(attribute, at: range)]
    case .unknown(let unknown):
      obstacles.note(unknown)
      return []
    }
  }

  private func value(_ attribute: ResourceAttribute, at range: SourceRange) -> JSONValue {
    switch attribute {
    case .secretARN(let secret): return arn(Located(.symbol(secret), at: range))
    case .roleARN(let role): return arn(Located(.symbol(role), at: range))
    case .proxyName(let proxy): return name(Located(.symbol(proxy), at: range))
    case .proxyResourceID(let proxy): return deployment.proxies[proxy].map(resourceID) ?? absent(proxy, at: range)
    case .proxyEndpoint(let proxy):
      return deployment.proxies[proxy].map { .attribute("Endpoint", of: id(.proxy($0.symbol))) }
        ?? absent(proxy, at: range)
    case .endpointAddress(let endpoint):
      return deployment.endpoints[endpoint].map { .attribute("Endpoint", of: id(.endpoint($0.symbol))) }
        ?? absent(endpoint, at: range)
    case .databaseResourceID(let database):
      return deployment.databases[database].flatMap { known($0.resourceID) }.map { .string($0) }
        ?? absent(database, at: range)
    case .accountID: return account
    }
  }

  /// The `prx-` id, which is the seventh part of the ARN and no attribute of its own.
  func resourceID(of proxy: Proxy) -> JSONValue {
    .part(6, of: .attribute("DBProxyArn", of: id(.proxy(proxy.symbol))), splitBy: ":")
  }

  private func absent<Row>(_ symbol: Symbol<Row>, at range: SourceRange) -> JSONValue {
    obstacles.note(missing: "there is no `\(symbol)`", at: range)
    return .null
  }
}
