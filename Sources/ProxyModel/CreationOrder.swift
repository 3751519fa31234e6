public import SourceText

/// In which order a template has its resources made, as far as a proxy's parts need one another.
///
/// It is about the tool, not about what is deployed: deployments that differ in nothing else are equal.
public struct CreationOrder: Hashable, Sendable {
  /// A resource that needs another one to be there.
  public struct Need: Sendable {
    /// What is needed.
    public enum Kind: Sendable, Hashable {
      /// The proxy that a target group or an endpoint belongs to.
      case proxy
      /// An instance of the database that a target group registers.
      case databaseInstance
    }

    /// What is needed.
    public var kind: Kind
    /// What needs it.
    public var dependent: Provenance
    /// The name by which it is needed, or the dependent itself.
    public var place: SourceRange
    /// What is needed.
    public var dependency: Provenance
    /// Whether the template has the one wait for the other, by a reference or by `DependsOn`.
    public var isAwaited: Bool

    /// One resource's need of another.
    public init(
      _ kind: Kind, of dependent: Provenance, at place: SourceRange, on dependency: Provenance, isAwaited: Bool
    ) {
      (self.kind, self.dependent, self.place) = (kind, dependent, place)
      (self.dependency, self.isAwaited) = (dependency, isAwaited)
    }
  }

  /// The needs in the order of the file; nil where no template says anything of an order.
  public var needs: [Need]?

  /// Nothing said.
  public init(_ needs: [Need]? = nil) { self.needs = needs }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}
