import ProxyModel
import SourceText

/// What AWS made up for the proxy and its secrets, recognized in texts that name it.
///
/// A policy of a profile is on the proxy, whatever its id; one of a capture has the id in it. Both mean the same proxy.
struct OwnIDs {
  private let secrets: [String: Symbol<Secret>]
  private let proxies: [(id: String, proxy: Symbol<Proxy>)]

  init(of deployment: Deployment) {
    secrets = Dictionary(
      keepingFirst: deployment.secrets.compactMap { secret in
        (secret.arn?.known.map { "\($0.arn)" } ?? secret.ownership.externalID).map { ($0, secret.symbol) }
      })
    proxies = deployment.proxies.compactMap { proxy in
      (proxy.resourceID?.known).flatMap { $0.hasPrefix("prx-") ? ($0, proxy.symbol) : nil }
    }
  }

  /// The policies with resources in the place of ids.
  func recognized(in roles: Table<Role>) -> Table<Role> {
    var result = roles
    for role in roles {
      var role = role
      for index in role.policies.indices {
        role.policies[index].document = role.policies[index].document.map(recognized)
      }
      result.insert(role)
    }
    return result
  }

  private func recognized(_ document: PolicyDocument) -> PolicyDocument {
    var document = document
    for index in document.statements.indices {
      document.statements[index].resources = document.statements[index].resources.map { scope in
        switch scope {
        case .only(let texts): .only(texts.map(recognized))
        case .allExcept(let texts): .allExcept(texts.map(recognized))
        }
      }
    }
    return document
  }

  private func recognized(_ text: DeferredText) -> DeferredText {
    guard let known = text.known else { return text }
    if let secret = secrets[known] { return DeferredText(.secretARN(secret)) }
    // `arn:aws:rds-db:us-east-1:123456789012:dbuser:prx-0a1b2c3d/app`
    var pieces = known.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let last = pieces.last, pieces.count > 6, let slash = last.firstIndex(of: "/"),
      let proxy = proxies.first(where: { $0.id == last[..<slash] })?.proxy
    else { return text }
    pieces[pieces.count - 1] = ""
    return DeferredText([
      .text(pieces.joined(separator: ":")), .attribute(.proxyResourceID(proxy)), .text(String(last[slash...])),
    ])
  }
}
