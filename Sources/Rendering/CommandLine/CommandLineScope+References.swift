import AWSFacts
import ProxyModel
import ShellSyntax
import SourceText

/// How the resources that the scripts make, and those outside, are named in commands.
extension CommandLineScope {
  /// A group's id.
  func id(_ group: Referral<SecurityGroup>) -> ShellWord {
    resolve(group, in: deployment.securityGroups) { .variable(Self.variable("group", $0)) }
  }

  /// A subnet's id; subnets are never created here.
  func id(_ subnet: Referral<Subnet>) -> ShellWord { resolve(subnet, in: deployment.subnets) { _ in nil } }

  /// A VPC's id; VPCs are never created here.
  func id(_ vpc: Referral<VPC>) -> ShellWord { resolve(vpc, in: deployment.vpcs) { _ in nil } }

  /// A secret's ARN.
  func arn(_ secret: Referral<Secret>) -> ShellWord {
    resolve(secret, in: deployment.secrets) { .variable(Self.variable("secret", $0)) }
  }

  /// A role's ARN. One that exists and is only named has it from the account.
  func arn(_ role: Referral<Role>) -> ShellWord {
    let word = resolve(role, in: deployment.roles) { .variable(Self.variable("role", $0)) }
    guard let name = word.known, ARN(name) == nil else { return word }
    let partition = Partition(region: deployment.region.known ?? "").rawValue
    return ShellWord([.text("arn:\(partition):iam::"), .variable("ACCOUNT"), .text(":role/\(name)")])
  }

  /// A proxy's name.
  func name(_ proxy: Referral<Proxy>) -> String {
    switch proxy.value {
    case .external(let name): return name
    case .unknown(let unknown): obstacles.note(unknown)
    case .symbol(let symbol):
      if let proxy = deployment.proxies[symbol] { return text(proxy.name) }
      obstacles.note(missing: "there is no `\(symbol)`", at: proxy.range)
    }
    return ""
  }

  /// Text of which some parts are known only once the deployment stands.
  func word(_ text: DeferredText, at range: SourceRange) -> ShellWord {
    text.parts.reduce(ShellWord([])) { word, part in
      switch part {
      case .text(let text): return word + .text(text)
      case .attribute(let attribute): return word + self.word(attribute, at: range)
      case .unknown(let unknown):
        obstacles.note(unknown)
        return word
      }
    }
  }

  /// Such text as JSON.
  func document(_ text: DeferredText, at range: SourceRange) -> CommandDocument { .text(word(text, at: range)) }

  private func word(_ attribute: ResourceAttribute, at range: SourceRange) -> ShellWord {
    switch attribute {
    case .secretARN(let secret): arn(Located(.symbol(secret), at: range))
    case .roleARN(let role): arn(Located(.symbol(role), at: range))
    case .proxyName(let proxy): .text(name(Located(.symbol(proxy), at: range)))
    case .proxyResourceID(let proxy): variable("proxy_id", proxy, in: deployment.proxies, at: range)
    case .proxyEndpoint(let proxy): variable("proxy_host", proxy, in: deployment.proxies, at: range)
    case .endpointAddress(let endpoint): variable("endpoint_host", endpoint, in: deployment.endpoints, at: range)
    case .databaseResourceID(let database): .text(deployment.databases[database].flatMap { known($0.resourceID) } ?? "")
    case .accountID: .variable("ACCOUNT")
    }
  }

  private func variable<Row: Resource>(
    _ prefix: String, _ symbol: Symbol<Row>, in table: Table<Row>, at range: SourceRange
  ) -> ShellWord {
    if table[symbol] == nil { obstacles.note(missing: "there is no `\(symbol)`", at: range) }
    return .variable(Self.variable(prefix, symbol))
  }

  /// What a reference is written as: the id of what exists, or the variable of what is made.
  private func resolve<Row: OwnedResource>(
    _ referral: Referral<Row>, in table: Table<Row>, created word: (Symbol<Row>) -> ShellWord?
  ) -> ShellWord {
    switch referral.value {
    case .external(let id): return .text(id)
    case .unknown(let unknown): obstacles.note(unknown)
    case .symbol(let symbol):
      switch table[symbol]?.ownership {
      case .existing(let id): return .text(id)
      case .created:
        if let word = word(symbol) { return word }
        obstacles.note(missing: "`\(symbol)` would have to be created", at: referral.range)
      case nil: obstacles.note(missing: "there is no `\(symbol)`", at: referral.range)
      }
    }
    return .none
  }

  /// The name of a variable of the scripts: what it holds, and of which resource.
  static func variable<Row>(_ prefix: String, _ symbol: Symbol<Row>) -> String {
    let name = TerraformName.identifier(symbol.name)
    let plain = String(name.map { $0 == "-" ? "_" : $0 })
    return plain == symbol.name ? "\(prefix)_\(plain)" : "\(prefix)_\(plain)_\(TerraformName.checksum(of: symbol.name))"
  }
}
