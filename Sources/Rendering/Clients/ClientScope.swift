import AWSFacts
import ProxyModel
import SourceText

/// What the wiring of all clients of one deployment shares.
struct ClientScope {
  let deployment: Deployment
  let obstacles = Obstacles()

  init(_ deployment: Deployment) { self.deployment = deployment }

  /// The value itself; what is unknown or refused is noted.
  func known<Value>(_ setting: Setting<Value>) -> Value? {
    switch setting {
    case .written(let value, _), .defaulted(let value, _): return value
    case .refused(let text, let range): obstacles.note(refused: text, at: range)
    case .unknown(let unknown): obstacles.note(unknown)
    }
    return nil
  }

  /// Everything that a client has to know; nil, with a note, where something is missing.
  func wiring(of client: Client) -> ClientWiring? {
    guard let proxy = deployment.proxies.first else {
      obstacles.note(missing: "`\(client.symbol)` has no proxy to connect to", at: client.provenance.range)
      return nil
    }
    guard let family = known(proxy.engineFamily), let region = known(deployment.region),
      let poolSize = known(client.connectionsEach), let user = user(of: client, behind: proxy)
    else { return nil }
    guard let driver = ClientDriver(family) else {
      obstacles.note(
        inexpressible: "a client of \(family.name)", in: "client wiring", at: proxy.engineFamily.range,
        help: "wire clients of this engine by hand")
      return nil
    }
    return ClientWiring(
      name: client.symbol.name, origin: origin, driver: driver, region: region, partition: Partition(region: region),
      account: deployment.account.known, host: client.host.flatMap(known),
      parameter: parameter(of: client, behind: proxy),
      port: client.port.flatMap(known)?.rawValue ?? family.proxyPort.value, user: user.name, secret: user.secret,
      role: client.role.flatMap(name), poolSize: max(1, poolSize),
      recycleSeconds: recycleSeconds(of: client, behind: proxy), instances: client.instances?.normal.known)
  }

  /// Letters and digits of ASCII and little else, because each language ends comments in a way of its own and reads files in some
  /// encoding.
  private var origin: String {
    let words = [deployment.name.known, deployment.environment.known].compactMap { $0 }.joined(separator: "/")
    return String(words.map { $0.isASCII && ($0.isLetter || $0.isNumber || "/_-. ".contains($0)) ? $0 : "?" })
  }

  /// A database user, and the secret that its password is in; nil for IAM.
  private struct User {
    let name: String
    let secret: String?
  }

  /// The first that it names, or the first of the proxy.
  private func user(of client: Client, behind proxy: Proxy) -> User? {
    guard let scheme = known(proxy.defaultAuthScheme), let entries = known(proxy.auth) else { return nil }
    let wanted = client.users.first?.value
    for entry in entries {
      guard let reference = known(entry.secret) else { return nil }
      guard let secret = deployment.secrets[reference] else { continue }
      guard wanted == nil || secret.username.known == wanted else { continue }
      guard let name = known(secret.username), let iam = known(entry.iamAuth) else { return nil }
      let id = secret.ownership.externalID ?? known(secret.name)
      return User(name: name, secret: iam == .required ? nil : id)
    }
    if scheme == .iamAuth, let wanted { return User(name: wanted, secret: nil) }
    obstacles.note(
      Unknown(
        "which database user `\(client.symbol)` signs in as is not written", at: client.provenance.range,
        remedy: "write `clients.\(client.symbol).users`, with a user that `proxy.auth` has a secret for"))
    return nil
  }

  /// The published parameter of the first endpoint that it uses.
  private func parameter(of client: Client, behind proxy: Proxy) -> String? {
    let attribute: ResourceAttribute =
      switch client.entrances?.first?.value {
      case .endpoint(let endpoint): .endpointAddress(endpoint)
      case .proxy, nil: .proxyEndpoint(proxy.symbol)
      }
    return deployment.parameters.first { $0.value == DeferredText(attribute) }.flatMap { known($0.name) }
  }

  /// What it says itself, or before its token has run out and before the proxy would drop it as idle.
  private func recycleSeconds(of client: Client, behind proxy: Proxy) -> Int {
    if let own = client.pool.maxLifetime.known?.rawValue, own > 0 { return own }
    let token = SignInToken.lifetime.value - 60
    guard let idle = known(proxy.idleClientTimeout)?.rawValue else { return token }
    return max(1, min(token, idle / 2))
  }

  /// A role's ARN or name.
  private func name(_ role: Referral<Role>) -> String? {
    switch role.value {
    case .external(let id): return id
    case .symbol(let symbol):
      guard let role = deployment.roles[symbol] else { return nil }
      return role.ownership.externalID ?? role.name.known
    case .unknown: return nil
    }
  }
}
