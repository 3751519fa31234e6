import AWSFacts
import ProxyModel
import SourceText

extension Assembler {
  mutating func addProxies() {
    for draft in parts.proxies { addProxy(draft) }
    for draft in parts.targetGroups { addTargetGroup(draft) }
    for draft in parts.targets { addTarget(draft) }
    for draft in parts.endpoints { addEndpoint(draft) }
  }

  private mutating func addProxy(_ draft: ProxyDraft) {
    guard let symbol = proxies[draft.origin.address] else { return }
    let place = draft.origin.place
    addNamedRole(draft.role)
    var proxy = Proxy(
      symbol, at: draft.origin.provenance, role: referral(draft.role, in: roles, "the role", of: draft.origin))
    proxy.name = setting(draft.name, or: proxy.name, Words.text)
    proxy.engineFamily = setting(draft.engineFamily, or: proxy.engineFamily) { EngineFamily(rawValue: $0) }
    if let subnets = draft.subnets { proxy.subnets = subnetReferrals(subnets) }
    if let groups = draft.securityGroups { proxy.securityGroups = groupReferrals(groups) }
    if let auth = draft.auth {
      let entries = auth.elements.map { entry(of: $0) }
      proxy.auth = auth.unseen.map { .unknown($0) } ?? .written(entries, at: auth.range)
    }
    proxy.defaultAuthScheme = setting(draft.defaultAuthScheme, or: proxy.defaultAuthScheme) {
      DefaultAuthScheme(rawValue: $0)
    }
    proxy.requireTLS = setting(draft.requireTLS, or: proxy.requireTLS, Words.bool)
    proxy.idleClientTimeout = setting(draft.idleClientTimeout, or: proxy.idleClientTimeout, Words.seconds)
    proxy.debugLogging = setting(draft.debugLogging, or: proxy.debugLogging, Words.bool)
    proxy.endpointNetworkType = setting(draft.endpointNetworkType, or: proxy.endpointNetworkType) {
      NetworkType(rawValue: $0)
    }
    proxy.targetConnectionNetworkType = setting(
      draft.targetConnectionNetworkType, or: proxy.targetConnectionNetworkType
    ) { NetworkType(rawValue: $0) }
    proxy.resourceID = draft.resourceID.map { settled($0).setting(Words.text) }
    proxy.tags = tags(draft.tags)
    deployment.proxies.insert(proxy)
    proxies.name(symbol, proxy.name.known)
    proxies.name(symbol, proxy.resourceID?.known)
    // A proxy without a group of its own, and its place, are what a finding about them points at.
    if draft.securityGroups == nil { deployment.proxies[symbol]?.securityGroups = .defaulted([], at: place) }
  }

  private mutating func entry(of draft: AuthDraft) -> AuthEntry {
    let provenance = Provenance(draft.place, draft.label)
    let unsaid = Setting<Reference<Secret>>.unknown(
      Unknown("the secret of `\(draft.label)` is not written", at: draft.place))
    var entry = AuthEntry(draft.secret.map { secretReference($0) } ?? unsaid, at: provenance)
    entry.iamAuth = setting(draft.iamAuth, or: entry.iamAuth) { IAMAuth(rawValue: $0) }
    entry.clientPasswordAuthType = optional(draft.clientPasswordAuthType, at: draft.place) {
      ClientPasswordAuthType(rawValue: $0)
    }
    entry.description = draft.description.flatMap { settled($0).scalar }
    entry.userName = draft.userName.map { settled($0).setting(Words.text) }
    return entry
  }

  private mutating func addTargetGroup(_ draft: TargetGroupDraft) {
    guard let symbol = targetGroups[draft.origin.address] else { return }
    let proxy = referral(draft.proxy, in: proxies, "the proxy", of: draft.origin)
    let family = deployment.proxies[proxy.value]?.engineFamily.known
    var group = TargetGroup(symbol, of: proxy, family: family, at: draft.origin.provenance)
    let place = draft.poolPlace ?? draft.origin.place
    group.name = setting(draft.name, or: group.name, Words.text)
    let most = setting(
      draft.maxConnectionsPercent, or: .defaulted(defaultMaximum(draft, group), at: place), Words.percent)
    group.maxConnectionsPercent = most
    group.maxIdleConnectionsPercent = setting(
      draft.maxIdleConnectionsPercent, or: defaultIdle(draft, group, at: place), Words.percent)
    group.connectionBorrowTimeout = setting(
      draft.connectionBorrowTimeout, or: .defaulted(Seconds(Timeouts.connectionBorrowDefault.value), at: place),
      Words.seconds)
    group.initQuery = optional(draft.initQuery, at: place) { $0.isEmpty ? nil : $0 }
    if case .written("", _)? = draft.initQuery?.setting(Words.text) { group.initQuery = .defaulted(nil, at: place) }
    if let filters = draft.sessionPinningFilters { group.sessionPinningFilters = texts(filters) }
    deployment.targetGroups.insert(group)
    // Every group of AWS is called `default`: a name says nothing of which one is meant.
  }

