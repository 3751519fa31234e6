import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `target_group`.
  var pool: ProfileMapping {
    var section = ProfileMapping(self)
    guard let group = targetGroup else { return section }
    let base = baseGroup
    let standard = TargetGroup(
      group.symbol, of: group.proxy, family: proxy.engineFamily.known, at: group.provenance)
    section.put("name", group.name, like: base?.name)
    section.put(
      "max_connections_percent", group.maxConnectionsPercent, like: base?.maxConnectionsPercent,
      standard: standard.maxConnectionsPercent)
    section.put(
      "max_idle_connections_percent", group.maxIdleConnectionsPercent, like: base?.maxIdleConnectionsPercent,
      standard: standard.maxIdleConnectionsPercent)
    section.put(
      "connection_borrow_timeout", group.connectionBorrowTimeout, like: base?.connectionBorrowTimeout,
      standard: standard.connectionBorrowTimeout)
    section.put("init_query", group.initQuery, like: base?.initQuery)
    section.put("session_pinning_filters", group.sessionPinningFilters, like: base?.sessionPinningFilters) {
      $0.map { $0.value }.list
    }
    section.put("session_pinning_filters_reason", group.sessionPinningFiltersReason)
    section.put("peak_connections", group.peakConnections)
    return section
  }

  /// `endpoints`; nil where there are none.
  func putEndpoints(into section: inout ProfileMapping) {
    if let unseen = deployment.unseenEndpoints { return section.put("endpoints", unknown: unseen) }
    let endpoints = deployment.endpoints(of: proxy)
    guard !endpoints.isEmpty else { return }
    section.put("endpoints", endpoints.enumerated().map { mapping($1, $0) }, spaced: true)
  }

  private func mapping(_ endpoint: Endpoint, _ index: Int) -> ProfileMapping {
    var section = ProfileMapping(self)
    let base = baseline.flatMap { $0.endpoints.count > index ? Array($0.endpoints)[index] : nil }
    section.put("name", shown(.string(endpoint.role)), at: endpoint.provenance.range)
    section.put("endpoint_name", endpoint.name, .derived, like: base?.name)
    section.put("target_role", endpoint.targetRole, like: base?.targetRole, standard: endpoint.targetRole)
    // What a client reaches follows from the groups, so that the draft has them, too.
    let need: ProfileMapping.Need = isDraft ? .decision : .derived
    section.put("security_group", groups(of: endpoint), need, like: usualGroups) { $0.oneOrMany }
    section.put("subnets", ids(endpoint.subnets) { id($0) }, need, like: ids(proxy.subnets) { id($0) }) { $0.list }
    section.put("endpoint_network_type", endpoint.networkType, like: base?.networkType)
    return section
  }

  /// The groups of an endpoint; those of one in the proxy's own created group have no ids, and are the usual ones.
  private func groups(of endpoint: Endpoint) -> Setting<[String]> {
    isUsual(endpoint) ? usualGroups : ids(endpoint.securityGroups) { id($0) }
  }

  private func isUsual(_ endpoint: Endpoint) -> Bool {
    createdGroup != nil
      && endpoint.securityGroups.known?.map { $0.value } == proxy.securityGroups.known?.map { $0.value }
  }

  /// What an endpoint wears where nothing else is said: what the proxy wears.
  private var usualGroups: Setting<[String]> {
    createdGroup.map { .defaulted([$0.symbol.name], at: $0.provenance.range) } ?? ids(proxy.securityGroups) { id($0) }
  }
}
