import ProxyModel

/// The ways into the proxies of one deployment. Several rules ask for the same ones, which are worked out once.
struct Ways: Sendable {
  /// What was worked out for one proxy: its entries, or why there is nothing to tell.
  private struct Known: Sendable {
    let proxy: Symbol<Proxy>
    let entries: [Entry]
    let obstacle: Inconclusive?
  }

  private var known: [Known] = []

  /// Every way in that clients need.
  mutating func entries(of proxy: Proxy, in deployment: Deployment) throws(Inconclusive) -> [Entry] {
    if let known = known.first(where: { $0.proxy == proxy.symbol }) {
      if let obstacle = known.obstacle { throw obstacle }
      return known.entries
    }
    do throws(Inconclusive) {
      let entries = try deployment.entries(of: proxy)
      known.append(Known(proxy: proxy.symbol, entries: entries, obstacle: nil))
      return entries
    } catch {
      known.append(Known(proxy: proxy.symbol, entries: [], obstacle: error))
      throw error
    }
  }
}