  private func defaultMaximum(_ draft: TargetGroupDraft, _ group: TargetGroup) -> Percent {
    switch draft.defaults {
    case .service: group.maxConnectionsPercent.known ?? Percent(PoolDefaults.terraform.value.maxConnectionsPercent)
    case .terraformProvider: Percent(PoolDefaults.terraform.value.maxConnectionsPercent)
    }
  }

  private func defaultIdle(_ draft: TargetGroupDraft, _ group: TargetGroup, at place: SourceRange) -> Setting<Percent> {
    switch draft.defaults {
    case .terraformProvider:
      return .defaulted(Percent(PoolDefaults.terraform.value.maxIdleConnectionsPercent), at: place)
    case .service:
      switch group.maxConnectionsPercent {
      case .written(let most, _): return .defaulted(Percent(most.rawValue / PoolDefaults.idleShare.value), at: place)
      case .unknown(let unknown): return .unknown(unknown)
      case .refused, .defaulted: return group.maxIdleConnectionsPercent
      }
    }
  }

  /// A list of words with their places; one that is not known leaves the list unknown.
  func texts(_ value: Value) -> Setting<[Located<String>]> {
    if case .unknown(let unknown) = value { return .unknown(unknown) }
    var words: [Located<String>] = []
    for element in value.elements {
      let element = settled(element)
      if let unknown = element.reasonUnknown { return .unknown(unknown) }
      words.append(Located(element.scalar ?? element.kind, at: element.range))
    }
    return .written(words, at: value.range)
  }

  private mutating func addTarget(_ draft: TargetDraft) {
    let proxy = referral(draft.proxy, in: proxies, "the proxy", of: draft.origin)
    let group = targetGroup(draft, of: proxy)
    let named: [(Value?, Database.Kind)] = [(draft.cluster, .cluster), (draft.instance, .instance)]
    let symbols = Registry<Target>([draft.origin])
    for (value, kind) in named {
      guard let value, !value.isNull else { continue }
      let database = databaseReferral(value, kind)
      let symbol = symbols[draft.origin.address] ?? Symbol(draft.origin.name)
      let isTaken = deployment.targets[symbol] != nil
      deployment.targets.insert(
        Target(
          isTaken ? Symbol("\(draft.origin.address) \(kind.rawValue)") : symbol, at: draft.origin.provenance, database,
          behind: proxy, in: group))
    }
  }

  /// The proxy's own group: whatever the target calls it, a proxy has only one.
  private func targetGroup(_ draft: TargetDraft, of proxy: Referral<Proxy>) -> Referral<TargetGroup> {
    if let value = draft.targetGroup, case .symbol(let symbol) = reference(value, in: targetGroups) {
      return Located(.symbol(symbol), at: value.range)
    }
    let own = deployment.targetGroups.first { $0.proxy.value == proxy.value }
    let place = draft.targetGroup?.range ?? draft.origin.place
    return Located(own.map { .symbol($0.symbol) } ?? .external(words(draft.targetGroup)), at: place)
  }

  private mutating func addEndpoint(_ draft: EndpointDraft) {
    guard let symbol = endpoints[draft.origin.address] else { return }
    let proxy = referral(draft.proxy, in: proxies, "the proxy", of: draft.origin)
    var endpoint = Endpoint(symbol, of: proxy, at: draft.origin.provenance)
    endpoint.name = setting(draft.name, or: endpoint.name, Words.text)
    if let own = endpoint.name.known, let name = deployment.proxies[proxy.value]?.name.known,
      own.hasPrefix("\(name)-"), own.utf8.count > name.utf8.count + 1
    {
      endpoint.role = String(own.dropFirst(name.count + 1))
    }
    endpoint.targetRole = setting(draft.targetRole, or: endpoint.targetRole) { TargetRole(rawValue: $0) }
    if let subnets = draft.subnets { endpoint.subnets = subnetReferrals(subnets) }
    if let groups = draft.securityGroups { endpoint.securityGroups = groupReferrals(groups) }
    endpoint.networkType = setting(draft.networkType, or: endpoint.networkType) { NetworkType(rawValue: $0) }
    endpoint.tags = tags(draft.tags)
    deployment.endpoints.insert(endpoint)
    endpoints.name(symbol, endpoint.name.known)
  }
}
