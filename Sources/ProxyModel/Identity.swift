public import SourceText

/// Names one resource of a deployment: its identity is known even while its id is not.
///
/// Two references to one symbol are one thing; that alone decides most questions of who shares what.
public struct Symbol<Resource>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name within its table: a Terraform local name, a logical id, or the profile's own word for the part.
  public let name: String

  /// The symbol of that name.
  @inlinable public init(_ name: String) { self.name = name }

  /// The name itself.
  public var description: String { name }

  /// By name.
  public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

/// What a setting refers to.
public enum Reference<Resource>: Hashable, Sendable {
  /// A resource of the same deployment.
  case symbol(Symbol<Resource>)
  /// Something outside it, by id, name or ARN as it is written.
  case external(String)
  /// Something that the files do not tell.
  case unknown(Unknown)

  /// The symbol, for a rule that has to look into the resource.
  @inlinable public var symbol: Symbol<Resource>? { if case .symbol(let symbol) = self { symbol } else { nil } }
}

/// A reference to something and the place where it is written.
public typealias Referral<Resource> = Located<Reference<Resource>>

/// Where a resource stands, and what its file calls it. Equal to every other: models are compared by what they say.
public struct Provenance: Hashable, Sendable {
  /// The words to point at: the key, the block header, the command.
  public let range: SourceRange
  /// What the file calls it: `clients.checkout`, `aws_db_proxy.orders`, `OrdersProxy`.
  public let label: String

  /// A place and the name that stands there.
  public init(_ range: SourceRange, _ label: String) {
    self.range = range
    self.label = label
  }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}

/// Whether a deployment makes a resource or finds it.
public enum Ownership: Hashable, Sendable {
  /// Created by the deployment.
  case created
  /// There already, under this id, name or ARN.
  case existing(String)

  /// The id, name or ARN of what exists already.
  public var externalID: String? { if case .existing(let id) = self { id } else { nil } }
}

/// What all resources have: a symbol and a place.
public protocol Resource: Hashable, Sendable {
  /// How the deployment's other resources refer to it.
  var symbol: Symbol<Self> { get }
  /// Where it stands.
  var provenance: Provenance { get }
}
