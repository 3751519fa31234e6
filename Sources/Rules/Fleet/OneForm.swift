import ProxyModel

extension [Deployment] {
  /// Each deployment once, in whatever forms it was read: a profile and the template that was made from it share all names, and
  /// neither takes anything from the other.
  ///
  /// Which form stays does not depend on the order of the files: a profile says most, and is kept before the others.
  var inOneForm: [Deployment] {
    var kept: [String: [Int]] = [:]
    var indices: [Int] = []
    for kind in InputKind.allCases {
      for (index, deployment) in enumerated() where deployment.form.kind == kind {
        if let names = deployment.namesOfProxies {
          let twin = kept[names]?.contains { self[$0].form.kind != kind && self[$0].mayBe(deployment) } ?? false
          if twin { continue }
          kept[names, default: []].append(index)
        }
        indices.append(index)
      }
    }
    return indices.sorted().map { self[$0] }
  }
}

extension Deployment {
  /// The names of all proxies; nil where one is not known, or where there is none.
  fileprivate var namesOfProxies: String? {
    let names = proxies.map { $0.name.known }
    return names.isEmpty || names.contains(nil) ? nil : names.compactMap { $0 }.sorted().joined(separator: " ")
  }

  /// Whether the other one can be in the same account and region.
  fileprivate func mayBe(_ other: Deployment) -> Bool {
    func agree(_ one: Setting<String>, _ other: Setting<String>) -> Bool {
      guard let one = one.known, let other = other.known else { return true }
      return one == other
    }
    return agree(region, other.region) && agree(account, other.account)
  }
}
