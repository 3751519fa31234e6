import AWSFacts
import ProxyModel
import SourceText

extension ProfileExpansion {
  mutating func addProxy() {
    let section = root.section(RootKeys.proxy)
    let engine = deployment.databases[Self.database]?.engine
    var proxy = Proxy(
      Self.proxy, at: Provenance(section.place, "proxy"), role: Located(.symbol(Self.role), at: section.place))
    proxy.name = proxyName
    proxy.engineFamily = section.written(ProxyKeys.engineFamily) ?? family(of: engine, at: section.place)
    proxy.subnets = subnets(section, ProxyKeys.subnets) ?? allSubnets
    proxy.securityGroups = groups(section, ProxyKeys.securityGroup, label: "proxy") ?? createdGroup(of: section)
    proxy.resourceID = section.written(ProxyKeys.resourceID)
    proxy.requireTLS = section.setting(ProxyKeys.requireTLS)
    proxy.idleClientTimeout = section.setting(ProxyKeys.idleClientTimeout)
    proxy.debugLogging = section.setting(ProxyKeys.debugLogging)
    proxy.defaultAuthScheme = section.setting(ProxyKeys.defaultAuthScheme)
    proxy.endpointNetworkType = section.setting(ProxyKeys.endpointNetworkType)
    proxy.targetConnectionNetworkType = section.setting(ProxyKeys.targetConnectionNetworkType)
    let entries = section.sections(ProxyKeys.auth).map { authEntry($0) }
    let place = section.section(ProxyKeys.auth).place
    proxy.auth =
      switch section.node?.entry(ProxyKeys.auth.declaration.name)?.value {
      case .unknown(let unknown)?: .unknown(unknown)
      case .list?, .map?, .scalar?: .written(entries, at: place)
      case nil: .defaulted([], at: place)
      }
    proxy.tags = tags
    deployment.proxies.insert(proxy)
  }

  private func family(of engine: Setting<Engine>?, at place: SourceRange) -> Setting<EngineFamily> {
    switch engine {
    case .unknown(let unknown)?: return .unknown(unknown)
    case .written(let engine, let range)?, .defaulted(let engine, let range)?:
      if let family = engine.family { return .defaulted(family, at: place) }
      return .unknown(Unknown("no engine family has `\(engine.rawValue)`", at: range))
    case .refused?, nil: return .unknown(Unknown("the engine is not known", at: place))
    }
  }

  /// The group that is created where the profile names none.
  private mutating func createdGroup(of section: ProfileSection) -> Setting<[Referral<SecurityGroup>]> {
    let place = section.place
    var group = SecurityGroup(Self.proxyGroup, at: Provenance(place, "proxy"), .created)
    group.name = section.written(ProxyKeys.securityGroupName) ?? derived("")
    group.description = section.setting(
      ProxyKeys.securityGroupDescription, default: "RDS Proxy \(proxyName.known ?? "")")
    group.vpc = .defaulted(.symbol(Symbol("main")), at: root.section(RootKeys.network).place)
    group.tags = tags
    deployment.securityGroups.insert(group)
    return .defaulted([Located(.symbol(group.symbol), at: place)], at: place)
  }

  private var allSubnets: Setting<[Referral<Subnet>]> {
    let network = root.section(RootKeys.network)
    let place = network.node?.entry(NetworkKeys.subnets.declaration.name)?.key.range ?? network.place
    return .written(deployment.subnets.map { Located(.symbol($0.symbol), at: $0.provenance.range) }, at: place)
  }

  private func subnets(_ section: ProfileSection, _ key: ProfileKey<[String]>) -> Setting<[Referral<Subnet>]>? {
    section.written(key)?.map { _ in
      section.values(key, each: .text(.subnetID)).map { $0.map { .symbol(Symbol($0)) } }
    }
  }

  private mutating func authEntry(_ section: ProfileSection) -> AuthEntry {
    let provenance = Provenance(section.node?.firstKey ?? section.place, section.path)
    var entry = AuthEntry(secret(section, at: provenance), at: provenance)
    entry.iamAuth = section.setting(AuthKeys.iamAuth)
    entry.clientPasswordAuthType = section.optional(AuthKeys.clientPasswordAuthType)
    entry.description = section.value(AuthKeys.description)?.value
    entry.userName = section.written(AuthKeys.userName)
    return entry
  }

  /// The secret of an entry: created empty under a name, or found under an ARN.
  private mutating func secret(_ section: ProfileSection, at provenance: Provenance) -> Setting<Reference<Secret>> {
    var secret: Secret
    let place: SourceRange
    if let written = section.written(AuthKeys.secretARN) {
      place = written.range
      let arn = written.parsed { SecretARN($0) }
      guard case .written(let found, _) = arn else {
        switch written {
        case .unknown(let unknown): return .unknown(unknown)
        case .written(let text, let range), .defaulted(let text, let range), .refused(let text, let range):
          return .refused(text, at: range)
        }
      }
      secret = Secret(
        Symbol(unusedName(found.name)), at: Provenance(place, found.name), .existing("\(found.arn)"),
        name: .written(found.name, at: place))
      secret.arn = arn
    } else {
      let name = section.setting(AuthKeys.secret)
      place = name.range
      secret = Secret(
        Symbol(unusedName(name.known ?? "secret")), at: Provenance(place, name.known ?? "secret"), .created, name: name)
      secret.tags = tags
    }
    secret.username = section.setting(AuthKeys.username)
    if let keys = section.written(AuthKeys.secretKeys) {
      secret.keys = keys.map { _ in section.values(AuthKeys.secretKeys, each: .text(.word)) }
    }
    if let host = section.written(AuthKeys.secretHost) { secret.host = host }
    if let rotation = section.written(AuthKeys.rotation) { secret.rotation = rotation }
    secret.kmsKey = section.optional(AuthKeys.kmsKeyARN).map { text in text.flatMap { ARN($0) } }
    // Two entries for one secret share it: that it stands twice is a rule's business.
    if let same = deployment.secrets.first(where: { $0.name == secret.name && $0.ownership == secret.ownership }) {
      return .written(.symbol(same.symbol), at: place)
    }
    deployment.secrets.insert(secret)
    return .written(.symbol(secret.symbol), at: place)
  }

