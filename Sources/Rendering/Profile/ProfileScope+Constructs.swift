import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// `cdk`: what a program of the CDK calls things.
  func putConstructs(into section: inout ProfileMapping) {
    let names = deployment.constructNames
    var inner = ProfileMapping(self)
    if let stack = names.stack { inner.put("stack", .string(stack)) }
    if names.tags != .resources { inner.put("tags", .string(names.tags.rawValue)) }
    if let open = deployment.securityGroupRules.first(where: isOpenEgress) {
      inner.put("allow_all_outbound", true, at: open.provenance.range)
    }
    let constructs = constructs
    if !constructs.isEmpty { inner.put("constructs", constructs) }
    if !inner.isEmpty { section.put("cdk", inner, spaced: true) }
  }

  private var constructs: ProfileMapping {
    var section = ProfileMapping(self)
    let ids = deployment.constructNames.ids
    var left = ids
    func take(_ key: String, _ part: ConstructNames.Part?) {
      if let part, let id = left.removeValue(forKey: part) { section.put(key, .string(id)) }
    }
    take("proxy", .proxy(proxy.symbol))
    take("target_group", targetGroup.map { .targetGroup($0.symbol) })
    take("role", proxy.role.value.symbol.map { .role($0) })
    // What several wear has one name, that of the database before that of the proxy, as a profile reads them.
    take("database_security_group", group(databases.first?.securityGroups))
    take("security_group", group(proxy.securityGroups))
    let endpoint = deployment.parameters.first { $0.value == DeferredText(.proxyEndpoint(proxy.symbol)) }
    take("endpoint_parameter", endpoint.map { .parameter($0.symbol) })
    var groups = ProfileMapping(self)
    for client in deployment.clients {
      guard let part = group(client.securityGroups), let id = left.removeValue(forKey: part) else { continue }
      groups.put(client.symbol.name, .string(id))
    }
    if !groups.isEmpty { section.put("client_security_groups", groups) }
    return section
  }

  private func group(_ groups: Setting<[Referral<SecurityGroup>]>?) -> ConstructNames.Part? {
    (groups?.known?.first?.value.symbol).map { .securityGroup($0) }
  }
}
