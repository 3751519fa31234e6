import AWSFacts
import HCLSyntax
import ProxyModel
import SourceText

/// How the resources of the module, and those outside it, are named in expressions.
extension TerraformScope {
  /// A group's id.
  func id(_ group: Referral<SecurityGroup>) -> HCLValue {
    resolve(group, in: deployment.securityGroups) { "aws_security_group.\($0).id" }
  }

  /// A subnet's id; subnets are never created here.
  func id(_ subnet: Referral<Subnet>) -> HCLValue { resolve(subnet, in: deployment.subnets) { _ in nil } }

  /// A VPC's id; VPCs are never created here.
  func id(_ vpc: Referral<VPC>) -> HCLValue { resolve(vpc, in: deployment.vpcs) { _ in nil } }

  /// A secret's ARN.
  func arn(_ secret: Referral<Secret>) -> HCLValue {
    resolve(secret, in: deployment.secrets) { "aws_secretsmanager_secret.\($0).arn" }
  }

  /// A proxy's name.
  func name(_ proxy: Referral<Proxy>) -> HCLValue {
    resolve(proxy, in: deployment.proxies) { "aws_db_proxy.\($0).name" }
  }

  /// A target group's name.
  func name(_ group: Referral<TargetGroup>) -> HCLValue {
    resolve(group, in: deployment.targetGroups) { "aws_db_proxy_default_target_group.\($0).name" }
  }

  /// A role's ARN. One that exists and is only named has it from the account, which then has to be known.
  func arn(_ role: Referral<Role>) -> HCLValue {
    let resolved = resolve(role, in: deployment.roles) { "aws_iam_role.\($0).arn" }
    guard case .string(let text) = resolved, ARN(text) == nil, let account = known(deployment.account) else {
      return resolved
    }
    let partition = Partition(region: deployment.region.known ?? "").rawValue
    return .string("arn:\(partition):iam::\(account):role/\(text)")
  }

  /// What a reference is written as: the id of what exists, the path of what is created, or nothing at all.
  private func resolve<Row: OwnedResource>(
    _ referral: Referral<Row>, in table: Table<Row>, created path: (String) -> String?
  ) -> HCLValue {
    switch referral.value {
    case .external(let id): return .string(id)
    case .unknown(let unknown): obstacles.note(unknown)
    case .symbol(let symbol):
      switch table[symbol]?.ownership {
      case .existing(let id): return .string(id)
      case .created:
        if let path = path(symbol.terraformName) { return .reference(path) }
        obstacles.note(missing: "`\(symbol)` would have to be created", at: referral.range)
      case nil: obstacles.note(missing: "there is no `\(symbol)`", at: referral.range)
      }
    }
    return .null
  }

  /// Text of which some parts are known only once the module is applied.
  func value(_ text: DeferredText, at range: SourceRange) -> HCLValue {
    if let known = text.known { return .string(known) }
    return .template(
      HCLTemplateText(
        text.parts.map { part in
          switch part {
          case .text(let text): .text(text)
          case .attribute(let attribute): .value(value(attribute, at: range))
          case .unknown(let unknown): .value(missing(unknown))
          }
        }))
  }

  private func missing(_ unknown: Unknown) -> HCLValue {
    obstacles.note(unknown)
    return .null
  }

  private func value(_ attribute: ResourceAttribute, at range: SourceRange) -> HCLValue {
    switch attribute {
    case .secretARN(let secret): return arn(Located(.symbol(secret), at: range))
    case .roleARN(let role): return arn(Located(.symbol(role), at: range))
    case .proxyName(let proxy): return name(Located(.symbol(proxy), at: range))
    case .proxyResourceID(let proxy):
      return deployment.proxies[proxy].map(resourceID) ?? absent(proxy, at: range)
    case .proxyEndpoint(let proxy):
      return deployment.proxies[proxy].map { .reference("\($0.terraformAddress).endpoint") } ?? absent(proxy, at: range)
    case .endpointAddress(let endpoint):
      return deployment.endpoints[endpoint].map { .reference("\($0.terraformAddress).endpoint") }
        ?? absent(endpoint, at: range)
    case .databaseResourceID(let database):
      return deployment.databases[database].map { value($0.resourceID) } ?? absent(database, at: range)
    case .accountID:
      return deployment.account.known.map { .string($0) } ?? .reference("data.aws_caller_identity.current.account_id")
    }
  }

  /// The `prx-` id, which is the seventh part of the ARN and no attribute of its own.
  func resourceID(of proxy: Proxy) -> HCLValue {
    .call("element", [.call("split", [":", .reference("\(proxy.terraformAddress).arn")]), 6])
  }

  private func absent<Row>(_ symbol: Symbol<Row>, at range: SourceRange) -> HCLValue {
    obstacles.note(missing: "there is no `\(symbol)`", at: range)
    return .null
  }
}

extension Proxy {
  /// `aws_db_proxy.this`
  var terraformAddress: String { "aws_db_proxy.\(symbol.terraformName)" }
}

extension Endpoint {
  /// `aws_db_proxy_endpoint.reader`
  var terraformAddress: String { "aws_db_proxy_endpoint.\(symbol.terraformName)" }
}
