import AWSFacts
import ProxyModel
import SourceText

/// Puts together what an input declares: names, ids and references become symbols, values become settings, and what is left out
/// takes its default.
struct Assembler {
  let parts: Parts
  let context: InputContext
  var deployment: Deployment

  var vpcs: Registry<VPC>
  var subnets: Registry<Subnet>
  var groups: Registry<SecurityGroup>
  var roles: Registry<Role>
  var secrets: Registry<Secret>
  var databases: Registry<Database>
  var proxies: Registry<Proxy>
  var targetGroups: Registry<TargetGroup>
  var endpoints: Registry<Endpoint>
  /// The names of what is declared, where they are written, by address.
  private let names: [ResourceAddress: String]

  /// The deployment that an input describes.
  static func deployment(of parts: Parts, in context: InputContext) -> Deployment {
    var assembler = Assembler(parts, context)
    assembler.addNetwork()
    assembler.addSecurityGroups()
    assembler.addSecrets()
    assembler.addRoles()
    assembler.addDatabases()
    assembler.addProxies()
    assembler.addSecurityGroupRules()
    assembler.readLastHop()
    assembler.addPolicies()
    assembler.addClients()
    assembler.addOperations()
    return assembler.deployment
  }

  private init(_ parts: Parts, _ context: InputContext) {
    self.parts = parts
    self.context = context
    let place = context.provenance.range
    func unsaid<Value>(_ what: String) -> Setting<Value> { .unknown(Unknown("\(what) is not written", at: place)) }
    deployment = Deployment(
      at: context.provenance, name: Self.name(of: parts) ?? unsaid("what the deployment is of"),
      environment: Self.environment(of: parts) ?? unsaid("which environment it is"),
      region: context.region.setting(or: unsaid("the region"), Words.text),
      account: context.account.setting(or: unsaid("the account"), Words.text))
    vpcs = Registry(parts.vpcs.map { $0.origin })
    subnets = Registry(parts.subnets.map { $0.origin })
    groups = Registry(parts.securityGroups.map { $0.origin })
    roles = Registry(parts.roles.map { $0.origin })
    secrets = Registry(parts.secrets.map { $0.origin })
    databases = Registry(parts.databases.map { $0.origin })
    proxies = Registry(parts.proxies.map { $0.origin })
    targetGroups = Registry(parts.targetGroups.map { $0.origin })
    endpoints = Registry(parts.endpoints.map { $0.origin })
    names = parts.writtenNames
  }

  /// What headroom itself noted in the tags of what it generated; others put something else into `Name`.
  private static func name(of parts: Parts) -> Setting<String>? {
    for proxy in parts.proxies where proxy.tags?["ManagedBy"]?.scalar == "headroom" {
      if let name = proxy.tags?["Name"] { return name.setting(Words.text) }
    }
    return nil
  }

  /// The tag `Environment` of a proxy, by which nearly everybody says it.
  private static func environment(of parts: Parts) -> Setting<String>? {
    for proxy in parts.proxies {
      for entry in proxy.tags?.entries ?? [] where ["environment", "env"].contains(entry.key.value.lowercased()) {
        return entry.value.setting(Words.text)
      }
    }
    return nil
  }
}

// What the files leave to the place where they are deployed.
extension Assembler {
  /// The value with region, account and partition filled in, as far as they are written.
  func settled(_ value: Value) -> Value {
    guard case .text(let text, let range) = value, text.known == nil else { return value }
    return .text(settled(text), at: range)
  }

  /// The text with region, account and partition filled in, and names of declared resources where they are written.
  func settled(_ text: DeclaredText) -> DeclaredText {
    DeclaredText(
      text.parts.flatMap { part -> [DeclaredText.Part] in
        switch part {
        case .region: [deployment.region.known.map { .literal($0) } ?? .region]
        case .account: [deployment.account.known.map { .literal($0) } ?? .account]
        case .partition: [deployment.region.known.map { .literal(Partition(region: $0).rawValue) } ?? .partition]
        case .attribute(let address, .arn) where proxies[address] != nil:
          settled(DeclaredText.proxyARN(of: address)).parts
        case .attribute(let address, .name): [writtenName(of: address).map { .literal($0) } ?? part]
        case .literal, .attribute, .unknown: [part]
        }
      })
  }

