import ProxyModel
import SourceText
import YAMLSyntax

extension ProfileScope {
  /// The whole profile.
  var root: ProfileMapping {
    var section = ProfileMapping(self)
    section.put("headroom", 1)
    section.put("name", deployment.name, .required)
    section.put("environment", deployment.environment, .required)
    section.put("region", deployment.region, .required)
    section.put("account", deployment.account)
    section.put("network", network, spaced: true)
    section.put("database", database, spaced: true)
    section.put("proxy", proxySection, spaced: true)
    section.put("target_group", pool, spaced: true)
    putEndpoints(into: &section)
    putClients(into: &section)
    putPublication(into: &section)
    putAlarms(into: &section)
    putConstructs(into: &section)
    if deployment.proxyQuota.isWritten { section.put("proxy_quota", deployment.proxyQuota) }
    putTags(into: &section)
    return section
  }

  /// Those that are written; where one that headroom adds is not there, none is added.
  private func putTags(into section: inout ProfileMapping) {
    guard !isDraft else { return }
    let added = baseProxy?.tags ?? [:]
    let isStandard = added.keys.allSatisfy { proxy.tags[$0] != nil }
    let tags = proxy.tags.filter { !isStandard || added[$0.key] != $0.value }.sorted { $0.key < $1.key }
    if !tags.isEmpty {
      section.put(
        "tags", YAMLOutput.mapping(tags.map { .init($0.key, shown(.string($0.value))) }).spaced())
    }
    if !isStandard { section.put("standard_tags", false) }
  }
}
