public import SourceText

/// An IAM role: the proxy's own, or that of a client.
public struct Role: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Role>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here, or found under its name or ARN.
  public var ownership: Ownership
  /// The role's name.
  public var name: Setting<String>
  /// What it is for.
  public var description: String?
  /// Who may take it on; nil for a role that exists already.
  public var trust: Setting<PolicyDocument>?
  /// The policies that the deployment gives it.
  public var policies: [RolePolicy] = []
  /// Why it may have policies that the deployment does not show; nil where it shows them all.
  public var unseenPolicies: Unknown?
  /// Tags.
  public var tags: Tags = [:]

  /// A role without policies.
  public init(_ symbol: Symbol<Role>, at provenance: Provenance, _ ownership: Ownership, name: Setting<String>) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    self.name = name
  }
}

/// A policy inside a role.
public struct RolePolicy: Hashable, Sendable {
  /// Its name within the role.
  public var name: String
  /// What it says.
  public var document: Setting<PolicyDocument>
  /// Where it stands.
  public var provenance: Provenance
  /// Whether the policy is there already and somebody else's; a renderer leaves it alone.
  public var isFound = false

  /// A named policy.
  public init(_ name: String, _ document: Setting<PolicyDocument>, at provenance: Provenance) {
    self.name = name
    self.document = document
    self.provenance = provenance
  }
}

/// A secret of Secrets Manager that holds one database user's name and password.
public struct Secret: Resource {
  /// How the deployment's other resources refer to it.
  public let symbol: Symbol<Secret>
  /// Where it stands.
  public let provenance: Provenance
  /// Created here and left empty, or found under its ARN.
  public var ownership: Ownership
  /// Its name, without the six characters that AWS adds.
  public var name: Setting<String>
  /// Its ARN, where it exists already.
  public var arn: Setting<SecretARN>?
  /// The database user it belongs to.
  public var username: Setting<String>
  /// The customer-managed key it is encrypted with, by ARN; nil for the AWS-managed one.
  public var kmsKey: Setting<ARN?>
  /// The keys of the JSON that it holds; never the values.
  public var keys: Setting<[Located<String>]>
  /// How its password is changed.
  public var rotation: Setting<Rotation>
  /// What its `host` names, where it has one.
  public var host: Setting<Host>
  /// Tags.
  public var tags: Tags = [:]

  /// How a secret's password is changed.
  public enum Rotation: String, Hashable, Sendable, CaseIterable {
    /// By hand.
    case none
    /// The user gets a new password in place.
    case singleUser = "single_user"
    /// A second user takes over each time, so that the user's name changes too.
    case alternatingUsers = "alternating_users"
  }

  /// What the `host` inside a secret names.
  public enum Host: String, Hashable, Sendable, CaseIterable {
    /// The proxy.
    case proxy
    /// The database itself.
    case database
    /// Nothing: the secret has no `host`.
    case none
  }

  /// A secret under the AWS-managed key.
  public init(_ symbol: Symbol<Secret>, at provenance: Provenance, _ ownership: Ownership, name: Setting<String>) {
    self.symbol = symbol
    self.provenance = provenance
    self.ownership = ownership
    self.name = name
    username = .unknown(
      Unknown(
        "the user of `\(provenance.label)` is not written", at: provenance.range,
        remedy: "write `username` beside the secret"))
    kmsKey = .defaulted(nil, at: provenance.range)
    func missing<Value>(_ what: String, key: String) -> Setting<Value> {
      .unknown(
        Unknown(
          "\(what) of `\(provenance.label)` is not written", at: provenance.range,
          remedy: "write `\(key)` beside the secret"))
    }
    keys = missing("the list of JSON keys", key: "secret_keys")
    rotation = missing("the rotation", key: "rotation")
    host = missing("the `host` inside", key: "secret_host")
  }
}