  /// The name of a declared resource, where it is written; a proxy's stays a reference, because what uses it waits for it.
  private func writtenName(of address: ResourceAddress) -> String? { proxies[address] == nil ? names[address] : nil }

  /// A setting from a value that may hold references.
  func setting<Result>(_ value: Value?, or fallback: Setting<Result>, _ convert: (String) -> Result?) -> Setting<Result>
  {
    value.map(spelledOut).setting(or: fallback, convert)
  }

  /// A setting that may also say none.
  func optional<Result>(_ value: Value?, at place: SourceRange, _ convert: (String) -> Result?) -> Setting<Result?> {
    value.map(spelledOut).optional(at: place, convert)
  }

  /// The value with every name written out, those of proxies, too.
  private func spelledOut(_ value: Value) -> Value {
    guard case .text(let text, let range) = settled(value), text.known == nil else { return settled(value) }
    return .text(
      DeclaredText(
        text.parts.map { part in
          if case .attribute(let address, .name) = part, let name = names[address] { .literal(name) } else { part }
        }), at: range)
  }

  /// Text that is known, or empty.
  func words(_ value: Value?) -> String { value.flatMap { settled($0).scalar } ?? "" }

  /// The tags that are known.
  func tags(_ value: Value?) -> Tags {
    var tags: Tags = [:]
    for entry in value?.entries ?? [] { tags[entry.key.value] = settled(entry.value).scalar }
    return tags
  }
}

// References.
extension Assembler {
  /// What a value refers to: a declared resource, one that is found by its literal name, or something outside.
  func reference<Row: Resource>(_ value: Value, in registry: Registry<Row>) -> Reference<Row> {
    // A reference is to that resource, even where another has the same name.
    if case .text(let text, _) = value, let (address, _) = text.reference, let symbol = registry[address] {
      return .symbol(symbol)
    }
    guard case .text(let text, let range) = settled(value) else {
      return .unknown(
        value.reasonUnknown ?? Unknown("\(value.kind) stands where a name or an id is expected", at: value.range))
    }
    if let known = text.known { return registry[name: known].map { .symbol($0) } ?? .external(known) }
    if let (address, _) = text.reference, let symbol = registry[address] { return .symbol(symbol) }
    // The ARN of a declared proxy has its `prx-` id for a last part, and nothing else has.
    if case .attribute(let address, .resourceID)? = text.parts.last, let symbol = registry[address] {
      return .symbol(symbol)
    }
    return .unknown(text.reasonUnknown(at: range))
  }

  /// A reference with its place.
  func referral<Row: Resource>(_ value: Value, in registry: Registry<Row>) -> Referral<Row> {
    Located(reference(value, in: registry), at: value.range)
  }

  /// A reference that may have been left out.
  func referral<Row: Resource>(
    _ value: Value?, in registry: Registry<Row>, _ what: String, of origin: Origin
  ) -> Referral<Row> {
    guard let value, !value.isNull else {
      return Located(
        .unknown(Unknown("\(what) of `\(origin.address)` is not written", at: origin.place)), at: origin.place)
    }
    return referral(value, in: registry)
  }
}

extension Parts {
  /// What everything is called that has a name of its own, where that is written.
  fileprivate var writtenNames: [ResourceAddress: String] {
    var named: [(Origin, Value?)] = proxies.map { ($0.origin, $0.name) } + endpoints.map { ($0.origin, $0.name) }
    named += securityGroups.map { ($0.origin, $0.name) } + roles.map { ($0.origin, $0.name) }
    named += secrets.map { ($0.origin, $0.name) } + databases.map { ($0.origin, $0.identifier) }
    named += parameterGroups.map { ($0.origin, $0.name) } + subnetGroups.map { ($0.origin, $0.name) }
    named += alarms.map { ($0.origin, $0.name) } + parameters.map { ($0.origin, $0.name) }
    var names: [ResourceAddress: String] = [:]
    for (origin, name) in named { names[origin.address] = name?.scalar }
    return names
  }
}
