public import SourceText

/// What only CloudFormation knows of a template.
public struct TemplateFacts: Sendable {
  /// What a proxy's parts need to be there before they are made, in the order of the file.
  public var needs: [Need] = []
  /// Attributes of a proxy's parts that are asked for by a name which is not known.
  public var openAttributes: [Unknown] = []

  /// A resource that needs another one to be there.
  public struct Need: Sendable {
    /// What is needed.
    public enum Kind: Sendable, Hashable {
      /// The proxy that a target group or an endpoint belongs to.
      case proxy
      /// An instance of the cluster that a target group registers.
      case databaseInstance
    }

    /// Whether the template has the one wait for the other.
    public enum Order: Sendable {
      /// By a reference or by `DependsOn`, through however many others.
      case awaited(Provenance)
      /// Both are made at the same time, or in any order.
      case open(Provenance)
      /// It is not known what is needed.
      case unknown(Unknown)
    }

    /// What is needed.
    public var kind: Kind
    /// What needs it.
    public var dependent: Provenance
    /// The words by which it is needed: a name, or the dependent itself.
    public var place: SourceRange
    /// What it needs, and whether it waits for that.
    public var order: Order

    /// One resource's need of another.
    public init(_ kind: Kind, of dependent: Provenance, at place: SourceRange, _ order: Order) {
      (self.kind, self.dependent, self.place, self.order) = (kind, dependent, place, order)
    }
  }

  /// Nothing known.
  public init() {}
}
