import ProxyModel
import SourceText

/// A role.
struct RoleDraft: Sendable {
  var origin: Origin
  var name: Value?
  var arn: Value?
  var description: Value?
  /// The trust policy, as a mapping, as JSON or as its text.
  var trust: Value?
  var policies: [InlinePolicyDraft] = []
  /// Managed policies that are attached inside of the role: ARNs or references.
  var managedPolicies: [Value] = []
  /// Why it may have more policies than the input shows.
  var unseenPolicies: Unknown?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A policy inside of a role, or beside it for the role that it names.
struct InlinePolicyDraft: Sendable {
  var origin: Origin
  /// The role's name; nil inside of the role.
  var role: Value?
  var name: Value?
  var document: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A managed policy that the input makes.
struct ManagedPolicyDraft: Sendable {
  var origin: Origin
  var name: Value?
  var document: Value?
  /// The roles it is attached to where it says so itself, by name.
  var roles: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// The attachment of a managed policy to roles.
struct PolicyAttachmentDraft: Sendable {
  var origin: Origin
  /// A role's name, or a list of them.
  var role: Value?
  /// The policy's ARN.
  var policy: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A secret.
struct SecretDraft: Sendable {
  var origin: Origin
  var name: Value?
  var arn: Value?
  var kmsKey: Value?
  /// What it holds: only keys, the user and the host are ever taken from it.
  var content: Value?
  /// The user in it, where the input says that beside a secret which it leaves empty.
  var username: Value?
  /// Whether the input shows how its password is changed: nil where nothing does.
  var rotation: Value?
  var tags: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// What a secret of the input holds, declared beside it.
struct SecretContentDraft: Sendable {
  var origin: Origin
  /// The secret's id, ARN or name.
  var secret: Value?
  var content: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A schedule by which a secret is changed, declared beside it.
struct SecretRotationDraft: Sendable {
  var origin: Origin
  var secret: Value?
  /// `SingleUser` or `AlternatingUsers` in any spelling that says so; nil where the input does not tell.
  var strategy: Value?

  init(_ origin: Origin) { self.origin = origin }
}

/// A key of KMS.
struct KeyDraft: Sendable {
  var origin: Origin
  var arn: Value?
  /// The key policy.
  var policy: Value?

  init(_ origin: Origin) { self.origin = origin }
}
