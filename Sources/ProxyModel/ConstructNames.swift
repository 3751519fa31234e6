/// What a CDK program for the deployment calls its stack and constructs, and how it tags.
///
/// The names are about the program, not about what AWS is told: deployments that differ in nothing else are equal.
public struct ConstructNames: Hashable, Sendable {
  /// A resource that has a construct.
  public enum Part: Hashable, Sendable {
    /// A proxy.
    case proxy(Symbol<Proxy>)
    /// Its target group.
    case targetGroup(Symbol<TargetGroup>)
    /// An additional endpoint.
    case endpoint(Symbol<Endpoint>)
    /// A group, created or imported by its id.
    case securityGroup(Symbol<SecurityGroup>)
    /// A role, created or imported by its name.
    case role(Symbol<Role>)
    /// A secret that is created.
    case secret(Symbol<Secret>)
    /// A parameter that publishes an endpoint.
    case parameter(Symbol<Parameter>)
    /// An alarm.
    case alarm(Symbol<Alarm>)
  }

  /// Who carries the tags.
  public enum TagPlace: String, Hashable, Sendable, CaseIterable {
    /// Each resource, in the template.
    case resources
    /// The stack: they are given when it is deployed, and AWS hands them on to the resources.
    case stack
  }

  /// The stack's name; nil where it follows from the deployment's.
  public var stack: String?
  /// The construct ids that are chosen; the others follow from what the resources are called.
  public var ids: [Part: String] = [:]
  /// Who carries the tags.
  public var tags = TagPlace.resources

  /// Nothing chosen.
  public init() {}

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}
