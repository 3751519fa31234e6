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
      $0.map(\.value).list
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
    section.put("security_group", endpointGroups(endpoint), .derived, like: baseGroups(base?.securityGroups)) {
      $0.oneOrMany
    }
    section.put("subnets", ids(endpoint.subnets) { id($0) }, .derived, like: baseIDs(base?.subnets)) { $0.list }
    section.put("endpoint_network_type", endpoint.networkType, like: base?.networkType)
    return section
  }

  /// An endpoint in the proxy's own created group wears what a profile gives it by itself.
  private func endpointGroups(_ endpoint: Endpoint) -> Setting<[String]> {
    if createdGroup != nil, endpoint.securityGroups.known?.map(\.value) == proxy.securityGroups.known?.map(\.value) {
      return endpoint.securityGroups.map { _ in [Self.ownGroup] }
    }
    return ids(endpoint.securityGroups) { id($0) }
  }

  private func baseGroups(_ setting: Setting<[Referral<SecurityGroup>]>?) -> Setting<[String]>? {
    setting?.map { groups in
      groups.map { baseline?.securityGroups[$0.value]?.ownership.externalID ?? Self.ownGroup }
    }
  }

  /// What stands for the group that is created for the proxy; no id looks like it.
  private static let ownGroup = "the proxy's own"
}
