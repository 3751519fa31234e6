import ProxyModel

// What has cases with values of their own.

extension Ownership: ShownValue {
  var shown: String { externalID.map { "exists as \($0)" } ?? "created" }
}

extension Traffic: ShownValue {
  var shown: String {
    switch self {
    case .all: "all"
    case .tcp(let ports): ports.count == 1 ? "tcp \(ports.lowerBound)" : "tcp \(ports.lowerBound)-\(ports.upperBound)"
    case .other(let name): name
    }
  }
}

extension SecurityGroupRule.Peer: ShownValue {
  var shown: String {
    switch self {
    case .group(let reference): reference.shown
    case .cidr(let block): block.shown
    case .prefixList(let id): id
    }
  }
}

extension DatabaseInstance.Size: ShownValue {
  var shown: String {
    switch self {
    case .instanceClass(let name): "instanceClass(\(name.debugDescription))"
    case .serverless: "serverless"
    }
  }
}

extension Client.Entrance: ShownValue {
  var shown: String {
    switch self {
    case .proxy: "proxy"
    case .endpoint(let symbol): "endpoint(\(symbol.name))"
    }
  }
}

extension DeferredText: ShownValue {
  /// The text with its holes as `<secretARN(app)>`.
  var shown: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .attribute(let attribute): "<\(attribute.shown)>"
      case .unknown(let unknown): "<\(unknown.shown)>"
      }
    }.joined()
  }
}

extension ResourceAttribute: ShownValue {
  var shown: String {
    switch self {
    case .secretARN(let secret): "secretARN(\(secret.name))"
    case .roleARN(let role): "roleARN(\(role.name))"
    case .proxyResourceID(let proxy): "proxyResourceID(\(proxy.name))"
    case .databaseResourceID(let database): "databaseResourceID(\(database.name))"
    case .proxyName(let proxy): "proxyName(\(proxy.name))"
    case .proxyEndpoint(let proxy): "proxyEndpoint(\(proxy.name))"
    case .endpointAddress(let endpoint): "endpointAddress(\(endpoint.name))"
    case .accountID: "accountID"
    }
  }
}
