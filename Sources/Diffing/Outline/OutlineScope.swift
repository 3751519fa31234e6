import ProxyModel

/// A deployment with the common names of its parts: what turns references into words.
struct OutlineScope {
  let deployment: Deployment
  let words: EnvironmentWords
  let labels: Labels
  /// Whether who connects can be compared: a profile declares it, other files show only what rules let through.
  var comparesClients = true

  init(_ deployment: Deployment, _ words: EnvironmentWords, _ labels: Labels) {
    (self.deployment, self.words, self.labels) = (deployment, words, labels)
  }

  /// The group by what wears it; its id where it is none of ours.
  func title(of group: Reference<SecurityGroup>) -> String {
    if case .unknown(let unknown) = group { return unknown.expression ?? "unknown" }
    return deployment.key(of: group).flatMap { labels.groups[$0] } ?? "unknown"
  }

  func title(of peer: Setting<SecurityGroupRule.Peer>) -> String {
    switch peer {
    case .written(let peer, _), .defaulted(let peer, _):
      switch peer {
      case .group(let group): title(of: group)
      case .cidr(let block): block.canonical
      case .prefixList(let id): id
      }
    case .refused(let text, _): text
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of traffic: Setting<Traffic>) -> String {
    switch traffic {
    case .written(let traffic, _), .defaulted(let traffic, _):
      switch traffic {
      case .all: "everything"
      case .tcp(let ports) where ports.count == 1: "tcp \(ports.lowerBound)"
      case .tcp(let ports): "tcp \(ports.lowerBound)-\(ports.upperBound)"
      case .other(let name): name
      }
    case .refused(let text, _): text
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of subnet: Reference<Subnet>) -> String {
    switch subnet {
    case .symbol(let symbol): labels.subnets[symbol] ?? symbol.name
    case .external(let id):
      deployment.subnets.first { $0.ownership.externalID == id }.flatMap { labels.subnets[$0.symbol] } ?? id
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of vpc: Reference<VPC>) -> String {
    switch vpc {
    case .symbol(let symbol): Part(.network, labels.vpcs[symbol] ?? symbol.name).title
    case .external(let id):
      deployment.vpcs.first { $0.ownership.externalID == id }.map { Part(.network, labels.vpcs[$0.symbol] ?? "").title }
        ?? id
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of role: Reference<Role>) -> String {
    switch role {
    case .symbol(let symbol): "role of \(labels.roles[symbol] ?? symbol.name)"
    case .external(let arn): ARN.lastName(arn)
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of secret: Reference<Secret>) -> String {
    switch secret {
    case .symbol(let symbol): "secret \(labels.secrets[symbol] ?? symbol.name)"
    case .external(let arn): SecretARN(arn)?.name ?? arn
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  func title(of proxy: Reference<Proxy>) -> String {
    switch proxy {
    case .symbol(let symbol): Part(.proxy, labels.proxies[symbol] ?? symbol.name).title
    case .external(let name): name
    case .unknown(let unknown): unknown.expression ?? "unknown"
    }
  }

  /// Text with what AWS will fill in as `<host of the proxy>`.
  ///
  /// A secret that is there already is the same by its ARN and by what refers to it.
  func text(_ text: DeferredText) -> String {
    if let known = text.known, let secret = deployment.secrets.first(where: { $0.ownership.externalID == known }) {
      return "<\(words(for: .secretARN(secret.symbol)))>"
    }
    return text.parts.map { part in
      switch part {
      case .text(let text): text
      case .attribute(let attribute): "<\(words(for: attribute))>"
      case .unknown(let unknown): "<\(unknown.expression ?? unknown.reason)>"
      }
    }.joined()
  }

  private func words(for attribute: ResourceAttribute) -> String {
    switch attribute {
    case .secretARN(let secret): "ARN of \(title(of: .symbol(secret)))"
    case .roleARN(let role): "ARN of the \(title(of: .symbol(role)))"
    case .proxyResourceID(let proxy): "id of the \(title(of: .symbol(proxy)))"
    case .proxyName(let proxy): "name of the \(title(of: .symbol(proxy)))"
    case .proxyEndpoint(let proxy): "host of the \(title(of: .symbol(proxy)))"
    case .endpointAddress(let endpoint): "host of the endpoint \(labels.endpoints[endpoint] ?? endpoint.name)"
    case .databaseResourceID(let database): "resource id of the database \(database.name)"
    case .accountID: "account"
    }
  }

  /// The first hole in a text that nobody can fill.
  func unknown(in text: DeferredText) -> Unknown? {
    for case .unknown(let unknown) in text.parts { return unknown }
    return nil
  }
}

extension ARN {
  /// The name at the end of an ARN, or what is no ARN as it is: a role is the same by its name and by its ARN.
  static func lastName(_ text: String) -> String {
    ARN(text).map { $0.resource.split(separator: "/").last.map(String.init) ?? text } ?? text
  }
}
