/// What a plan of Terraform does with a resource.
public enum PlannedAction: String, Hashable, Sendable, CaseIterable {
  /// Nothing: it is there, and stays as it is.
  case none = "no-op"
  /// It is made.
  case create
  /// It is looked up, only once the rest is there.
  case read
  /// It is changed in place.
  case update
  /// It is made anew, and the old one goes.
  case replace
  /// It goes.
  case delete
  /// Terraform lets go of it without touching it.
  case forget
}

/// What a plan does with the resources of a deployment.
///
/// Equal to every other: it is about the next step, not about what the deployment is.
public struct PlannedActions: Hashable, Sendable {
  private var actions: [String: PlannedAction] = [:]

  /// No plan.
  public init() {}

  /// The action on the resource that its file calls so; nil where no plan speaks of it.
  public subscript(label: String) -> PlannedAction? {
    get { actions[label] }
    set { actions[label] = newValue }
  }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}
