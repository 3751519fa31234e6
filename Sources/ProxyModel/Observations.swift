public import SourceText

/// What a capture shows of how things stand: no part of what a deployment is, but of how it does.
///
/// Equal to every other, as places are: two deployments are the same whether or not one of them is ill.
public struct Observations: Hashable, Sendable {
  /// How each database that is registered with a proxy does, row by row as AWS lists them.
  public var targets: [TargetReport] = []
  /// Why there may be more of them; nil where all are shown.
  public var unseenTargets: Unknown?
  /// The `Status` of each proxy.
  public var proxies: [Symbol<Proxy>: Located<String>] = [:]
  /// The `Status` of each additional endpoint.
  public var endpoints: [Symbol<Endpoint>: Located<String>] = [:]

  /// Nothing was looked at.
  public init() {}

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}

/// A row of `describe-db-proxy-targets`: whether a proxy can use one instance, or a cluster as a whole.
public struct TargetReport: Sendable {
  /// Where it stands.
  public let provenance: Provenance
  /// The proxy that says so.
  public var proxy: Reference<Proxy>
  /// The identifier of the instance or the cluster.
  public var database: Located<String>
  /// `REGISTERING`, `AVAILABLE`, `UNAVAILABLE`, `UNUSED`; nil where the row has no health.
  public var state: Located<String>?
  /// `UNREACHABLE`, `AUTH_FAILURE` and their like.
  public var reason: Located<String>?
  /// What AWS says of it in words.
  public var words: Located<String>?

  /// A row without health.
  public init(_ database: Located<String>, of proxy: Reference<Proxy>, at provenance: Provenance) {
    self.database = database
    self.proxy = proxy
    self.provenance = provenance
  }
}
