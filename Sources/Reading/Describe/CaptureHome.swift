import ProxyModel
import SourceText

/// A region and an account that captures show proxies in.
struct CaptureHome {
  var region: Value?
  var account: Value?
  /// The names of the proxies there; nil for whatever there is.
  private var proxies: Set<String>?

  /// No home that anything tells of.
  init() {}

  /// The homes of all proxies, in the order of the files.
  static func homes(of captures: [Capture]) -> [CaptureHome] {
    var homes: [CaptureHome] = []
    for row in captures.flatMap({ $0.rows("DBProxies") }) {
      guard let name = row["DBProxyName"]?.scalar, let arn = row["DBProxyArn"], let text = arn.scalar else { continue }
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 5 else { continue }
      let index = homes.firstIndex { $0.region?.scalar == parts[3] && $0.account?.scalar == parts[4] }
      if let index {
        homes[index].proxies?.insert(name)
      } else {
        var home = CaptureHome()
        home.region = .text(parts[3], at: arn.range)
        home.account = .text(parts[4], at: arn.range)
        home.proxies = [name]
        homes.append(home)
      }
    }
    return homes
  }

  /// What belongs to the proxies of this home, and everything that belongs to none.
  func parts(of all: Parts) -> Parts {
    guard let proxies else { return all }
    func isHere(_ name: Value?) -> Bool { name?.scalar.map(proxies.contains) ?? true }
    var parts = all
    parts.proxies.removeAll { !isHere($0.name) }
    parts.targetGroups.removeAll { !isHere($0.proxy) }
    parts.targets.removeAll { !isHere($0.proxy) }
    parts.endpoints.removeAll { !isHere($0.proxy) }
    return parts
  }
}
