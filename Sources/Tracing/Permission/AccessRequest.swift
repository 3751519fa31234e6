public import ProxyModel

/// One thing that somebody wants to do, as a policy is asked about it.
public struct AccessRequest: Hashable, Sendable {
  /// What: `secretsmanager:GetSecretValue`.
  public var action: String
  /// On what, by ARN; nil where the policy hangs on the thing itself, as a trust policy does.
  public var resource: DeferredText?
  /// Who, where the policy names its principals.
  public var principal: PolicyPrincipal?
  /// What is known of the circumstances, by condition key: `kms:ViaService`.
  public var context: [String: DeferredText]

  /// A request of a role on a resource.
  public init(_ action: String, on resource: DeferredText, context: [String: DeferredText] = [:]) {
    (self.action, self.resource, self.context) = (action, resource, context)
  }

  /// A request of a principal on what the policy hangs on.
  public init(_ action: String, by principal: PolicyPrincipal, context: [String: DeferredText] = [:]) {
    (self.action, self.principal, self.context) = (action, principal, context)
  }
}

/// What policies say to a request.
public enum AccessDecision: Hashable, Sendable {
  /// A statement grants it, and none forbids it.
  case allowed(by: PolicyStatement)
  /// A statement forbids it, over every grant.
  case denied(by: PolicyStatement)
  /// No statement grants it.
  case notGranted
  /// It depends on something that is not known.
  case undetermined(Unknown)

  /// Whether it is allowed for certain.
  public var isAllowed: Bool { if case .allowed = self { true } else { false } }

  /// Whether it is refused for certain.
  public var isRefused: Bool {
    switch self {
    case .denied, .notGranted: true
    case .allowed, .undetermined: false
    }
  }
}
