import SourceText

/// A proxy as an input declares it; what is nil is left out there.
struct ProxyDraft: Sendable {
  var origin: Origin
  var name: Value?
  var engineFamily: Value?
  var role: Value?
  /// A list of subnet ids.
  var subnets: Value?
  /// A list of security-group ids.
  var securityGroups: Value?
  var auth: Listed<AuthDraft>?
  var defaultAuthScheme: Value?
  var requireTLS: Value?
  var idleClientTimeout: Value?
  var debugLogging: Value?
  var endpointNetworkType: Value?
  var targetConnectionNetworkType: Value?
  /// The `prx-` id, where the input shows it.
  var resourceID: Value?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// An entry of a proxy's `auth`.
struct AuthDraft: Sendable {
  /// The words to point at.
  var place: SourceRange
  /// What a finding calls it.
  var label: String
  var authScheme: Value?
  var secret: Value?
  var iamAuth: Value?
  var clientPasswordAuthType: Value?
  var description: Value?
  var userName: Value?

  init(at place: SourceRange, _ label: String) {
    self.place = place
    self.label = label
  }
}

/// A proxy's target group with its pool.
struct TargetGroupDraft: Sendable {
  /// What a pool number that is left out comes to.
  enum Defaults: Sendable {
    /// AWS's own: by engine family, and half of the maximum for what may stand idle.
    case service
    /// The Terraform provider's, once there is a `connection_pool_config`: 100, 50 and 120, whatever the others are.
    case terraformProvider
  }

  var origin: Origin
  /// What names the proxy.
  var proxy: Value?
  var name: Value?
  /// The block or property that holds the pool's numbers, to point at.
  var poolPlace: SourceRange?
  var maxConnectionsPercent: Value?
  var maxIdleConnectionsPercent: Value?
  var connectionBorrowTimeout: Value?
  var initQuery: Value?
  var sessionPinningFilters: Value?
  var defaults = Defaults.service

  init(_ origin: Origin) { self.origin = origin }
}

/// A database that is registered with a proxy: by one of the two.
struct TargetDraft: Sendable {
  var origin: Origin
  var proxy: Value?
  var targetGroup: Value?
  /// A cluster's identifier.
  var cluster: Value?
  /// An instance's identifier.
  var instance: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// An endpoint beside the proxy's own.
struct EndpointDraft: Sendable {
  var origin: Origin
  var proxy: Value?
  var name: Value?
  var targetRole: Value?
  var subnets: Value?
  var securityGroups: Value?
  var networkType: Value?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}