  /// A symbol from the last part of a secret's name, told apart from those that are taken.
  private func unusedName(_ name: String) -> String {
    let last = Naming.identifier(name.split(separator: "/").last.map(String.init) ?? name)
    let taken = Set(deployment.secrets.map { $0.symbol.name })
    if !taken.contains(last) { return last }
    let whole = Naming.identifier(name)
    if !taken.contains(whole) { return whole }
    return (2...(taken.count + 2)).map { "\(whole)_\($0)" }.first { !taken.contains($0) } ?? whole
  }

  mutating func addTargetGroup() {
    let section = root.section(RootKeys.targetGroup)
    let proxySection = root.section(RootKeys.proxy)
    let place = section.node == nil ? proxySection.place : section.place
    let proxy = Located(Reference<Proxy>.symbol(Self.proxy), at: place)
    let family = deployment.proxies[Self.proxy]?.engineFamily.known
    var group = TargetGroup(Self.targetGroup, of: proxy, family: family, at: Provenance(place, "target_group"))
    group.name = section.setting(TargetGroupKeys.name)
    if let most = section.written(TargetGroupKeys.maxConnectionsPercent) { group.maxConnectionsPercent = most }
    group.maxIdleConnectionsPercent =
      section.written(TargetGroupKeys.maxIdleConnectionsPercent)
      ?? group.maxConnectionsPercent.asDefault(at: place) { Percent($0.rawValue / PoolDefaults.idleShare.value) }
    group.connectionBorrowTimeout = section.setting(TargetGroupKeys.connectionBorrowTimeout)
    group.initQuery = section.optional(TargetGroupKeys.initQuery)
    if let filters = section.written(TargetGroupKeys.sessionPinningFilters) {
      group.sessionPinningFilters = filters.map { _ in
        section.values(TargetGroupKeys.sessionPinningFilters, each: .text(.any))
      }
    }
    group.sessionPinningFiltersReason = section.optional(TargetGroupKeys.sessionPinningFiltersReason)
    group.peakConnections = section.optional(TargetGroupKeys.peakConnections)
    deployment.targetGroups.insert(group)
    for (symbol, name) in [(Self.database, "this"), (Self.secondDatabase, "second")] {
      guard let database = deployment.databases[symbol] else { continue }
      deployment.targets.insert(
        Target(
          Symbol(name), at: Provenance(database.identifier.range, "database"),
          Located(.symbol(database.symbol), at: database.identifier.range), behind: proxy,
          in: Located(.symbol(Self.targetGroup), at: place)))
    }
  }

  mutating func addEndpoints() {
    if case .unknown(let unknown)? = root.node?.entry(RootKeys.endpoints.declaration.name)?.value {
      deployment.unseenEndpoints = unknown
    }
    for section in root.sections(RootKeys.endpoints) {
      guard let short = section.setting(EndpointKeys.name).known else { continue }
      var endpoint = Endpoint(
        Symbol(Naming.identifier(short, besides: deployment.endpoints.map { $0.symbol.name })),
        of: Located(.symbol(Self.proxy), at: section.place), at: Provenance(section.place, "endpoints.\(short)"))
      endpoint.role = short
      endpoint.name = section.written(EndpointKeys.endpointName) ?? derived("-\(short)").moved(to: section.place)
      endpoint.targetRole = section.setting(EndpointKeys.targetRole)
      let proxy = deployment.proxies[Self.proxy]
      endpoint.subnets =
        subnets(section, EndpointKeys.subnets) ?? proxy?.subnets.asDefault(at: section.place) { $0 } ?? allSubnets
      endpoint.securityGroups =
        groups(section, EndpointKeys.securityGroup, label: short)
        ?? proxy?.securityGroups.asDefault(at: section.place) { $0 } ?? .defaulted([], at: section.place)
      endpoint.networkType = section.setting(EndpointKeys.networkType)
      endpoint.tags = tags
      deployment.endpoints.insert(endpoint)
    }
  }
}

extension Setting {
  /// The same effect, as the default of something else.
  fileprivate func asDefault<Other>(at place: SourceRange, _ transform: (Value) -> Other) -> Setting<Other> {
    switch self {
    case .written(let value, _), .defaulted(let value, _): .defaulted(transform(value), at: place)
    case .refused(let text, let range): .refused(text, at: range)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// The same setting, said of another place.
  fileprivate func moved(to place: SourceRange) -> Setting { asDefault(at: place) { $0 } }
}

extension Setting<String> {
  /// The setting with its text taken for something else, or refused where it is none.
  fileprivate func parsed<Other>(_ parse: (String) -> Other?) -> Setting<Other> {
    switch self {
    case .written(let text, let range): parse(text).map { .written($0, at: range) } ?? .refused(text, at: range)
    case .defaulted(let text, let range): parse(text).map { .defaulted($0, at: range) } ?? .refused(text, at: range)
    case .refused(let text, let range): .refused(text, at: range)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}
