import AWSFacts
import ProxyModel
import SourceText

extension Client {
  /// What the host leads to that the client is told to connect to.
  ///
  /// - Throws: `notApplicable` where nobody tells it one, so that it takes what the deployment makes.
  var address: DatabaseHost {
    get throws(Inconclusive) {
      guard let host else { throw .notApplicable }
      return DatabaseHost(try host.value)
    }
  }
}

extension Deployment {
  /// Its proxies by name, for a help that says where to connect.
  var proxyNames: String { proxies.map { "`\($0.name.known ?? $0.provenance.label)`" }.joined(separator: " or ") }
}
