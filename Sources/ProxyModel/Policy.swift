public import SourceText

/// An IAM policy document: a trust policy, or what a role may do.
public struct PolicyDocument: Hashable, Sendable {
  /// The language version; AWS knows `2012-10-17` and the older `2008-10-17`.
  public var version: String
  /// The statements in order.
  public var statements: [PolicyStatement]

  /// A document of today's version.
  public init(_ statements: [PolicyStatement], version: String = "2012-10-17") {
    self.version = version
    self.statements = statements
  }
}

/// One statement of a policy.
public struct PolicyStatement: Hashable, Sendable {
  /// Whether a statement grants or forbids.
  public enum Effect: String, Hashable, Sendable {
    /// Grants.
    case allow = "Allow"
    /// Forbids, over every grant.
    case deny = "Deny"
  }

  /// A list that means itself, or everything but itself.
  public enum Scope<Element: Sendable>: Sendable {
    /// `Action`, `Resource`.
    case only([Element])
    /// `NotAction`, `NotResource`.
    case allExcept([Element])

    /// The elements as they are written.
    public var elements: [Element] {
      switch self {
      case .only(let elements), .allExcept(let elements): elements
      }
    }
  }

  /// The statement's name, if it has one.
  public var sid: String?
  /// Grants or forbids.
  public var effect: Effect
  /// Which actions, with `*` and `?` as wildcards.
  public var actions: Scope<DeferredText>
  /// Which resources, with wildcards; nil in a trust policy.
  public var resources: Scope<DeferredText>?
  /// Who, in a trust policy.
  public var principals: [PolicyPrincipal]
  /// What else must hold.
  public var conditions: [PolicyCondition]
  /// Where it stands.
  public var provenance: Provenance
  /// Where its parts stand.
  public var places = Places()

  /// The places of a statement's parts, where its file has any; equal to every other, as places are.
  public struct Places: Hashable, Sendable {
    /// Its actions.
    public var action: SourceRange?
    /// Its resources.
    public var resource: SourceRange?
    /// Its principals.
    public var principal: SourceRange?
    /// Its conditions.
    public var condition: SourceRange?

    /// The places that are known.
    public init(
      action: SourceRange? = nil, resource: SourceRange? = nil, principal: SourceRange? = nil,
      condition: SourceRange? = nil
    ) {
      (self.action, self.resource, self.principal, self.condition) = (action, resource, principal, condition)
    }

    /// Always equal.
    public static func == (left: Self, right: Self) -> Bool { true }
    /// Nothing to hash.
    public func hash(into hasher: inout Hasher) {}
  }

  /// A statement that grants actions on resources.
  public init(
    sid: String? = nil, effect: Effect = .allow, _ actions: [DeferredText], on resources: [DeferredText]? = nil,
    by principals: [PolicyPrincipal] = [], when conditions: [PolicyCondition] = [], at provenance: Provenance
  ) {
    self.sid = sid
    self.effect = effect
    self.actions = .only(actions)
    self.resources = resources.map { .only($0) }
    self.principals = principals
    self.conditions = conditions
    self.provenance = provenance
  }
}

/// Who a statement is about: `Service` `rds.amazonaws.com`.
public struct PolicyPrincipal: Hashable, Sendable {
  /// `Service`, `AWS`, `Federated`, `*`.
  public var kind: String
  /// The names under it.
  public var identifiers: [DeferredText]

  /// Principals of one kind.
  public init(_ kind: String, _ identifiers: [DeferredText]) {
    self.kind = kind
    self.identifiers = identifiers
  }
}

/// One test of a statement's conditions: `StringEquals` `kms:ViaService` `secretsmanager.us-east-1.amazonaws.com`.
public struct PolicyCondition: Hashable, Sendable {
  /// `StringEquals`, `ArnLike`.
  public var test: String
  /// The condition key.
  public var key: String
  /// Any of these.
  public var values: [DeferredText]

  /// A test of a key against values.
  public init(_ test: String, _ key: String, _ values: [DeferredText]) {
    self.test = test
    self.key = key
    self.values = values
  }
}

extension PolicyStatement.Scope: Equatable where Element: Equatable {}
extension PolicyStatement.Scope: Hashable where Element: Hashable {}
