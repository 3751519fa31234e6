import ProxyModel
import SourceText

/// Brings the resources of Terraform's AWS provider to drafts, whichever file their arguments come from: configuration, plan or
/// state.
///
/// A data source is lifted by the same words as its resource; its origin says that it is found.
struct TerraformLifting {
  /// What was lifted so far.
  private(set) var parts = Parts()
  /// Services of ECS, which run what a task definition says.
  var services: [(body: TerraformBody, origin: Origin)] = []
  /// The task definitions.
  var taskDefinitions: [Addressed] = []
  /// Services of App Runner, which reach a VPC by a connector.
  var runners: [(body: TerraformBody, origin: Origin)] = []
  /// The connectors.
  var connectors: [Addressed] = []

  /// What others refer to by address.
  typealias Addressed = (address: ResourceAddress, body: TerraformBody)
  /// How one type of resource becomes drafts.
  typealias Lift = @Sendable (inout TerraformLifting, TerraformBody, Origin) -> Void

  private static let lifts: [String: Lift] = [proxy, network, access, database, operations, compute]
    .reduce(into: [:]) { all, topic in all.addMissing(topic) }

  /// Whether headroom has any use for a type; everything else can be passed over unread.
  static func knows(_ type: String) -> Bool { lifts[type] != nil }

  /// Takes one resource, or one data source, in.
  ///
  /// - Parameters:
  ///   - type: `aws_db_proxy`.
  ///   - body: A mapping of its arguments, with blocks as lists of mappings.
  ///   - origin: Where it is declared; `found` for a data source.
  mutating func lift(_ type: String, _ body: Value, _ origin: Origin) {
    Self.lifts[type]?(&self, TerraformBody(value: body), origin)
  }

  /// Adds drafts.
  mutating func add(_ change: (inout Parts) -> Void) { change(&parts) }

  /// Everything that was lifted, with what only several resources together say.
  consuming func finished() -> Parts {
    joinServices()
    joinRunners()
    return parts
  }
}
